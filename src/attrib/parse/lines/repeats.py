"""Blocks that say again what an earlier block said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrib.parse.draft import Draft
from attrib.parse.words import words_of

_LONG = 8  # words
_REFRAIN = 3  # times
_NO_REFRAIN = 15  # words
_GALLERY = 3  # pictures


def key(text: str) -> str:
    """A text's words in lower case, single-spaced: equal for two ways of writing the same line."""
    return " ".join(words_of(text))


def drop_repeats(drafts: Sequence[Draft]) -> None:
    """Drop each kept block whose words an earlier kept block had.

    A short block may well be repeated: the name of a speaker, the head of a table, an answer ("Yes."), a refrain. It
    goes only beside a long one that it stood beside the first time.
    """
    kept = [draft for draft in drafts if draft.kept]
    keys = [key(draft.text) for draft in kept]
    _drop_galleries(kept, keys)
    counts = Counter(keys)
    first: dict[str, int] = {}
    for number, words in enumerate(keys):
        first.setdefault(words, number)
    going = {
        number
        for number, words in enumerate(keys)
        if first[words] < number and _is_no_refrain(words, counts[words], kept[number].text.isupper())
    }
    for step, numbers in ((1, range(len(keys))), (-1, range(len(keys) - 1, -1, -1))):
        for number in numbers:
            words = keys[number]
            if number - step in going and first[words] < number and first[words] == first[keys[number - step]] + step:
                going.add(number)
    for number in going:
        kept[number].drop("repeated_line")


def _is_no_refrain(words: str, times: int, shouted: bool) -> bool:
    """A long line; one of middling length if it neither comes again and again nor is a head in capitals."""
    length = words.count(" ") + 1
    return length >= _NO_REFRAIN or (length >= _LONG and times <= _REFRAIN and not shouted)


def _drop_galleries(kept: Sequence[Draft], keys: Sequence[str]) -> None:
    """Several lines in a row that each stand twice, one right after the other, are the captions of a gallery."""
    doubled = [one == two and one.count(" ") + 1 >= _LONG for one, two in pairwise(keys)]
    start = 0
    while start < len(doubled):
        stop = start
        while stop < len(doubled) and doubled[stop]:
            stop += 2
        if stop - start >= 2 * _GALLERY:
            for draft in kept[start:stop]:
                draft.drop("caption")
        start = max(stop, start + 1)
