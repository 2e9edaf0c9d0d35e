"""Statements of sources, aligned over tellings: quoted here, reported there, asserted elsewhere, or left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from attrib.compare.groups import Groups
from attrib.compare.text import content, share, shingles, unattributed_text, words
from attrib.schema import Attribution, Report, Span
from attrib.schema.comparison import Statement, Version

_SAME_QUOTATION = 0.5
"""Two quotations are one if the shorter has half its three-word shingles in common with the longer."""
_SAME_CLAIM = 0.6
"""A paraphrase, and an assertion, has three fifths of the content words of what it puts otherwise ..."""
_LEAST = 3
"""... of which there must be as many as this."""

_MOST = 400
"""Statements of a telling that are looked at, from its start: more is no news story."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A quoted stretch, or the reported part of an attribution."""

    telling: int
    attribution: Attribution
    quoted: bool
    spans: tuple[Span, ...]
    text: str
    tokens: list[str]
    grams: set[tuple[str, ...]]
    content: set[str]


class Aligned(NamedTuple):
    """A statement, and the ids of its source in each telling."""

    statement: Statement
    sources: tuple[tuple[int, str], ...]


def statements(reports: Sequence[Report]) -> list[Aligned]:
    """Every statement of a source, in the order of the first telling that has it."""
    units = [unit for telling, report in enumerate(reports) for unit in _units(telling, report)]
    groups = Groups(len(units))
    for at, other in _candidates(units):
        if _same(units[at], units[other]):
            groups.join(at, other)
    claims = [_sentences(report) for report in reports]
    return [_aligned(reports, [units[at] for at in group], claims) for group in groups.all()]


def _candidates(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Pairs of different tellings that share a word of content."""
    known: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        near = {other for word in unit.content for other in known[word] if units[other].telling != unit.telling}
        yield from ((other, at) for other in sorted(near))
        for word in unit.content:
            known[word].append(at)


def _units(telling: int, report: Report) -> list[Unit]:
    found = []
    for item in report.attributions:
        if item.level or item.type not in ("speech", "document"):
            continue
        quoted = item.quoted(report.text)
        found += [_unit(telling, report, item, (span,), quoted=True) for span in quoted]
        rest = tuple(span for span in item.content if not any(span.meets(part) for part in quoted))
        if rest:
            found.append(_unit(telling, report, item, rest, quoted=False))
    return [unit for unit in found if unit.tokens and (unit.quoted or len(unit.content) >= _LEAST)][:_MOST]


def _unit(telling: int, report: Report, item: Attribution, spans: tuple[Span, ...], *, quoted: bool) -> Unit:
    text = " ".join(report.text[slice(*span)].strip('“”"«»„ \n') for span in spans)
    tokens = words(text)
    return Unit(telling, item, quoted, spans, text, tokens, shingles(tokens, 3), content(tokens))


def _same(one: Unit, other: Unit) -> bool:
    if one.tokens == other.tokens:
        return True
    short, long = sorted((one, other), key=lambda unit: len(unit.tokens))
    if one.quoted and other.quoted and len(short.tokens) >= 3:
        return share(short.grams, long.grams) >= _SAME_QUOTATION
    if one.quoted and other.quoted:  # a word or two: part of the longer quotation, as they stand
        return _holds(long.tokens, short.tokens) and len(short.content) > 0
    shared = len(short.content & long.content)
    return shared >= _LEAST and share(short.content, long.content) >= _SAME_CLAIM


def _holds(tokens: list[str], part: list[str]) -> bool:
    return any(tokens[at : at + len(part)] == part for at in range(len(tokens) - len(part) + 1))


def _sentences(report: Report) -> list[tuple[Span, set[str]]]:
    """What each sentence says in the outlet's own voice and by nobody else."""
    own = unattributed_text(report)
    return [(item.span, content(words(own[slice(*item.span)]))) for item in report.sentences[: 2 * _MOST]]


def _aligned(reports: Sequence[Report], group: list[Unit], claims: list[list[tuple[Span, set[str]]]]) -> Aligned:
    versions = []
    for telling, report in enumerate(reports):
        mine = [unit for unit in group if unit.telling == telling]
        versions.append(_said(report, mine) if mine else _asserted(report, group, claims[telling]))
    longest = max(group, key=lambda unit: (unit.quoted, len(unit.text)))
    sources = tuple(
        dict.fromkeys((unit.telling, unit.attribution.source_id) for unit in group if unit.attribution.source_id)
    )
    quoted = any(unit.quoted for unit in group)
    return Aligned(Statement(longest.text, quoted, tuple(versions)), sources)


def _said(report: Report, units: list[Unit]) -> Version:
    names = {source.id: source.name for source in report.sources}
    ordered = sorted(units, key=lambda unit: (not unit.quoted, unit.spans))
    first = ordered[0].attribution
    return Version(
        "quoted" if ordered[0].quoted else "reported",
        " … ".join(dict.fromkeys(unit.text for unit in ordered)),
        tuple(span for unit in ordered for span in unit.spans),
        names.get(first.source_id or ""),
        None if first.cue is None else report.text[slice(*first.cue)],
        first.stance,
    )


def _asserted(report: Report, group: list[Unit], claims: list[tuple[Span, set[str]]]) -> Version | None:
    """The sentence in which the outlet says the same by itself, if there is one."""
    best, most = None, 0.0
    for unit in group:
        if len(unit.content) < _LEAST:
            continue
        for span, said in claims:
            found = share(unit.content, said)
            if found > most and len(unit.content & said) >= _LEAST:
                best, most = span, found
    if best is None or most < _SAME_CLAIM:
        return None
    return Version("asserted", report.text[slice(*best)], (best,), None, None, None)
