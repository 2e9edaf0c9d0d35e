"""What a source mention is: a name, a description, a pronoun; of what kind, in what role."""

from __future__ import annotations

from typing import NamedTuple

from attrib.annotate.lexicon import words
from attrib.annotate.phrases import Range
from attrib.annotate.sources.apposition import is_described, name_behind, name_inside, role_behind
from attrib.annotate.sources.heads import head_end, named_kind, office, unnamed_kind
from attrib.annotate.sources.kinds import Kind, kind_of, name_kind
from attrib.annotate.sources.names import Names, split_title
from attrib.annotate.sources.plural import is_count, is_proper, party_of, together
from attrib.annotate.sources.relative import noun_before, related
from attrib.annotate.sources.roles import role_at
from attrib.annotate.sources.runs import runs
from attrib.annotate.view import View, classes

_TIMED = frozenset({"in", "on", "last", "this", "from", "of", "late", "early"})
_NUMBERS = frozenset(
    {"eleven", "twelve", "thirteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety"}
)
_COUNTING = frozenset({"all", "more", "both", "half", "two-thirds", "three-quarters", "those"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "too"})
_SITES = frozenset({"com", "org", "net"})
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})
_REFERRING = frozenset({"the", "this", "these", "that", "his", "her", "their", "its"})


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


def read(view: View, where: Range, names: Names) -> Mention | None:
    """Read the source that stands in tokens `where`.

    None if it is nobody in particular ("I", a bare "who"), or nothing that could speak ("the decision", "Monday").
    """
    first, last = _bounds(view, where)
    if first >= last and view.low[where[0]] in {"who", "which", "that"}:
        relative = where[0]
        first, last = _bounds(view, related(view, relative) or where)
        found = read(view, (first, last), names) if first < last else None
        noun = None if found else noun_before(view, relative)
        return found if noun is None else Mention(noun[0], (), noun[0].lower(), "", False, True, *noun[1], ())
    if first >= last or view.low[first] in _NOBODY or view.low[max(first - 1, 0)] in {"@", "#"}:
        return None
    word = view.low[first].partition("'")[0]  # "she's"
    if last - first == 1 and word in classes("subject", "he", "she", "they", "possessive"):
        return _pronoun(word)
    party = party_of(view, first, last)
    if party:
        return Mention(party, (), word, "", False, True, "group", "politician", ())
    return _titled(view, first, last) or _plural(view, first, last, names) or _single(view, first, last, names)


def _titled(view: View, first: int, last: int) -> Mention | None:
    """A work that speaks: "Ann Dole's “Thirteenth”", when the source ends with its title in quotation marks."""
    number = view.quote_of[last - 1]
    if number < 0 or view.quote_of[first] == number or "," in view.low[first : view.quote_bounds[number][0]]:
        return None  # "Ann Dole, a host of “The Hour”" is no work
    inner = view.quotes[number].inner
    name = " ".join(view.text[inner.start : inner.end].split()).strip(",.")
    if not name or not (name[0].isupper() or name[0].isdigit()):
        return None
    return Mention(name, tuple(name.split()), name.split()[-1].lower(), "", False, True, "document", "document", ())


def _plural(view: View, first: int, last: int, names: Names) -> Mention | None:
    few = view.low[first] in _COUNTING and last - first <= 2
    asked = view.low[first] in classes("quantifier") and view.low[last - 1] in classes("behind")
    if (few or asked) and is_count(view, first, last):  # "those surveyed", "some of those polled"
        return Mention(_text(view, first, last), (), view.low[first], "", False, False, "group", "citizen", ())
    pair = together(view, first, last, names)
    if pair is None:
        return None
    name = split_title(view, *pair)[1]
    return Mention(_text(view, first, pair[1]), name, name[-1].lower(), "", False, False, "group", None, ())


def _single(view: View, first: int, last: int, names: Names) -> Mention | None:
    body = names.bodies.linked(first, last)
    if body is not None:
        text = names.bodies.text(body)
        return Mention(text, tuple(text.split()), body.words[0], "", False, last > body.last, *body.kind, ())
    site = _site(view, first, last)
    if site is not None:
        return site
    end = head_end(view, first, last)
    holder = office(view, first, end, last)
    if holder is not None and split_title(view, *holder)[1]:
        return _holder(view, first, end, holder)
    run = next((run for run in runs(view, first, end) if run[1] == end), None)
    titles, name = split_title(view, *run) if run is not None else ((), ())
    if run is not None and name and not _is_common(view, first, end, name, names):
        return None if _is_dateline(view, last) else _named(view, (first, last), run, (titles, name), names)
    return _unnamed(view, first, end, last, names)


def _site(view: View, first: int, last: int) -> Mention | None:
    """A site that is called by its address: "Example.com"."""
    if last - first < 3 or view.low[last - 1] not in _SITES or view.low[last - 2] != "." or not view.capital(last - 3):
        return None
    text = _text(view, last - 3, last)
    return Mention(text, (text,), text.lower(), "", False, last - first > 3, "outlet", "media", ())


def _bounds(view: View, where: Range) -> Range:
    """The phrase without a relative pronoun ("an aide, who"), a leading preposition, a date ("in June")."""
    first, last = where
    while last > first and view.low[last - 1] in {"who", "which", ",", ".", "that", "'", "’"}:
        last -= 1
    while last - 1 > first and view.low[first] in classes("preposition"):
        first += 1
    while last - 1 > first and view.low[last - 1] in _SELVES:
        last -= 1
    while last - 2 > first and view.low[last - 2] in _TIMED and view.low[last - 1] in classes("date"):
        last -= 2
    return first, last


def _pronoun(word: str) -> Mention:
    if word in {"many", "some", "most", "few", "others"}:
        return Mention(word, (), word, "", False, False, "group", "citizen", ())
    return Mention(word, (), word, word, True, False, "", None, ())


def _is_dateline(view: View, last: int) -> bool:
    """Whether "OSLO (Agency)" or "OSLO —" stands here."""
    word = view.text[view.starts[last - 1] : view.ends[last - 1]]
    return word.isupper() and len(word) > 3 and view.low[last : last + 1] in (["("], ["—"], ["–"])


def _holder(view: View, first: int, end: int, run: Range) -> Mention:
    """Somebody named behind an office: "Secretary of State Ann Dole"."""
    titles, name = split_title(view, *run)
    before = view.low[run[0] - 1]
    titles = titles or (view.low[end - 1] if kind_of(before) is None else before,)
    role = next((item.role for item in map(kind_of, reversed(titles)) if item is not None), None)
    return Mention(_text(view, first, run[1]), name, name[-1].lower(), "", False, True, "person", role, titles)


def _is_common(view: View, first: int, end: int, name: tuple[str, ...], names: Names) -> bool:
    """Whether a capitalised word is none of a name: "Critics", "the President", "Monday", "Senate Republicans"."""
    head = name[-1].lower()
    common = kind_of(head) or (name_kind(head) if len(name) == 1 else None)
    if common is not None and common.kind == "group":
        return True
    if all(word.lower() in words("titles.txt") for word in name):
        return head not in names.full or first + 1 < end
    if len(name) > 1 or end - first > 1:
        return len(name) == 1 and head in classes("capital") and head not in names.full
    return not names.is_name(end - 1) or (common is not None and common.kind == "document" and head not in names.full)


def _text(view: View, first: int, last: int) -> str:
    start = first + (view.low[first] in {"the", "a", "an"} and last - first > 1)
    return " ".join(view.text[view.starts[start] : view.ends[last - 1]].split()).removesuffix("'s").removesuffix("’s")


def _named(
    view: View, where: Range, run: Range, parts: tuple[tuple[str, ...], tuple[str, ...]], names: Names
) -> Mention:
    (first, last), (titles, name) = where, parts
    own = None if titles else named_kind(view, first, run, name, names)
    if own is None:
        own = Kind("person", _role_in_front(view, first, run, titles) or role_behind(view, last))
    if own.role != "politician":
        titles = tuple(title for title in titles if title != "president")  # of a company: not "the president"
    described = bool(titles) or last > run[1] or run[1] - first > len(name) + 1 or is_described(view, last)
    return Mention(_text(view, first, last), name, name[-1].lower(), "", False, described, own.kind, own.role, titles)


def _role_in_front(view: View, first: int, run: Range, titles: tuple[str, ...]) -> str | None:
    """The role that the words in front of a name tell, its titles first."""
    inside = range(run[1] - 1, first - 1, -1)
    places = [index for index in inside if index < run[0] or view.low[index].strip(".") in titles]
    found = ((index, kind_of(view.low[index].removesuffix("'s"))) for index in places)
    return next((role_at(view, index) for index, item in found if item is not None and item.kind == "person"), None)


def _unnamed(view: View, first: int, end: int, last: int, names: Names) -> Mention | None:
    head = view.low[end - 1].removesuffix("'s")
    own = unnamed_kind(view, first, end, last)
    if own is None or head in classes("nobody", "time", "determiner") - classes("quantifier") or head.endswith("ing"):
        return None
    name = (name_inside(view, end, last) or name_behind(view, last)) if own.kind == "person" else ()
    if name:
        return Mention(" ".join(name), name, head, "", False, True, "person", own.role, (head,))
    name = name_inside(view, end, last) if own.kind == "organisation" else ()  # "one group, Clear Water,"
    if name:
        return Mention(" ".join(name), name, head, "", False, True, own.kind, own.role, ())
    bare = view.capital(end - 1) and first + 1 == end
    definite = view.low[first] in _REFERRING or (bare and own.kind == "person")
    last = end if end < last and view.low[end].endswith("ly") else last  # "officials typically"
    described = last > end or end - first > 1 + (view.low[first] in classes("determiner"))
    if own.kind == "group":  # "42 percent of those asked" tells nothing, "Republicans" does
        owned = end - first > 1 and view.low[first] in classes("possessive")  # "her aides"
        described = owned or (described and not is_count(view, first, last)) or is_proper(view, end - 1)
    which = _whose(view, first, end, names) if own.kind == "organisation" else ()
    if which:
        return Mention(_text(view, first, last), which, head, "", False, described, own.kind, own.role, ())
    return Mention(_text(view, first, last), (), head, "", definite, described, own.kind, own.role, ())


def _whose(view: View, first: int, end: int, names: Names) -> tuple[str, ...]:
    """The words that tell which organisation it is: "Trump campaign", "Ann Dole's office"; not "a Texas hospital"."""
    if view.low[first] in {"a", "an", "one", "another", "some", "any"}:
        return ()
    start = next((index for index in range(first, end - 1) if view.capital(index) and names.is_name(index)), None)
    if start is None:
        return ()
    return tuple(view.text[view.starts[index] : view.ends[index]] for index in range(start, end) if view.word(index))
