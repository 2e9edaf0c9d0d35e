"""The full names of a text, and which titles go with them."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property

from attrib.annotate.lexicon import forms, groups, nouns, words
from attrib.annotate.sources.kinds import kind_of, person_noun
from attrib.annotate.view import View, classes

_FAR = 2
"""How many times as often a title stands with one name as with the next, to mean that one without a name."""

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
    if not _is_body_name([low for low, _ in tokens]):
        end = len(tokens) - 1 - (tokens[-1][0] in classes("suffix"))
        for index, (low, _) in enumerate(tokens[:end]):
            if _is_title(low.strip(".")) or low.endswith("'s"):  # "CNN's Smith"
                at = index + 1
        if tokens[0][0] == "state" and len(tokens) > 2:  # "Secretary of State Ann Dole"
            at = max(at, 1)
        last_word = tokens[-1][0].strip(".")
        if last_word in words("titles.txt") and last_word not in classes("surname"):
            at = len(tokens)  # "Colorado Gov"
    titles = [low.strip(".") for low, _ in tokens[:at]]
    name = [word for _, word in tokens[at:]]
    if name:
        name[-1] = name[-1].removesuffix("'s").removesuffix("’s").rstrip("'’")
    return tuple(titles), tuple(part for part in name if part)


def surname(name: tuple[str, ...]) -> str:
    """The surname in lower case: the last word, of "Paul Holm Jr." the one before."""
    return name[-2 if len(name) > 1 and name[-1].lower().strip(".") in classes("suffix") else -1].lower()


@cache
def first_names() -> frozenset[str]:
    """Common first names, lower case."""
    return frozenset().union(*groups("firstnames.tsv").values())


@cache
def _is_title(word: str) -> bool:
    return word not in first_names() and (word in words("titles.txt") or person_noun(word))


def _is_body_name(tokens: list[str]) -> bool:
    """Whether a run of capitalised words is an organisation's name by its last word: no titles are split off then."""
    last = tokens[-1].removesuffix("'s")
    item = kind_of(last)
    if item is None or item.kind not in {"organisation", "outlet", "document"}:
        return False
    return last not in classes("surname") or not any(
        word in first_names() or word in classes("courtesy") for word in tokens[:-1]
    )  # "Fox", but "Mayor Andrew Fox"


class Names:
    """Every full name in a text by its surname, and the names that bear a title.

    Attributes:
        full: surname (lower case) to the first full name that ends in it.
        spelled: surname of a titled name to that name as written.
        titled: title word to the surnames that it was seen with and how often.
        titles: surname to all title words seen with it.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.full: dict[str, tuple[str, ...]] = {}
        self.spelled: dict[str, tuple[str, ...]] = {}
        self.titled: dict[str, Counter[str]] = {}
        self.titles: dict[str, set[str]] = {}
        for start, end in view.bounds:
            for first, last in runs(view, start, end):
                self._add(*split_title(view, first, last))

    def _add(self, titles: tuple[str, ...], name: tuple[str, ...]) -> None:
        if not name or not (titles or len(name) > 1) or len(name) > 5:
            return
        key = surname(name)
        if len(name) > 1:
            self.full.setdefault(key, name)
        if titles:
            self.spelled.setdefault(key, name)
            self.titles.setdefault(key, set()).update(titles)
            for title in titles:
                self.titled.setdefault(title, Counter())[key] += 1

    def bearer(self, title: str) -> tuple[str, ...] | None:
        """The name that a title alone stands for: the only one, or one far oftener with it than the next."""
        (first, often), (_, seldom) = [*self.titled.get(title, Counter()).most_common(2), ("", 0), ("", 0)][:2]
        return self.spelled[first] if often > _FAR * seldom else None

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that the text also writes without a capital."""
        return frozenset(word for index, word in enumerate(self._view.low) if not self._view.capital(index))

    def is_name(self, index: int) -> bool:
        """Whether a capitalised word that stands alone is a name, and not one only because it opens a sentence."""
        view = self._view
        word = view.low[index].removesuffix("'s")
        if word in self.full or word in self.titles:
            return True
        opens = view.sentence_of[index] >= 0 and index == view.bounds[view.sentence_of[index]][0]
        common = word in self.lower or word in forms() or word in nouns() or word.endswith("ed")
        return word not in classes("capital") and not (opens and common)
