"""Swaps: neither a sentence's probability nor an article's must depend on whom it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

import attrib
from attrib.model import Model
from benchmarks.metrics import Floats
from benchmarks.rows import Options, Row
from benchmarks.swaps import Swap, substituted, templates
from training.loaders import babe, hyperpartisan

CORPORA = ("babe", "hyperpartisan")
REAL = 500
QUICK = 100
ARTICLES = 100  # in which every mention of a member is exchanged


def run(options: Options) -> list[Row]:
    """Templates and real sentences by the model of bias; real articles by that of whole articles."""
    model = attrib.load("bias")
    real = [row.text for row in babe.load()]
    most = QUICK if options.quick else REAL
    rows: list[Row] = []
    for apart, label in ((False, ""), (True, ", names kept apart")):
        rows += measure(model, f"templates{label}", list(templates(apart=apart)))
        rows += measure(model, f"real sentences{label}", list(substituted(real, most, apart=apart)))
    if not options.quick:
        articles = [article.text for article in hyperpartisan.load()]
        rows += measure(attrib.load("hyperpartisan"), "real articles", list(substituted(articles, ARTICLES)))
    return rows


def measure(model: Model, task: str, swaps: Sequence[Swap]) -> list[Row]:
    """How far versions of one sentence lie from their mean, the groups' own means, and what got no probability."""
    chances = np.asarray(model.predict_proba([text for swap in swaps for text in swap.texts]))[:, 1]
    parts = np.split(chances, np.cumsum([len(swap.texts) for swap in swaps])[:-1])
    spread = np.concatenate([np.abs(part - np.nanmean(part)) for part in parts])
    widest = max(float(np.nanmax(part) - np.nanmin(part)) for part in parts)
    system = f"attrib {model.name}"
    how = f"{len(swaps)} texts in {chances.size} versions; probability against the mean of its versions"
    n = len(swaps)
    rows = [
        Row(task, system, "mean change", float(np.nanmean(spread)), how, n=n),
        Row(task, system, "largest difference", widest, how, n=n),
        Row(task, system, "unscored", float(np.isnan(chances).mean()), how, n=n),
    ]
    gaps = group_gaps(swaps, parts)
    how = "mean over a group's texts of a member's probability, minus that of its counterparts; the largest"
    return rows + [Row(task, f"{system}, {name}", "gap", value, how, n=n) for name, value in gaps.items()]


def group_gaps(swaps: Sequence[Swap], parts: Sequence[Floats]) -> dict[str, float]:
    """For each group the member furthest from its counterparts, as an absolute difference of means."""
    apart: dict[tuple[str, str], list[float]] = defaultdict(list)
    for swap, part in zip(swaps, parts, strict=True):
        for number, member in enumerate(swap.members):
            others = np.delete(part, number)
            apart[swap.group, member].append(float(part[number] - others.mean()))
    result: dict[str, float] = {}
    for (group, _), values in apart.items():
        result[group] = max(result.get(group, 0.0), abs(float(np.mean(values))))
    return result
