"""Metrics and their bootstrap intervals, in NumPy. Labels are 0 or 1 unless said otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
RESAMPLES = 1000
BINS = 15
COVERAGE = 95  # per cent of the resamples that an interval holds


class Interval(NamedTuple):
    """A value and the bounds of 95% of its bootstrap resamples."""

    value: float
    low: float
    high: float


def confusion(truth: Ints, answer: Ints) -> Ints:
    """Counts (2, 2): rows truth, columns answer."""
    return np.bincount(2 * truth + answer, minlength=4).reshape(2, 2)


def macro_f1_of(table: npt.NDArray[np.int64]) -> Floats:
    """Macro F1 of confusion tables (..., 2, 2); a class that is neither there nor answered counts 0."""
    hits = np.diagonal(table, axis1=-2, axis2=-1)
    sums = table.sum(-1) + table.sum(-2)
    return np.asarray(np.mean(2 * hits / np.maximum(sums, 1), axis=-1))


def macro_f1(truth: Ints, answer: Ints) -> float:
    """Unweighted mean of the F1 of both classes."""
    return float(macro_f1_of(confusion(truth, answer)))


def f1(truth: Ints, answer: Ints) -> float:
    """F1 of the positives; 0 if none is right."""
    table = confusion(truth, answer)
    return float(2 * table[1, 1] / max(1, table[1].sum() + table[:, 1].sum()))


def auc(truth: Ints, score: Floats) -> float:
    """Area under the ROC curve: how often a positive scores above a negative, ties half (Hanley and McNeil 1982).

    NaN if one class is absent.
    """
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    positives = int(truth.sum())
    negatives = truth.size - positives
    if not positives or not negatives:
        return float("nan")
    return float((ranks[truth == 1].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def ece(truth: Ints, probability: Floats, bins: int = BINS) -> float:
    """Expected calibration error of the positive class's probability, equal-width bins (Naeini et al. 2015)."""
    place = np.minimum((probability * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(place, weights=truth - probability, minlength=bins)
    return float(np.abs(gaps).sum() / truth.size)


class Bin(NamedTuple):
    """One bar of a reliability diagram: bounds, number of items, mean probability and share of positives."""

    low: float
    high: float
    items: int
    chance: float
    share: float


def reliability(truth: Ints, probability: Floats, bins: int = 10) -> list[Bin]:
    """The bins, of equal width, that hold an item, ascending."""
    place = np.minimum((probability * bins).astype(np.int64), bins - 1)
    found = []
    for number in np.unique(place).tolist():
        inside = place == number
        bounds = number / bins, (number + 1) / bins
        found.append(Bin(*bounds, int(inside.sum()), float(probability[inside].mean()), float(truth[inside].mean())))
    return found


def risk_coverage(wrong: Ints, confidence: Floats) -> float:
    """Mean error rate of the `k` most confident answers, over all `k` (Geifman and El-Yaniv 2017); 0 is best.

    `wrong` and `confidence` have shape (items,); of equal confidence the earlier item is answered first.
    """
    order = np.argsort(-confidence, kind="stable")
    return float(np.mean(np.cumsum(wrong[order]) / np.arange(1, wrong.size + 1)))


def interval(value: float, samples: Floats) -> Interval:
    """`value` with the bounds of the middle 95% of `samples` (resamples,)."""
    if np.isnan(samples).all():
        return Interval(value, float("nan"), float("nan"))
    edge = (100 - COVERAGE) / 2
    low, high = np.nanpercentile(samples, [edge, 100 - edge])
    return Interval(value, float(low), float(high))


def bootstrap(
    metric: Callable[[Ints, Floats], float], truth: Ints, score: Floats, *, seed: int = 0, resamples: int = RESAMPLES
) -> Interval:
    """Percentile bootstrap over items of ``metric(truth, score)``."""
    random = np.random.default_rng(seed)
    picks = (random.integers(0, truth.size, truth.size) for _ in range(resamples))
    return interval(metric(truth, score), np.array([metric(truth[pick], score[pick]) for pick in picks]))


def fold_macro_f1(folds: Sequence[tuple[Ints, Ints]], *, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """Mean over folds of the macro F1 of (truth, answer), with items resampled inside each fold.

    The confusion table of a resample of n items is a multinomial draw, so no item is touched again.
    """
    random = np.random.default_rng(seed)
    values, samples = [], []
    for truth, answer in folds:
        table = confusion(truth, answer)
        draws = random.multinomial(truth.size, table.ravel() / truth.size, resamples).reshape(-1, 2, 2)
        values.append(float(macro_f1_of(table)))
        samples.append(macro_f1_of(draws))
    return interval(float(np.mean(values)), np.mean(samples, axis=0))


def paired_macro_f1(truth: Ints, ours: Ints, theirs: Ints, *, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """Macro F1 of `ours` minus that of `theirs` on the same items, both resampled together."""
    random = np.random.default_rng(seed)
    cells = np.bincount(4 * truth + 2 * ours + theirs, minlength=8)
    draws = random.multinomial(truth.size, cells / truth.size, resamples).reshape(-1, 2, 2, 2)
    value = macro_f1(truth, ours) - macro_f1(truth, theirs)
    return interval(value, macro_f1_of(draws.sum(3)) - macro_f1_of(draws.sum(2)))
