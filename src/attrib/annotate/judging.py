"""How much a stretch of text sounds like a judgement: the words' weights added up (``lexicons/judging.tsv``).

A linear model over words and pairs of words without names, so that every word shows what it adds. Its recipe is
``training/recipes/judging.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrib.annotate.lexicon import lines, words
from attrib.annotate.view import View

NAME, NUMBER = "<name>", "<0>"
"""What stands for a run of capitalised words and for a number."""
TELLING = 0.5
"""What a word must add for it to be named: the odds rise by two thirds."""
SCALE = 100
"""Weights are stored as hundredths."""


@cache
def _table() -> dict[str, float]:
    fields = "\t".join(lines("judging.tsv")).split("\t")
    hundredths = {weight: int(weight) / SCALE for weight in set(fields[1::2])}  # a few hundred different ones
    return dict(zip(fields[::2], map(hundredths.__getitem__, fields[1::2]), strict=True))


def grams(view: View, tokens: Iterable[int]) -> Iterator[tuple[str, int]]:
    """The words and pairs of words of a sentence's tokens, each with the token it ends at.

    Names become one placeholder; a capital that opens the sentence makes no name of a usual word. Pairs do not reach
    over tokens that are left out.
    """
    before, last = "<s>", -2
    for index in tokens:
        word = view.low[index]
        if word[0].isdigit():
            word = NUMBER
        elif view.capital(index) and word not in {"i", "i'm", "i've", "i'd"}:
            opens = index == view.bounds[view.sentence_of[index]][0]
            word = word if opens and word in words("lowercase.txt") else NAME
        if index > last + 1 and last >= 0:
            before = "<gap>"
        if word == NAME and before == NAME:
            last = index
            continue
        yield word, index
        yield f"{before} {word}", index
        before, last = word, index


def judged(view: View, tokens: Iterable[int]) -> tuple[float, int]:
    """Sum of the weights of a sentence's tokens, each gram counted once, and the token that adds most.

    Returns:
        The log-odds that the teacher would call the sentence biased, and the index of the heaviest token (-1 if none
        adds :data:`TELLING`); words that say nothing when shown alone ("nothing", "even") are not named.
    """
    table = _table()
    total, seen, heaviest, most = table[""], set(), -1, TELLING
    for gram, index in grams(view, tokens):
        weight = table.get(gram)
        if weight is not None and gram not in seen:
            seen.add(gram)
            total += weight
            if weight >= most and " " not in gram and view.word(index) and gram not in words("hollow.txt"):
                heaviest, most = index, weight
    return total, heaviest
