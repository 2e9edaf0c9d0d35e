"""The full names of a text, and which titles go with them."""

from __future__ import annotations

from functools import cache

from attrib.annotate.lexicon import words
from attrib.annotate.sources.kinds import kind_of, person_noun
from attrib.annotate.view import View, classes

_INNER = frozenset({".", "de", "van", "von", "bin", "al", "der", "la", "del"})


def runs(view: View, first: int, last: int) -> list[tuple[int, int]]:
    """Runs of capitalised tokens in ``[first, last)``: names with their titles."""
    found, start = [], -1
    function = _function_words()
    for index in range(first, last + 1):
        low = view.low[index] if index < last else ""
        inside = index < last and view.capital(index) and (low not in function or low in {"us", "will", "may"})
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


def split_title(view: View, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles and name in a run of capitalised tokens: ``("US", "President")``, ``("Donald", "Trump")``."""
    tokens = [(view.low[i], view.text[view.starts[i] : view.ends[i]]) for i in range(first, last) if view.low[i] != "."]
    at = 0
    if not _is_body(tokens[-1][0]):
        for index, (low, _) in enumerate(tokens[:-1]):
            if _is_title(low.strip(".")) or low.endswith("'s"):  # "CNN's Smith"
                at = index + 1
    titles = [low.strip(".") for low, _ in tokens[:at]]
    name = [word for _, word in tokens[at:]]
    if name:
        name[-1] = name[-1].removesuffix("'s").removesuffix("’s").rstrip("'’")
    return tuple(titles), tuple(part for part in name if part)


def _is_title(word: str) -> bool:
    return word in words("titles.txt") or person_noun(word)


def _is_body(word: str) -> bool:
    item = kind_of(word.removesuffix("'s"))
    return item is not None and item[0] in {"organisation", "outlet", "document"}


class Names:
    """Every full name in a text by its surname, and the names that bear a title.

    Attributes:
        full: surname (lower case) to the first full name that ends in it.
        titled: title word to the surnames that it was seen with, in order.
        titles: surname to all title words seen with it.
    """

    def __init__(self, view: View) -> None:
        self.full: dict[str, tuple[str, ...]] = {}
        self.titled: dict[str, list[str]] = {}
        self.titles: dict[str, set[str]] = {}
        for start, end in view.bounds:
            for first, last in runs(view, start, end):
                self._add(*split_title(view, first, last))

    def _add(self, titles: tuple[str, ...], name: tuple[str, ...]) -> None:
        if not name or not (titles or len(name) > 1) or len(name) > 5:
            return
        surname = name[-1].lower()
        if len(name) > 1:
            self.full.setdefault(surname, name)
        if titles:
            known = self.titles.setdefault(surname, set())
            for title in titles:
                if title not in known:
                    known.add(title)
                    self.titled.setdefault(title, []).append(surname)
