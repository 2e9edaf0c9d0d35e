"""Runs of capitalised words: what names are cut from."""

from __future__ import annotations

from functools import cache

from attrib.annotate.lexicon import groups, words
from attrib.annotate.view import View, classes

_INNER = frozenset({".", "de", "van", "von", "bin", "al", "der", "la", "del"})
_SAYS = frozenset({"says", "said", "tells", "told", "vows", "slams", "calls", "urges", "warns"})
"""What ends a name in a headline: "Dole | Says | Lind Is Late"."""
_OPENERS = frozenset({"thanks", "perhaps", "meanwhile", "however", "recall", "last", "overall", "still", "instead"})


def runs(view: View, first: int, last: int) -> list[tuple[int, int]]:
    """Runs of capitalised tokens in ``[first, last)``: names with their titles."""
    found, start = [], -1
    function = _function_words()
    for index in range(first, last + 1):
        low = view.low[index] if index < last else ""
        inside = (
            index < last
            and view.text[view.starts[index]].isupper()
            and (low not in function or low in {"us", "will", "may"})
            and low not in _SAYS
        )
        inner = start >= 0 and index + 1 < last and low in _INNER and view.capital(index + 1)
        if inner and low == "." and len(view.low[index - 1]) > 4:
            inner = False  # a full stop, not an abbreviation's
        if inside and start < 0:
            start = -1 if _is_party(low) or _only_opens(view, index, last) else index
        elif not inside and not inner and start >= 0:
            found.append((start, index))
            start = -1
    return found


def _is_party(word: str) -> bool:
    """Whether a word tells party and state: "R-Tenn"."""
    return word[1:2] == "-" and word[0] in "rdi"


def _only_opens(view: View, index: int, last: int) -> bool:
    """Whether a capital only opens the sentence in front of a name: "Yesterday | Lind", "Certainly | Holm"."""
    low = view.low[index]
    if index + 1 >= last or index != view.bounds[view.sentence_of[index]][0] or not view.capital(index + 1):
        return False
    usual = low.endswith(("ly", "ing")) and low in words("lowercase.txt") and low not in first_names()
    return usual or low in classes("time") or low in _OPENERS


@cache
def _function_words() -> frozenset[str]:
    return classes("be", "have", "do", "determiner", "preposition", "subordinator", "coordinator", "subject", "modal")


@cache
def first_names() -> frozenset[str]:
    """Common first names, lower case."""
    return frozenset().union(*groups("firstnames.tsv").values())
