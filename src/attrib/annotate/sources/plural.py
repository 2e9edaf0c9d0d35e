"""Sources that are several people: two names together, and phrases that only count."""

from __future__ import annotations

from attrib.annotate.lexicon import forms, words
from attrib.annotate.phrases import Range
from attrib.annotate.sources.kinds import kind_of, name_kind
from attrib.annotate.sources.names import Names, split_title, surname
from attrib.annotate.sources.runs import first_names, runs
from attrib.annotate.view import View, classes

_FILLER = frozenset({"those", "them", "percent", "%"})
_NUMBERS = frozenset(
    {"eleven", "twelve", "thirteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety"}
)
_PLURAL_TITLES = frozenset({"sens", "reps", "govs", "senators", "representatives", "governors", "messrs"})
_TELLS = frozenset({"a", "an", "the", "who", "whose", "one"})
_PARTIES = {"republican": "Republicans", "democratic": "Democrats"}
_NEAR = 5
"""Tokens between "and" and the second name: "and Republican nominee Paul Jones"."""


def together(view: View, first: int, last: int, names: Names) -> Range | None:
    """The last name of "Ann Smith, Bo Lind and Paul Jones", no committee's ("Energy and Commerce"); None otherwise."""
    opening = next(iter(runs(view, first, last)), None)
    several = opening is not None and not _PLURAL_TITLES.isdisjoint(view.low[slice(*opening)])
    for index in range(first + 1, last - 1):
        if view.low[index] != "and":
            continue
        if several:
            return next(iter(runs(view, index + 1, last)), None)
        if _described(view, first, index):
            return None
        left = next((run for run in runs(view, first, index) if run[1] == index), None)
        right = next((run for run in runs(view, index + 1, last) if _may_be_somebody(view, run)), None)
        if left is None or not (_personal(view, left, names) or _couple(view, left, right)):
            continue
        if right is not None and right[0] - index <= _NEAR and "," not in view.low[index : right[0]]:
            return right
    return None


def _couple(view: View, left: Range, right: Range | None) -> bool:
    """Whether two share a surname that only the second is given: "Ola and Ann Dole"."""
    if right is None or right[0] != left[1] + 1 or left[1] - left[0] != 1 or right[1] - right[0] != 2:
        return False
    usual = words("lowercase.txt")
    plain = (view.low[index] for index in (left[0], right[0], right[1] - 1))
    return not any(word in usual or kind_of(word) is not None or name_kind(word) is not None for word in plain)


def _described(view: View, first: int, at: int) -> bool:
    """Whether the "and" at a token belongs to what is told of one person: "Ann Dole, an aide to Bo Lind | and"."""
    opened = next((i for i in range(first, at - 1) if view.low[i] == "," and view.low[i + 1] in _TELLS), None)
    return opened is not None and "," not in view.low[opened + 1 : at]


def _personal(view: View, run: Range, names: Names) -> bool:
    """Whether a run is somebody's name: it has a title, a usual first name, or is the surname of a full name."""
    titles, name = split_title(view, *run)
    if not name or len(name) > 4:
        return False
    key = surname(name)
    full = names.full.get(key)
    named = full is not None and full[0].lower() in first_names()
    return bool(titles) or name[0].lower() in first_names() or key in names.titles or (len(name) == 1 and named)


def _may_be_somebody(view: View, run: Range) -> bool:
    _, name = split_title(view, *run)
    kind = kind_of(name[-1].lower()) if name else None
    return bool(name) and len(name) <= 3 and (kind is None or kind.kind == "person")


def is_count(view: View, first: int, last: int) -> bool:
    """Whether a phrase only counts: "12 percent", "most of those asked", "some"."""
    filler = classes("quantifier", "determiner", "preposition", "behind") | _FILLER | _NUMBERS
    return all(word in filler or word[0].isdigit() or word.endswith("ing") for word in view.low[first:last])


def is_proper(view: View, index: int) -> bool:
    """Whether a plural is a name of people: "Republicans", "Norwegians"."""
    return view.capital(index) and view.low[index] not in words("lowercase.txt") and len(view.low[index]) > 3


def party_of(view: View, first: int, last: int) -> str:
    """The people of a party whose adjective stands alone for them ("Republican anger"); empty if it does not."""
    party = _PARTIES.get(view.low[first], "") if last - first == 1 and last < len(view.low) else ""
    closed = classes("be", "have", "do", "modal", "preposition", "subordinator", "coordinator", "adverb")
    noun = party and view.word(last) and not view.capital(last) and view.low[last] not in closed | forms().keys()
    return party if noun else ""
