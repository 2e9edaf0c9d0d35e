"""The full names of a text, and which titles go with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property

from attrib.annotate.lexicon import forms, nouns, words
from attrib.annotate.sources.bodies import Bodies
from attrib.annotate.sources.kinds import kind_of, person_noun
from attrib.annotate.sources.roles import body_role, role_at
from attrib.annotate.sources.runs import first_names, runs
from attrib.annotate.view import MARKS, View, classes

_LONGEST = 5  # words of a name
_FAR = 2
"""How many times as often a title stands with one name as with the next, to mean that one without a name."""
_FEW = 4
_SHORTER = {"governor": "gov", "senator": "sen", "representative": "rep", "professor": "prof", "doctor": "dr"}
"""What some titles are in front of a name."""
_LONG = 5
"""Letters from which on a surname one letter off is a slip rather than another name."""
_APPOSED = 7
"""Tokens behind a full name in which its office stands."""


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
    name = [word for _, word in tokens[_bare(tokens, at) :]]
    if name:
        name[-1] = name[-1].removesuffix("'s").removesuffix("’s").rstrip("'’")
    return tuple(titles), tuple(part for part in name if part)


def _bare(tokens: list[tuple[str, str]], at: int) -> int:
    """Where the name begins behind the rest of an office: "(Secretary of) Defense | Ann Dole"."""
    front = [low for low, _ in tokens[at:-2]]
    if not front or tokens[-2][0] not in first_names() or not first_names().isdisjoint(front):
        return at
    usual = any(low in words("lowercase.txt") or (word.isupper() and len(word) > 2) for low, word in tokens[at:-2])
    return len(tokens) - 2 if usual else at


def surname(name: tuple[str, ...]) -> str:
    """The surname in lower case: the last word, of "Paul Holm Jr." the one before."""
    return name[-2 if len(name) > 1 and name[-1].lower().strip(".") in classes("suffix") else -1].lower()


@cache
def _is_title(word: str) -> bool:
    return word not in first_names() and (word in words("titles.txt") or person_noun(word))


def _is_body_name(tokens: list[str]) -> bool:
    """Whether a run of capitalised words is an organisation's name by its last word: no titles are split off then."""
    if len(tokens) > 1 and tokens[0] in {"mr", "mrs", "ms", "miss"}:  # "Mr. Band"
        return False
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
        family: surname to all full names that end in it, in order.
        spelled: surname of a titled name to that name as written.
        titled: title word to the surnames that it was seen with and how often.
        titles: surname to all title words seen with it, in front or in apposition ("Ann Dole, the ambassador").
        bodies: the organisations of the text.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        found = [runs(view, start, end) for start, end in view.bounds]
        self.bodies = Bodies(view, found)
        self.full: dict[str, tuple[str, ...]] = {}
        self.family: dict[str, list[tuple[str, ...]]] = {}
        self.spelled: dict[str, tuple[str, ...]] = {}
        self.titled: dict[str, Counter[str]] = {}
        self.titles: dict[str, set[str]] = {}
        self._shortened: dict[str, dict[str, list[str]]] = {}
        for (_, end), sentence in zip(view.bounds, found, strict=True):
            for first, last in sentence:
                titles, name = split_title(view, first, last)
                self._add(titles + self._fronted(first), name)
                if 1 < len(name) <= _LONGEST and name[-1].lower() not in classes("suffix"):
                    self._appose(surname(name), last, end)

    def _appose(self, key: str, last: int, end: int) -> None:
        """Note the office behind a full name: "Ann Dole, the former ambassador to Norland,"."""
        view = self._view
        if last + 1 >= end or view.low[last] != "," or view.low[last + 1] not in {"the", "a", "an", "who", "then"}:
            return
        for index in range(last + 2, min(last + _APPOSED, end)):
            word = view.low[index]
            role = kind_of(word)
            if role is not None and role.role != role_at(view, index):
                return  # "president of Acme Motors" is not "the president"
            if word in words("titles.txt") and (
                index + 1 >= end or view.low[index + 1] in classes("preposition") | {","}
            ):
                self.titles.setdefault(key, set()).add(word)
                self.titled.setdefault(word, Counter())[key] += 1
                self.spelled.setdefault(key, self.full[key])
            if not view.word(index) or word in classes("preposition"):
                return

    def _fronted(self, first: int) -> tuple[str, ...]:
        """The office in front of a name's comma: "The chancellor, | Ines Falk,"."""
        low, at = self._view.low, first - 2
        if at < 1 or low[first - 1] != "," or not person_noun(low[at]):
            return ()
        role = kind_of(low[at])
        own = role is not None and role.kind == "person" and role.role == role_at(self._view, at)
        return (low[at],) if own and low[at - 1] in {"the", "prime", "vice"} else ()

    def _add(self, titles: tuple[str, ...], name: tuple[str, ...]) -> None:
        if not name or not (titles or len(name) > 1) or len(name) > _LONGEST:
            return
        key = surname(name)
        if len(name) > 1:
            self.full.setdefault(key, name)
            self.family.setdefault(key, []).append(name)
        pairs = zip(("", *titles), titles, strict=False)
        titles = tuple(title for before, title in pairs if title != "president" or body_role(before) is None)
        if titles:
            self.spelled.setdefault(key, name)
            self.titles.setdefault(key, set()).update(titles)
            for title in titles:
                self.titled.setdefault(title, Counter())[key] += 1

    def bearer(self, title: str) -> tuple[str, ...] | None:
        """The name that a title alone stands for: the only one, or one far oftener with it or in the text."""
        seen = self.titled.get(title, Counter()) + self.titled.get(_SHORTER.get(title, ""), Counter())
        if not seen:
            return None
        named = Counter({key: self._often[key] for key in seen})
        for counts in (seen, named):
            (first, often), (_, seldom) = [*counts.most_common(2), ("", 0)][:2]
            if often > _FAR * seldom:
                return self.spelled[first]
        return None

    def bearers(self, titles: str) -> tuple[str, ...]:
        """The two or three names of those whom a plural title means, "senators"; empty if it may be others."""
        title = titles.removesuffix("s")
        keys = (
            {*self.titled.get(title, ()), *self.titled.get(_SHORTER.get(title, ""), ())} if title != titles else set()
        )
        return (
            tuple(" ".join(self.full.get(key, self.spelled[key])) for key in sorted(keys))
            if 1 < len(keys) < _FEW
            else ()
        )

    @cached_property
    def _often(self) -> Counter[str]:
        """How often each word is in the text."""
        return Counter(word.removesuffix("'s") for word in self._view.low)

    def misspelled(self, word: str) -> str:
        """The surname that a word is one letter away from, if there is exactly one; the word itself otherwise."""
        if len(word) < _LONG or word in self.titles:
            return word
        shortened = self._shortened.get(word[0])
        if shortened is None:  # by first letter, since most letters are never asked for
            shortened = self._shortened[word[0]] = _by_shortened(key for key in self.full if key[0] == word[0])
        meeting = {key for form in _shortened(word) for key in shortened.get(form, ())}
        near = [key for key in meeting if _one_letter_apart(key, word)]
        return near[0] if len(near) == 1 else word

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
        opens = opens or (index > 0 and view.low[index - 1] in MARKS | {":", "—", "–"})
        common = word in self.lower or word in forms() or word in nouns() or word in words("lowercase.txt")
        adverb = word.endswith("ly") and len(word) > _LONG and word not in first_names()
        return word not in classes("capital") and not (opens and (common or adverb))


def _shortened(word: str) -> set[str]:
    """A word, and the word without each of its letters but the first.

    Two words with the same first letter that are one letter apart have one of these in common (as in SymSpell), so a
    text with many names needs no comparison of each with each.
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _by_shortened(names: Iterable[str]) -> dict[str, list[str]]:
    """The names that each shortened form may stand for."""
    result: dict[str, list[str]] = {}
    for name in names:
        for form in _shortened(name):
            result.setdefault(form, []).append(name)
    return result


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two different words differ by one letter put in, left out or replaced."""
    short, long = sorted((one, other), key=len)
    start = next((index for index, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (
        len(long) - len(short) <= 1 and short[start + (len(short) == len(long)) :] == long[start + 1 :] and one != other
    )
