"""The head noun of a source: where it ends, and what kind of source it makes."""

from __future__ import annotations

from attrib.annotate.lexicon import forms, groups
from attrib.annotate.sources.apposition import body_behind
from attrib.annotate.sources.kinds import Kind, kind_of, name_kind
from attrib.annotate.sources.names import Names
from attrib.annotate.sources.runs import first_names, runs
from attrib.annotate.view import View, classes

_BODIES = frozenset({"organisation", "outlet", "document"})
_ACRONYM = 5
_SHORT = 4
"""Letters of words that are rather nouns ("lead", "cut") than what was done with the noun before."""
_LED = frozenset({"group", "team", "pair", "trio", "couple", "crowd", "coalition"})
"""Nouns for several people, if people stand behind "of"."""
_PREFIXES = frozenset(
    {"mc", "mac", "de", "di", "du", "da", "le", "la", "van", "von", "fitz", "o’", "o'", "d’", "d'", "lo"}
)


def head_end(view: View, first: int, last: int) -> int:
    """Past the head noun of tokens ``[first, last)``: before a preposition, a comma, a relative, "people familiar"."""
    for index in range(first + 1, last):
        word = view.low[index]
        if word in {",", "(", "who", "which", "that"}:
            return index
        if view.capital(index):
            continue
        if word in classes("preposition"):
            return last if _official_of(view, index, last) or _possessed(view, index, last) else index
        front = view.low[index - 1]
        if (kind_of(front) or name_kind(front)) is not None and (word in classes("behind") or _follows(word)):
            return index
        if word.endswith("ing") and front[-1] == "s" and front[-2:-1] not in "'’" and view.capital(index - 1):
            return index  # "Norwegians protesting", but "Acme's managing director"
    return last


def _follows(word: str) -> bool:
    """Whether a word says something of the noun before it: "officials typically", "a poll conducted by"."""
    entry = forms().get(word)
    past = word.endswith("ed") or (entry is not None and "past" in entry.tags)
    return word.endswith("ly") or (len(word) > _SHORT and past)


def _official_of(view: View, index: int, last: int) -> bool:
    """Whether the head stands at the end: "Department of Justice | official", the preposition at token `index`."""
    body, person = kind_of(view.low[index - 1]), kind_of(view.low[last - 1])
    named = body is not None and body.kind == "organisation" and view.capital(index - 1)
    return named and person is not None and person.kind == "person" and not view.capital(last - 1)


def _possessed(view: View, index: int, last: int) -> bool:
    """Whether the head is what a possessive owns: "secretary of state's | office", the preposition at `index`."""
    kind = kind_of(view.low[last - 1])
    owner = last - 1 > index and view.low[last - 2].endswith("'s")
    return owner and kind is not None and kind.kind == "organisation"


def office(view: View, first: int, end: int, last: int) -> tuple[int, int] | None:
    """The run of the bearer's name in "Secretary of State Ann Dole" and "Centre for Law director Ann Dole".

    The head noun, "Secretary" or "Centre", ends before token `end`; None if what follows it names nobody else.
    """
    run = next((run for run in runs(view, end, last) if run[1] == last), None) if end < last else None
    if run is None or view.low[end] not in {"of", "for"}:
        return None
    head = kind_of(view.low[end - 1])
    if head is None:
        return None
    if head.kind == "person":
        start = max(run[0], end + 2)
        given = next((index for index in range(start, last - 1) if view.low[index] in first_names()), None)
        if view.low[end + 1] == "state" and start < last:
            given = start
        return None if given is None or view.low[end] != "of" else (given, last)
    if not view.capital(end - 1):
        return None
    titled = [index for index in range(run[0], last - 1) if _titled(view, index)]
    if titled:
        return titled[-1], last
    return run if _titled(view, run[0] - 1) else None


def _titled(view: View, index: int) -> bool:
    found = kind_of(view.low[index])
    return found is not None and found.kind == "person" and view.low[index] not in first_names()


def unnamed_kind(view: View, first: int, end: int, last: int) -> Kind | None:
    """What a phrase without a name is, its head noun ending before token `end`; None if it can say nothing.

    "Two of the officials" and "58 percent of voters" are what stands behind the "of".
    """
    head = view.low[end - 1].removesuffix("'s")
    if head in {"left", "right"} and (view.low[first:end] != ["the", head] or end < last):
        return None
    if head in {"sources", "source"}:
        others = [kind_of(view.low[index]) for index in range(first, end - 1)]
        role = next((item.role for item in others if item is not None), None)
        return Kind("group" if head == "sources" else "person", role or "citizen")
    leading = head == "figures" and end - first > 1 and view.low[end - 2] in classes("leading")
    if leading or head in {"percent", "%"}:
        return Kind("group", None if leading else "citizen")
    behind = head_end(view, end + 1, last) - 1 if end + 1 < last and view.low[end] == "of" else -1
    if behind > 0 and head in _LED:
        return _of_people(view, behind) or kind_of(head)
    if behind > 0 and (head in classes("quantifier") or head[0].isdigit()):
        return _counted(view, behind, head)
    return kind_of(head)


def _of_people(view: View, behind: int) -> Kind | None:
    """What "a group of | lawmakers" is by the noun at token `behind`; None if no people stand there."""
    inner = kind_of(view.low[behind])
    return Kind("group", inner.role) if inner is not None and inner.kind == "group" else None


def _counted(view: View, behind: int, head: str) -> Kind | None:
    """What "two of the | officials" and "thousands of | Norwegians" are, the noun at token `behind`."""
    inner = kind_of(view.low[behind]) or name_kind(view.low[behind])
    if inner is None and view.capital(behind) and view.low[behind].endswith("s"):
        inner = Kind("group", "citizen")
    if inner is None or inner.kind not in {"person", "group"}:
        return inner
    return Kind("person" if head == "one" else "group", inner.role)


def named_kind(view: View, first: int, run: tuple[int, int], name: tuple[str, ...], names: Names) -> Kind | None:
    """What the bearer of a name is when the words tell; None for somebody of whom nothing is told but the name.

    Args:
        view: the text.
        first: the phrase's first token.
        run: the tokens of the name with its titles.
        name: the name's words without titles.
        names: the names of the text.
    """
    last = name[-1].lower()
    own = kind_of(last)
    personal = len(name) > 1 and name[0].lower() in first_names()
    if own is not None and own.kind in _BODIES and not (personal and last in classes("surname")):
        return own
    found = name_kind(last) if "News" not in name[:-1] else Kind("outlet", "media")
    if personal and (len(name) == 2 or found is None):
        return None
    if found is not None and found.kind != "place":
        return found
    if found is not None and ((len(name) == 1 and last not in names.full) or name[0].lower() in classes("compass")):
        return Kind("organisation", found.role)
    if len(name) == 1 and last in names.full:
        return None
    alone = len(name) == 1 and last not in names.titles
    body = Kind("organisation", None) if alone and _speaks_as_body(view, run, last) else None
    body = body or (body_behind(view, run[1]) if alone else None)
    return _as_body(name, names) or body or _by_surroundings(view, first, run, name)


def _as_body(name: tuple[str, ...], names: Names) -> Kind | None:
    """An organisation by what the text says elsewhere: "Alden Global Capital" of "Alden", "Juul users" of "Juul"."""
    low = tuple(word.lower() for word in name)
    known = next((body for body in names.bodies.found if body.words == low), None)
    if known is None and len(low) == 1 and low[0] not in names.titles:
        known = names.bodies.longer(low[0])
    if known is not None:
        return known.kind
    if len(name) == 1 and name[0].isupper() and len(name[0]) > 1:
        return names.bodies.expanded_kind(name[0])
    return Kind("organisation", "company") if len(name) == 1 and _is_camel(name[0]) else None


def _is_camel(word: str) -> bool:
    """Whether a word is written like WeWork, and not like McCain, DuVernay or O'Brien."""
    inner = next((index for index in range(1, len(word)) if word[index].isupper()), 0)
    return inner > 1 and word[inner - 1].islower() and word[:inner].lower() not in _PREFIXES and not word.isupper()


def _by_surroundings(view: View, first: int, run: tuple[int, int], name: tuple[str, ...]) -> Kind | None:
    """An acronym, "the Lantern", "the pressure group Clear Water": organisations."""
    start = run[0]
    if len(name) == 1 and 1 < len(name[0]) <= _ACRONYM and name[0].isupper() and _is_acronym(view, run):
        return Kind("organisation", None)
    if start == first:
        return None
    word = view.low[start - 1]
    if word == "the":
        plural = len(name) == 1 and name[0].endswith("s") and not name[0].endswith("ss")
        return Kind("group" if plural else "organisation", None)
    before = kind_of(word)
    return before if before is not None and before.kind in _BODIES else None


def _speaks_as_body(view: View, run: tuple[int, int], name: str) -> bool:
    """Whether a name that stands alone does as bodies do: "according to Nielsen", "Unilever said it would".

    Only for names that the text nowhere gives a first name or a title.
    """
    if name in groups("bodies.tsv")["persons"] or name in first_names():
        return False
    behind = view.low[run[1] : run[1] + 3]
    if view.low[max(run[0] - 2, 0) : run[0]] == ["according", "to"]:
        return behind[:1] != [","] or behind[1:2] not in (["a"], ["an"], ["the"], ["who"])
    if len(behind) < 3 or behind[0] not in forms():
        return False
    acts = view.low[run[1] + 3 : run[1] + 4][:1] and view.low[run[1] + 3].endswith("ing")  # "it was laying off"
    helps = classes("have", "modal", "do") | (classes("be") if acts else frozenset())
    return behind[1] == "its" or (behind[1] == "it" and behind[2] in helps)


def _is_acronym(view: View, run: tuple[int, int]) -> bool:
    """Whether the neighbours are not in capitals as well, as in a headline or a transcript's "WARD:"."""
    near = [index for index in range(max(0, run[0] - 1), min(len(view.low), run[1] + 2)) if index not in range(*run)]
    texts = [view.text[view.starts[index] : view.ends[index]] for index in near]
    return ":" not in texts[-2:] and not any(len(text) > 1 and text.isupper() for text in texts)
