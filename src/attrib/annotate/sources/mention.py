"""What a source mention is: a name, a description, a pronoun; of what kind, in what role."""

from __future__ import annotations

from typing import NamedTuple

from attrib.annotate.lexicon import words
from attrib.annotate.phrases import Range
from attrib.annotate.sources.kinds import kind_of
from attrib.annotate.sources.names import runs, split_title
from attrib.annotate.view import View, classes

_REACH = 8


class Mention(NamedTuple):
    """A source as it stands in the text.

    `name` are its name's words, empty if unnamed; `head` its head noun, lower case; `pronoun` lower case or empty;
    `definite` whether it refers back ("the president"); `kind` and `role` as far as its words tell.
    """

    text: str
    name: tuple[str, ...]
    head: str
    pronoun: str
    definite: bool
    described: bool
    kind: str
    role: str | None
    titles: tuple[str, ...]


def read(view: View, where: Range) -> Mention | None:
    """Read the source that stands in tokens `where`; None if it is nobody in particular ("I", a bare "who")."""
    first, last = where
    while last > first and view.low[last - 1] in {"who", "which", ",", "that"}:
        last -= 1
    if first >= last:
        return None
    if last - first == 1 and view.low[first] in classes("subject", "he", "she", "they", "possessive"):
        word = view.low[first]
        if word in {"many", "some", "most", "few", "others", "one"}:
            return Mention(word, (), word, "", False, False, "group", "citizen", ())
        return Mention(word, (), word, word, True, False, "", None, ())
    head_end = _head_end(view, first, last)
    return _noun(view, first, last, head_end)


def _head_end(view: View, first: int, last: int) -> int:
    """Where the head noun ends: before the first preposition, comma or relative behind it."""
    for index in range(first + 1, last):
        word = view.low[index]
        if word in {",", "who", "which", "that"} or (word in classes("preposition") and not view.capital(index)):
            return index
    return last


def _noun(view: View, first: int, last: int, head_end: int) -> Mention | None:
    head = view.low[head_end - 1].removesuffix("'s")
    definite = view.low[first] in {"the", "this", "these", "that", "his", "her", "their", "its"}
    found = [run for run in runs(view, first, head_end) if run[1] == head_end]
    titles: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    if found:
        titles, name = split_title(view, *found[-1])
    if name and all(word.lower() in words("titles.txt") for word in name):
        head, name, definite = name[-1].lower(), (), definite or first + 1 == head_end  # "the President"
    common = kind_of(head)
    if (
        len(name) == 1
        and not titles
        and head_end - first == 1
        and common
        and common[0] in {"group", "person", "document"}
    ):
        name = ()  # "Critics" is only capitalised because it opens the sentence
    if not name and (head in classes("nobody", "time", "determiner") or head.endswith("ing")):
        return None
    kind, role = _classify(view, first, last, head_end, head, named=bool(name), titles=titles)
    start = first + (view.low[first] in {"the", "a", "an"} and last - first > 1)
    text = " ".join(view.text[view.starts[start] : view.ends[last - 1]].split())
    described = bool(titles) or last > head_end or head_end - first > len(name) + 1 or _apposed(view, last) is not None
    return Mention(text, name, head, "", definite and not name, described, kind, role, titles)


def _classify(
    view: View, first: int, last: int, head_end: int, head: str, *, named: bool, titles: tuple[str, ...]
) -> tuple[str, str | None]:
    own = kind_of(head)
    if not named:
        if own is not None and own[0] == "group" and head in {"sources", "source"}:
            others = [kind_of(view.low[index]) for index in range(first, head_end - 1)]
            role = next((item[1] for item in others if item is not None), None)
            return "group", role or "citizen"
        return own or (("group", None) if head.endswith("s") and not head.endswith("ss") else ("person", None))
    if own is not None and own[0] in {"organisation", "outlet", "document"} and (not titles or own[0] == "document"):
        return own
    if head in {"democrats", "republicans", "conservatives", "liberals"}:
        return "group", "politician"
    for index in range(head_end - 1, first - 1, -1):  # a title or a description in front of the name
        item = kind_of(view.low[index].removesuffix("'s"))
        if item is not None and item[0] == "person":
            return item
    return "person", _apposed(view, last)


def _apposed(view: View, last: int) -> str | None:
    """The role in "Smith, a professor at ..." behind a name."""
    if last + 1 >= len(view.low) or view.low[last] != ",":
        return None
    for index in range(last + 1, min(last + _REACH, len(view.low))):
        item = kind_of(view.low[index])
        if item is not None and item[0] == "person":
            return item[1]
        if not view.word(index):
            break
    return None
