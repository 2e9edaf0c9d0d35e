"""Bias and subjectivity of an article: the expected share of the author's sentences that a reader would call so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from attrib.inference.intervals import rate_interval
from attrib.schema import Contribution, Score, SentenceScore, Span
from attrib.scoring.percentile import percentile


def bias_rate(sentences: Sequence[SentenceScore], own: Sequence[int], card: Mapping[str, Any]) -> Score:
    """The expected share of biased sentences among the author's.

    Args:
        sentences: scored sentences.
        own: indices of those that count as the author's, at least one; their `bias` is a number.
        card: the model's card: its ``pool`` gives mean and quantiles, its ``levels`` thresholds and labels.
    """
    return rate([sentences[index].span for index in own], [sentences[index].bias for index in own], card)


def subjectivity_rate(sentences: Sequence[SentenceScore], own: Sequence[int], card: Mapping[str, Any]) -> Score:
    """The expected share of subjective ones, likewise; their `subjective` is a number."""
    return rate([sentences[index].span for index in own], [sentences[index].subjective for index in own], card)


def rate(spans: Sequence[Span], shares: Sequence[float | None], card: Mapping[str, Any]) -> Score:
    """Sum sentences up, given where they stand and their probabilities.

    The value is the mean of the sentences' probabilities. Its base is the pool's mean, and each sentence contributes
    what it differs from that, divided by the number of sentences: contributions add up, and length alone changes
    nothing.
    """
    chances = np.array(shares, dtype=float)
    pool = card.get("pool", {})
    base = float(pool.get("mean", 0.0))
    contributions = tuple(
        Contribution("sentence", (float(chance) - base) / len(spans), (span,))
        for span, chance in zip(spans, chances, strict=True)
    )
    value = base + sum(item.weight for item in contributions)
    low, high = rate_interval(chances)
    level, label = level_of(value, card.get("levels", ()))
    return Score(
        value=value,
        low=min(low, value),
        high=max(high, value),
        level=level,
        label=label,
        unit="rate",
        link="identity",
        base=base,
        contributions=contributions,
        percentile=percentile(value, pool["quantiles"]) if pool else None,
    )


def level_of(value: float, levels: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Level and label of the highest threshold that `value` reaches; ``unrated`` for a model without levels."""
    reached = [item for item in levels if value >= item["threshold"]]
    return (
        (reached[-1]["level"], reached[-1]["label"])
        if reached
        else ("unrated", "not rated, as this model has no thresholds")
    )
