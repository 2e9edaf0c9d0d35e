"""Whose president? The role that an office gives, by what it is the office of."""

from __future__ import annotations

from attrib.annotate.sources.kinds import kind_of, name_kind
from attrib.annotate.view import View, classes

_LEADERS = frozenset({"president", "leader", "chancellor", "speaker", "premier", "governor"})
_STATES = frozenset({"united", "states", "republic", "parliament", "commons", "opposition", "party", "country"})
_NATIONAL = ("an", "ish", "ese", "ch", "i", "'s")
"""Endings of "Norwegian", "British": their presidents are politicians."""
_REACH = 8


def role_at(view: View, index: int) -> str | None:
    """The role of the person noun at a token; "president of Acme Motors" and "union president" are no politicians.

    None as well if no person's noun stands there.
    """
    item = kind_of(view.low[index].removesuffix("'s"))
    if item is None or item.kind != "person":
        return None
    if item.role != "politician" or view.low[index] not in _LEADERS:
        return item.role
    if index and (before := body_role(view.low[index - 1])) is not None:
        return before[0]
    if index > 1 and not view.capital(index) and view.capital(index - 1) and view.sentence_of[index] >= 0:
        word = view.low[index - 1]  # "Acme president", not "French president" or "US president"
        place = name_kind(word)
        if place is None and kind_of(word) is None and not word.endswith(_NATIONAL):
            return None
    if index + 1 < len(view.low) and view.low[index + 1] in {"of", "at"}:
        return _role_of(view, index + 2)
    return item.role


def body_role(word: str) -> tuple[str | None] | None:
    """The role of a body that is no state's, in a tuple because it may be None; None if the word names no such body."""
    place, body = name_kind(word), kind_of(word)
    if place is not None and place.kind == "place":
        return None
    found = place if place is not None and place.kind == "organisation" else body
    if found is None or found.kind not in {"organisation", "outlet"} or found.role in {"official", "campaign"}:
        return None
    return None if word in _STATES else (found.role,)


def _role_of(view: View, start: int) -> str | None:
    for index in range(start, min(start + _REACH, len(view.low))):
        word = view.low[index].removesuffix("'s")
        place = name_kind(word)
        if word in _STATES or (place is not None and place.kind == "place"):
            return "politician"
        known = kind_of(word)
        if known is not None and known.kind == "organisation" and known.role == "official":
            return "politician"
        if (body := body_role(word)) is not None:
            return body[0]
        if not view.word(index) or word in classes("be", "have", "modal"):
            break
    return None
