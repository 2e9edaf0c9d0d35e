"""Reports -> comparison: each stage once, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrib._version import __version__
from attrib.compare.copies import overlaps, upstreams
from attrib.compare.sources import sources
from attrib.compare.statements import statements
from attrib.schema import Report, Score
from attrib.schema.comparison import COMPARISON_SCHEMA, Comparison, Figure, LoadedWord, Telling

_SCORES = ("bias", "subjectivity", "hyperpartisan", "attribution")
_LOADED = 12
_LEAST = 0.5
"""Weight, in log-odds, from which a word is called loaded: it multiplies the odds by 1.6."""


def side_by_side(reports: Sequence[Report]) -> Comparison:
    """Set reports side by side."""
    tellings = tuple(_telling(report, name) for report, name in zip(reports, _names(reports), strict=True))
    pairs = overlaps(reports, tellings)
    aligned = statements(reports)
    found = sources(reports, [item.sources for item in aligned])
    return Comparison(
        schema=COMPARISON_SCHEMA,
        attrib=__version__,
        tellings=tellings,
        upstream=upstreams(tellings, pairs),
        overlaps=pairs,
        statements=tuple(item.statement for item in aligned),
        sources=found,
    )


def _names(reports: Sequence[Report]) -> list[str]:
    """What each telling is called; those that would share a name get a number."""
    plain = [_value(report, "publisher") or report.title or f"Article {at}" for at, report in enumerate(reports, 1)]
    times = Counter(plain)
    seen: Counter[str] = Counter()
    names = []
    for name in plain:
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if times[name] > 1 else name)
    return names


def _telling(report: Report, name: str) -> Telling:
    scores = report.scores
    return Telling(
        name=name,
        title=report.title,
        publisher=_value(report, "publisher"),
        upstream=_value(report, "upstream"),
        agency=_value(report, "agency"),
        published=_value(report, "published"),
        genre=report.genre.label,
        words=len(report.text.split()),
        scores={key: _figure(getattr(scores, key)) for key in _SCORES},
        frames={key: Figure(item.value, item.low, item.high) for key, item in (scores.framing or {}).items()},
        loaded=_loaded(report),
        headline=tuple(item for item in (report.headline.words if report.headline else ()) if item.weight >= _LEAST),
    )


def _value(report: Report, name: str) -> str | None:
    fact = getattr(report.provenance, name)
    return None if fact is None else fact.value


def _figure(score: Score | None) -> Figure | None:
    return None if score is None else Figure(score.value, score.low, score.high)


def _loaded(report: Report) -> tuple[LoadedWord, ...]:
    found: dict[str, LoadedWord] = {}
    for sentence in report.sentences:
        for word in sentence.words:
            text = report.text[slice(*word.span)]
            known = found.get(text.casefold())
            if word.weight >= _LEAST and (known is None or word.weight > known.weight):
                found[text.casefold()] = LoadedWord(text, word.weight, report.text[slice(*sentence.span)])
    return tuple(sorted(found.values(), key=lambda item: (-item.weight, item.text)))[:_LOADED]
