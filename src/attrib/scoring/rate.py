"""An article's bias: the expected share of the author's sentences that a reader would call biased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from attrib.inference.intervals import rate_interval
from attrib.schema import Contribution, Score, SentenceScore
from attrib.scoring.percentile import percentile


def bias_rate(sentences: Sequence[SentenceScore], own: Sequence[int], card: Mapping[str, Any]) -> Score:
    """Sum the sentences up.

    The value is the mean of the sentences' probabilities. Its base is the pool's mean, and each sentence contributes
    what it differs from that, divided by the number of sentences: contributions add up, and length alone changes
    nothing.

    Args:
        sentences: scored sentences.
        own: indices of those that count as the author's, at least one; their `bias` is a number.
        card: the model's card: its ``pool`` gives mean and quantiles, its ``levels`` thresholds and labels.
    """
    chances = np.array([sentences[index].bias for index in own], dtype=float)
    pool = card.get("pool", {})
    base = float(pool.get("mean", 0.0))
    contributions = tuple(
        Contribution("sentence", (float(chance) - base) / len(own), (sentences[index].span,))
        for index, chance in zip(own, chances, strict=True)
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
    return (reached[-1]["level"], reached[-1]["label"]) if reached else ("unrated", "no thresholds known")
