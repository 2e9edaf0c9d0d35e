"""Levels and percentiles of a score: what a threshold buys, and how the reference pool is spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import f1_score

POOL = "AllSides articles"


def described(
    levels: Sequence[tuple[str, str, float]], chances: npt.NDArray[np.float64], truth: npt.NDArray[np.bool_]
) -> list[dict[str, Any]]:
    """Each level (name, label, threshold) with its precision and recall for articles that are truly of the class.

    Args:
        levels: by ascending threshold.
        chances: held-out probabilities, shape (articles,).
        truth: shape (articles,).
    """
    rows = []
    for level, label, threshold in levels:
        reached = chances >= threshold
        precision = float(truth[reached].mean()) if reached.any() else None
        bought = {"precision": precision, "recall": float(reached[truth].mean())}
        rows.append({"level": level, "label": label, "threshold": float(threshold), **bought})
    return rows


def pool(values: npt.NDArray[np.float64]) -> dict[str, Any]:
    """Number, mean and 101 quantiles of a score over the articles of the pool that were scored."""
    return {"name": POOL, "articles": len(values), "mean": float(values.mean()), "quantiles": quantiles(values)}


def threshold(chances: npt.NDArray[np.float64], truth: npt.NDArray[np.generic]) -> float:
    """The probability (0.2-0.8) with the best macro F1 on a development split."""
    tried = np.round(np.linspace(0.2, 0.8, 121), 3)
    return float(max(tried, key=lambda value: f1_score(truth, chances >= value, average="macro")))


def quantiles(values: npt.NDArray[np.float64]) -> list[float]:
    """The quantiles 0%, 1% ... 100%, to six digits."""
    return [round(float(value), 6) for value in np.quantile(values, np.linspace(0, 1, 101))]
