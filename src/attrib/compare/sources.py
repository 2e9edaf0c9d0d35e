"""Sources, aligned over tellings: by name, and by being given the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrib.compare.groups import Groups
from attrib.compare.text import words
from attrib.schema import Report, Source
from attrib.schema.comparison import Presence, SharedSource

_DESCRIBING = frozenset(("that", "which", "who", "of", "for", "in", "with", "representing"))
"""What a description of the same source goes on with: "union" and "union that represents drivers"."""
_ARTICLES = frozenset(("a", "an", "the", "one", "its", "his", "her", "their", "s"))


def sources(reports: Sequence[Report], said: Iterable[Sequence[tuple[int, str]]]) -> tuple[SharedSource, ...]:
    """Every source of any telling.

    Args:
        reports: the tellings.
        said: for each statement, who says it: pairs of a telling's index and a source's id.
    """
    every = [(telling, source) for telling, report in enumerate(reports) for source in report.sources]
    groups = Groups(len(every))
    places = {(telling, source.id): at for at, (telling, source) in enumerate(every)}
    for at, (telling, one) in enumerate(every):
        for other in range(at + 1, len(every)):
            if every[other][0] != telling and same_name(one, every[other][1]):
                groups.join(at, other)
    for speakers in said:
        known = [places[speaker] for speaker in speakers if speaker in places]
        for first, second in pairwise(known):
            if not (every[first][1].named and every[second][1].named):  # two names for a quotation: not one source
                groups.join(first, second)
    shared = [_shared([every[at] for at in group], len(reports)) for group in groups.all()]
    return tuple(sorted(shared, key=lambda item: -sum(found is not None for found in item.tellings)))


def same_name(one: Source, other: Source) -> bool:
    """Whether two names are of one source.

    They are if they have the same words, the same last name with nothing that disagrees, or if one description goes
    on where the other ends.
    """
    first, second = ([word for word in words(item.name) if word not in _ARTICLES] for item in (one, other))
    if not first or not second:
        return False
    if first == second:
        return True
    if not one.named and not other.named and one.kind == other.kind != "document":
        short, long = sorted((first, second), key=len)
        return long[: len(short)] == short and long[len(short)] in _DESCRIBING
    people = one.named and other.named and one.kind == other.kind == "person"
    return people and first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))


def _shared(members: list[tuple[int, Source]], tellings: int) -> SharedSource:
    best = max(members, key=lambda item: (item[1].named, len(item[1].name)))[1]
    columns: list[Presence | None] = [None] * tellings
    for telling in range(tellings):
        mine = [source for index, source in members if index == telling]
        if mine:
            columns[telling] = Presence(
                mine[0].name,
                sum(len(source.attributions) for source in mine),
                sum(source.quoted_words for source in mine),
                sum(source.share for source in mine),
            )
    return SharedSource(best.name, best.named, tuple(columns))
