"""Quotation marks around the title of a work or the name of a programme, not around anybody's words."""

from __future__ import annotations

from attrib.annotate.lexicon import groups
from attrib.annotate.view import View

_LONGEST = 8
_SMALL = 3
"""Letters; words up to this long are written small in titles ("Meet the Press")."""
_NEAR = 3


def names_work(view: View, number: int) -> bool:
    """Whether a quotation is a title by its capitals and by what stands in front of it.

    That is a word for works ('the book "Living History"'), "on" or "in" ('said on "Meet the Press"'), or whose
    programme it is ('CBS's "Face the Nation"').
    """
    first, last = view.quote_bounds[number]
    words = [index for index in range(first, last) if view.word(index)]
    if not words or len(words) > _LONGEST or view.low[last - 1] in {"?", "!"} or not _is_titled(view, words):
        return False
    opened = view.token_range(view.quotes[number].span)[0]
    start = view.bounds[view.sentence_of[opened]][0]  # what the sentence before speaks of is another thing
    before = view.low[max(start, opened - _NEAR) : opened]
    if groups("quoting.tsv")["work"] & set(before):
        return True
    if len(words) < 2 or len(before) < 2:
        return False
    return before[-1] in {"on", "in"} or before[-1].endswith("'s") or (before[-1] == "'" and before[-2].endswith("s"))


def _is_titled(view: View, words: list[int]) -> bool:
    """Whether the first word and every long one has a capital, and not all letters are capitals."""
    long = (index for index in words if view.ends[index] - view.starts[index] > _SMALL)
    shouted = view.text[view.starts[words[0]] : view.ends[words[-1]]].isupper()
    return view.capital(words[0]) and all(map(view.capital, long)) and not shouted
