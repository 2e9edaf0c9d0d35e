"""Blocks that say again what an earlier block said."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.parse.draft import Draft
from attrib.parse.words import words_of

_SHORT = 3


def key(text: str) -> str:
    """A text's words in lower case, single-spaced: equal for two ways of writing the same line."""
    return " ".join(words_of(text))


def drop_repeats(drafts: Sequence[Draft]) -> None:
    """Drop each kept block whose words an earlier kept block had.

    A block of up to three words may well be repeated in an interview ("Yes."): it goes only in a row of repeats.
    """
    seen: set[str] = set()
    repeating = False
    for draft in drafts:
        if not draft.kept:
            continue
        words = key(draft.text)
        repeat = words in seen and (repeating or len(draft.text.split()) > _SHORT)
        seen.add(words)
        repeating = repeat
        if repeat:
            draft.drop("repeated_line")
