"""Sourcing over the pool, by the outlets' leaning and by genre, beside the base rates that newsrooms' studies found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrib
from benchmarks.rows import Options, Row
from training.loaders import allsides

ORDER = ("all", "left", "center", "right", "report", "wire", "analysis", "opinion", "release", "other")
BASE_RATES = (
    ("named sources / sources", "named", ".76 of sources (PEJ 2002, from notes)"),
    ("named / people, bodies, outlets", "bearers_named", "the same without groups and documents"),
    ("articles with four named sources or more", "four", ".48 of newspaper stories (PEJ 2005, from notes)"),
    ("articles with one source", "one", ".12 of newspaper stories (PEJ 2005, from notes)"),
    ("articles without a source", "none", ".07 of newspaper stories (PEJ 2005, from notes)"),
    ("direct / attributions", "direct", "about .30 of attributions (from notes)"),
    ("articles with an anonymous source", "anonymous", "no base rate"),
)
"""Metric, key, and what it stands beside."""


def shares(options: Options) -> list[Row]:
    """Sourcing over a sample of the pool (``benchmarks.sizes``), by the outlet's leaning and by genre."""
    groups: dict[str, list[dict[str, float]]] = defaultdict(list)
    for number, article in enumerate(allsides.load()):
        if number % options.size("ledger articles, one in"):
            continue
        report = attrib.score(article.text, url=article.url, title=article.title, parts=())
        counts = _counts(report.signals)
        bearers = [source for source in report.sources if source.kind in ("person", "organisation", "outlet")]
        counts |= {"bearers": len(bearers), "bearers_named": sum(source.named for source in bearers)}
        for group in ("all", article.leaning, report.genre.label):
            groups[group].append(counts)
    return [row for group in ORDER if groups[group] for row in _group_rows(group, groups[group])]


def _counts(signals: Mapping[str, float | None]) -> dict[str, float]:
    total, named = signals["distinct_sources"] or 0.0, signals["named_sources"] or 0.0
    return {
        "sources": total,
        "named": named,
        "four": named >= 4,
        "one": total == 1,
        "none": total == 0,
        "direct": signals["direct_share"] or 0.0,
        "spoken": signals["direct_share"] is not None,
        "anonymous": (signals["anonymous_share"] or 0.0) > 0,
    }


def _group_rows(group: str, articles: Sequence[Mapping[str, float]]) -> Iterator[Row]:
    totals: Counter[str] = Counter()
    for counts in articles:
        totals.update(counts)
    whole = {"named": totals["sources"], "direct": totals["spoken"], "bearers_named": totals["bearers"]}
    for metric, key, beside in BASE_RATES:
        value = totals[key] / max(1.0, whole.get(key, len(articles)))
        yield Row(f"shares, {group}", "attrib", metric, value, f"beside {beside}", n=len(articles))
