"""The organisations that a text names: so that "the agency", "ACLU" and "Alden" find the one they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from attrib.annotate.lexicon import groups
from attrib.annotate.sources.kinds import Kind, kind_of, name_kind
from attrib.annotate.sources.runs import first_names
from attrib.annotate.view import View

_BODIES = frozenset({"organisation", "outlet"})
_LINKS = frozenset({"of", "for"})
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "&"})
_ROLES = {"official": "official", "company": "company", "media": "media", "other": None}
_ACRONYM = 6
_NEAR = 3
"""Sentences back in which "the company" finds its name."""


class Body(NamedTuple):
    """An organisation's name at tokens ``[first, last)``; `words` without small words."""

    first: int
    last: int
    words: tuple[str, ...]
    kind: Kind


class Bodies:
    """The organisations named in a text, in order.

    Args:
        view: the text.
        capitals: the runs of capitalised words of each sentence.
    """

    def __init__(self, view: View, capitals: Sequence[Sequence[tuple[int, int]]]) -> None:
        self._view, self._capitals = view, capitals
        self._expanded: dict[str, str | None] = {}

    def text(self, body: Body) -> str:
        """An organisation's name as written."""
        return self._written(body.first, body.last)

    def _written(self, first: int, last: int) -> str:
        view = self._view
        written = " ".join(view.text[view.starts[first] : view.ends[last - 1]].split())
        return written.removesuffix("'s").removesuffix("’s")

    @cached_property
    def found(self) -> list[Body]:
        """All of them; a name that is one's somewhere is one's everywhere."""
        chains = self._chains
        sure = [self._body(first, last) for first, last in chains]
        known = {body.words: body.kind for body in sure if body is not None}
        found = []
        for (first, last), body in zip(chains, sure, strict=True):
            words = self._words(first, last)
            if body is not None or words in known:
                found.append(body or Body(first, last, words, known[words]))
        return found

    @cached_property
    def _chains(self) -> list[tuple[int, int]]:
        return list(self._linked())

    def _linked(self) -> Iterator[tuple[int, int]]:
        """Runs of capitals, joined by "of", "for" ("Department of Health and Human Services")."""
        view = self._view
        for sentence in self._capitals:
            before: tuple[int, int] | None = None
            linked = False
            for first, last in sentence:
                between = view.low[before[1] : first] if before else []
                link = bool(between) and set(between) <= _SMALL and (between[0] in _LINKS or linked)
                if before and link and (linked or _is_body(view.low[before[1] - 1])):
                    before, linked = (before[0], last), True
                    continue
                if before:
                    yield before
                before, linked = (first, last), False
            if before:
                yield before

    def _body(self, first: int, last: int) -> Body | None:
        view, table = self._view, groups("bodies.tsv")
        owned = table["owns"] | table["plays"]
        owner = next((index for index in range(first + 1, last) if view.low[index] in owned), last)
        words = self._words(first, owner)
        if not words:
            return None
        if owner < len(view.low) and view.low[owner] in owned and words[0] not in first_names():
            role = "company" if view.low[owner] in table["owns"] else None
            return Body(first, owner, words, Kind("organisation", role))
        kind = _kind_of(tuple(view.low[first:last]))
        if kind is not None and words[0] not in first_names():
            return Body(first, last, words, kind)
        if words[-1] in table["team"] or (
            self._led(first) and words[0] not in first_names() and name_kind(words[-1]) is None
        ):
            return Body(first, last, words, Kind("organisation", None))
        text = self._written(first, last)
        acronym = len(words) == 1 and 1 < len(text) <= _ACRONYM and text.isupper() and first > 0
        if acronym and view.low[first - 1] == "the" and kind is None:
            return Body(first, last, words, Kind("organisation", None))
        return None

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        view = self._view
        return tuple(
            view.low[index].removesuffix("'s")
            for index in range(first, last)
            if view.word(index) and view.low[index] not in _SMALL
        )

    def expansion(self, acronym: str) -> str | None:
        """The name in the text of which an acronym has the initials, as written; None without one."""
        letters = acronym.replace(".", "").lower()
        if letters not in self._expanded:
            self._expanded[letters] = self._expansion(letters)
        return self._expanded[letters]

    def _expansion(self, letters: str) -> str | None:
        view = self._view
        for first, word in enumerate(view.low):
            if word[0] != letters[0] or len(word) < 3 or not view.capital(first):
                continue
            last = self._spelled(first, letters)
            if last:  # of "Department of Veterans Affairs" the VA has the end only
                whole = next(
                    (chain for chain in self._chains if chain[0] <= first < chain[1] and chain[1] >= last), None
                )
                return self._written(*(whole or (first, last)))
        return None

    def expanded_kind(self, acronym: str) -> Kind | None:
        """What the organisation is of which an acronym has the initials."""
        full = self.expansion(acronym)
        return None if full is None else _kind_of(tuple(full.lower().split()))

    def _spelled(self, first: int, letters: str) -> int:
        """Past the capitalised words from `first` on that have these initials; small words may stand for theirs."""
        view, index = self._view, first + 1
        for letter in letters[1:]:
            while index < len(view.low) and view.low[index] in _SMALL and view.low[index][0] != letter:
                index += 1
            if index >= len(view.low) or view.low[index][0] != letter or len(view.low[index]) < 2:
                return 0
            if not view.capital(index) and view.low[index] not in _SMALL:
                return 0
            index += 1
        return index if view.capital(index - 1) else 0

    def linked(self, first: int, last: int) -> Body | None:
        """The organisation with "of" or "for" in its name that tokens ``[first, last)`` begin with and are."""
        view = self._view
        first += view.low[first] == "the" and first + 1 < last
        if not view.capital(first) or _LINKS.isdisjoint(view.low[first:last]):
            return None
        body = next((item for item in self.found if item.first == first), None)
        if body is None or _LINKS.isdisjoint(view.low[first : body.last]) or body.last > last:
            return None
        return body if body.last == last or not view.word(body.last) else None

    def longer(self, word: str) -> Body | None:
        """The organisation of several words whose name begins with a word, lower case."""
        return next((body for body in self.found if len(body.words) > 1 and body.words[0] == word), None)

    def whole(self, name: str) -> str | None:
        """The name, as written, of which several words are what stands before "of": "Port Authority (of Norland)"."""
        words = tuple(name.lower().split())
        long = (body for body in self.found if len(body.words) > len(words) and body.words[: len(words)] == words)
        return next((self.text(item) for item in long if self._view.low[item.first + len(words)] in _LINKS), None)

    def outlet(self, word: str, at: int) -> Body | None:
        """The outlet that a name of one word, lower case, is short for at token `at`: "the Post", named before."""
        named = (body for body in reversed(self.found) if body.kind.kind == "outlet" and body.words[-1] == word)
        return next((body for body in named if len(body.words) > 1 and body.first < at), None)

    def country(self, at: int) -> str | None:
        """The country, as written, that was named last before token `at`, not far from it."""
        view = self._view
        table, near = groups("bodies.tsv")["country"], range(view.bounds[max(view.sentence_of[at] - _NEAR, 0)][0], at)
        found = (i for i in reversed(near) if view.low[i].removesuffix("'s") in table and view.capital(i))
        return next((self._written(index, index + 1) for index in found), None)

    def owner(self, word: str) -> bool:
        """Whether a name of one word, lower case, has behind it what only organisations have."""
        return any(body.words == (word,) for body in self.found)

    def meant(self, noun: str, at: int) -> Body | None:
        """The organisation that a definite noun at token `at` stands for; None if it could be several or none."""
        table, view = groups("bodies.tsv"), self._view
        before = [body for body in self.found if body.first < at]
        if noun in table["own"]:
            own = next((body for body in reversed(before) if noun in body.words or self._ends_in(body, noun)), None)
            if own is not None:
                return own
        roles = {role for name, role in _ROLES.items() if noun in table[name]}
        for body in reversed(before):
            if view.sentence_of[at] - view.sentence_of[body.first] > _NEAR:
                break
            if body.kind.role in roles and (body.kind.kind == "outlet") == ("media" in roles):
                return body
            acronym = body.kind.role is None and "official" in roles and self.text(body).isupper()
            if acronym or ("company" in roles and self._led(body.first)):
                return body
        return None

    def _led(self, first: int) -> bool:
        """Whether somebody's work for it stands before the token: "a director at | Quay Services"."""
        low = self._view.low
        return first > 1 and low[first - 1] in {"of", "at"} and low[first - 2] in groups("bodies.tsv")["led"]

    def _ends_in(self, body: Body, noun: str) -> bool:
        """Whether a name is an acronym whose last letter is the noun's first: "the fund" of the IMF."""
        return 2 < len(name := self.text(body)) <= 5 and name.isupper() and name[-1].lower() == noun[0]


def body_key(name: str) -> str:
    """What all spellings of a body's name have in common: its words in any order, without those that tell no more.

    So "Justice Department" and "U.S. Department of Justice" are one.
    """
    words = [word.removesuffix("'s").rstrip(".") for word in name.lower().replace("’", "'").split()]
    telling = {word for word in words if word not in _SMALL | groups("bodies.tsv")["front"]}
    if words[-1] in groups("bodies.tsv")["owned"]:  # "Ann Dole's presidential campaign" is the Dole campaign
        shorter = telling - first_names() - {"presidential"}
        telling = shorter if len(shorter) > 1 else telling
    return " ".join(sorted(telling)) or name.lower()


def _is_body(word: str) -> bool:
    kind = kind_of(word)
    return kind is not None and kind.kind in _BODIES


def _kind_of(words: tuple[str, ...]) -> Kind | None:
    """What a name is by its head, the word before "of" or the last one; None if it is no organisation's."""
    head = next((words[index - 1] for index, word in enumerate(words) if word in _LINKS and index), words[-1])
    head = head.removesuffix("'s")
    if "news" in words:
        return Kind("outlet", "media")
    for found in (kind_of(head), name_kind(head)):
        if found is not None and found.kind in _BODIES:
            return found
    return None
