"""Runs of capitalised words: what names are cut from."""

from __future__ import annotations

from functools import cache

from attrib.annotate.lexicon import groups
from attrib.annotate.view import View, classes

_INNER = frozenset({".", "de", "van", "von", "bin", "al", "der", "la", "del"})


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
        )
        inner = start >= 0 and index + 1 < last and low in _INNER and view.capital(index + 1)
        if inner and low == "." and len(view.low[index - 1]) > 4:
            inner = False  # a full stop, not an abbreviation's
        if inside and start < 0:
            start = index
        elif not inside and not inner and start >= 0:
            found.append((start, index))
            start = -1
    return found


@cache
def _function_words() -> frozenset[str]:
    return classes("be", "have", "do", "determiner", "preposition", "subordinator", "coordinator", "subject", "modal")


@cache
def first_names() -> frozenset[str]:
    """Common first names, lower case."""
    return frozenset().union(*groups("firstnames.tsv").values())
