"""A report as one flat row of a table."""

from __future__ import annotations

from typing import Any

from attrib.schema import Fact, Report, Score

SCORES = ("bias", "subjectivity", "hyperpartisan", "attribution")
TEXTS = ("title", "language", "genre", "publisher", "agency", "upstream", "published", "abstained", "flags")
COUNTS = ("sentences", "attributions", "sources", "named_sources", "unattributed", "warnings")


def flat(report: Report) -> dict[str, Any]:
    """Texts, counts, scores with bounds and percentile, and `framing` as a mapping of frame to probability.

    Lists are joined with spaces. What was withheld is None.
    """
    told = report.provenance
    row: dict[str, Any] = {
        "title": report.title,
        "language": report.language,
        "genre": report.genre.label,
        "publisher": _value(told.publisher),
        "agency": _value(told.agency),
        "upstream": _value(told.upstream),
        "published": _value(told.published),
        "abstained": " ".join(report.abstained) or None,
        "flags": " ".join(flag.code for flag in report.flags) or None,
        "quality": report.quality.value,
        "sentences": len(report.sentences),
        "attributions": len(report.attributions),
        "sources": len(report.sources),
        "named_sources": sum(source.named for source in report.sources),
        "unattributed": len(report.unattributed),
        "warnings": sum(flag.severity == "warning" for flag in report.flags),
    }
    for name in SCORES:
        score: Score | None = getattr(report.scores, name)
        row[name] = None if score is None else score.value
        row[f"{name}_low"] = None if score is None else score.low
        row[f"{name}_high"] = None if score is None else score.high
        row[f"{name}_level"] = None if score is None else score.level
        row[f"{name}_percentile"] = None if score is None else score.percentile
    frames = report.scores.framing
    row["framing"] = None if frames is None else {name: score.value for name, score in frames.items()}
    return row


def _value(fact: Fact | None) -> str | None:
    return None if fact is None else fact.value
