"""What stands behind a source between commas: a name behind a description, a description behind a name."""

from __future__ import annotations

from attrib.annotate.sources.kinds import Kind, kind_of
from attrib.annotate.sources.names import split_title
from attrib.annotate.sources.roles import role_at
from attrib.annotate.sources.runs import runs
from attrib.annotate.view import View, classes

_REACH = 8
_CLOSES = frozenset({",", "who", "that", "which", "(", "—", "–", "."})
_FRONT = 4
"""Words between the comma and the name."""
_LONGEST_NAME = 6


def name_inside(view: View, end: int, last: int) -> tuple[str, ...]:
    """The name in "her rival, Ann Dole, who won," when all of it is the source."""
    for index in range(end, last - 1):
        if view.low[index] != ",":
            continue
        found = next(iter(runs(view, index + 1, last)), None)
        if found is None or not (found[1] == last or view.low[found[1]] in _CLOSES):
            continue
        front = view.low[index + 1 : found[0]]  # "her rival, the party's senator Ann Dole"
        if len(front) <= _FRONT and not any(word in _CLOSES or word in classes("preposition") for word in front):
            name = split_title(view, *found)[1]
            if len(name) > 1 or not front:
                return name
    return ()


def name_behind(view: View, last: int) -> tuple[str, ...]:
    """The name in "a spokeswoman, Lena Holm, said": alone between two commas, or up to the sentence's end."""
    if last + 2 >= len(view.low) or view.low[last] != ",":
        return ()
    found = next(iter(runs(view, last + 1, min(last + 1 + _LONGEST_NAME, len(view.low)))), None)
    if found is None or found[0] != last + 1 or view.sentence_of[found[1] - 1] != view.sentence_of[last]:
        return ()
    if found[1] < len(view.low) and view.word(found[1]) and view.sentence_of[found[1]] == view.sentence_of[last]:
        return ()
    _, name = split_title(view, *found)
    return name if len(name) > 1 else ()


def role_behind(view: View, last: int) -> str | None:
    """The role in "Smith, a professor at ..." behind a name."""
    if last + 1 >= len(view.low) or view.low[last] != ",":
        return None
    for index in range(last + 1, min(last + _REACH, len(view.low))):
        item = kind_of(view.low[index])
        if item is not None and item.kind == "person":
            return role_at(view, index)
        if not view.word(index):
            break
    return None


def body_behind(view: View, last: int) -> Kind | None:
    """What "Acme, the Norland mining company," is: the body that the noun behind the comma tells; None without one."""
    if last + 2 >= len(view.low) or view.low[last] != "," or view.low[last + 1] not in {"a", "an", "the"}:
        return None
    for index in range(last + 2, min(last + _REACH, len(view.low) - 1)):
        item = kind_of(view.low[index])
        if not view.word(index) or (item is not None and item.kind == "person"):
            return None
        if view.low[index + 1] in _CLOSES or view.low[index + 1] in classes("preposition"):
            return item if item is not None and item.kind in {"organisation", "outlet"} else None
    return None


def is_described(view: View, last: int) -> bool:
    """Whether a description follows a name: "Smith, a professor at ...", "Smith, who owns ...", "Smith, 45, ..."."""
    if last + 1 >= len(view.low) or view.low[last] != ",":
        return False
    word = view.low[last + 1]
    return word in {"a", "an", "the", "who", "whose"} or word[0].isdigit() or kind_of(word) is not None
