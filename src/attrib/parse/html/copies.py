"""Second copies of a page's article: what is shown again for another screen, or under "read on".

Stricter than what plain text needs (:mod:`attrib.parse.lines.repeats`): a page's classifier has seen
every repeat already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrib.parse.draft import Draft
from attrib.parse.lines.repeats import key
from attrib.parse.words import words_of_each

_COPY_WORDS = 100
_SHORT = 3
_OPENING = 120  # characters
_OPENING_WORDS = 3  # all of them whole: equal blocks begin equally


def drop_copies(drafts: Sequence[Draft]) -> None:
    """Drop kept blocks that repeat earlier ones: a long run of them in their order, or a line right below itself.

    A line alone may well stand twice: a label in a recipe, a question in a row of interviews, a cell of a table.
    """
    kept = [draft for draft in drafts if draft.kept]
    twice = _opening_twice(kept)
    if not twice:
        return
    last: dict[str, int] = {}
    before = [-1] * len(kept)
    for number in twice:
        words = key(kept[number].text)
        before[number] = last.get(words, -1)
        last[words] = number
    start = 0
    while start < len(kept):
        end = start + 1
        while before[start] >= 0 and end < len(kept) and before[end] == before[end - 1] + 1:
            end += 1
        if before[start] >= 0:
            run = kept[start:end]
            size = sum(len(draft.text.split()) for draft in run)
            below = before[start] == start - 1
            if (len(run) > 1 and size >= _COPY_WORDS) or (below and size > _SHORT):
                for draft in run:
                    draft.drop("repeated_line")
        start = end


def _opening_twice(kept: Sequence[Draft]) -> list[int]:
    """The blocks that begin with the words of another: no others can be the same."""
    openings = [tuple(words[:_OPENING_WORDS]) for words in words_of_each([draft.text[:_OPENING] for draft in kept])]
    if len(set(openings)) == len(kept):
        return []
    counts = Counter(openings)
    return [number for number, opening in enumerate(openings) if counts[opening] > 1]
