"""How good predictions are: figures of weighted rows, their bootstrap intervals, and bins of reliability.

A resample of rows is a weight for each of them, so nothing is copied or sorted again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NEIGHBOURS = 6  # to either side, of 97 thresholds
_GAP = 0.1  # between probabilities: wider ones are parted in the middle
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

RESAMPLES = 1000
BINS = 10
COVERAGE = 95  # per cent of the resamples that an interval holds
_LEAST = 1e-15  # a probability that log loss takes for nought


class Interval(NamedTuple):
    """A figure and the bounds of 95% of its bootstrap resamples."""

    value: float
    low: float
    high: float


class Predicted(NamedTuple):
    """Predictions beside the truth.

    `truth` and `answer` have shape (rows, classes) and hold 0 or 1; `chances` are the probabilities, of the same shape.
    Of exclusive classes each row of `truth` and of `answer` has exactly one.
    """

    truth: Ints
    answer: Ints
    chances: Floats
    exclusive: bool

    def at(self, rows: NDArray[np.bool_]) -> Predicted:
        """Some of the rows."""
        return self._replace(truth=self.truth[rows], answer=self.answer[rows], chances=self.chances[rows])


class Bin(NamedTuple):
    """Predictions of like probability: their number, their mean probability, and the share that came true."""

    rows: int
    chance: float
    share: float


def one_hot(indices: Ints, classes: int) -> Ints:
    """Class indices, shape (rows,), as a table of 0 and 1, shape (rows, classes)."""
    return np.eye(classes, dtype=np.int64)[indices]


def figures(found: Predicted) -> dict[str, Callable[[Floats], float]]:
    """The figures that there are for these predictions, each a function of row weights, shape (rows,)."""
    made: dict[str, Callable[[Floats], float]] = {"macro F1": lambda weights: macro_f1(found, weights)}
    if found.exclusive:
        right = (found.truth == found.answer).all(axis=1)
        made["accuracy"] = lambda weights: float(weights @ right / weights.sum())
    else:
        made["micro F1"] = lambda weights: _micro_f1(found, weights)
    if found.exclusive and found.truth.shape[1] == 2:
        order = np.argsort(found.chances[:, 1], kind="stable")
        ties = np.append(np.diff(found.chances[order, 1]) > 0, True)
        truth = found.truth[order, 1]
        made["area under the ROC curve"] = lambda weights: _auc(truth, ties, weights[order])
    losses, distances = _log_losses(found), ((found.chances - found.truth) ** 2).mean(axis=1)  # Brier 1950
    made["log loss"] = lambda weights: float(weights @ losses / weights.sum())
    made["Brier score"] = lambda weights: float(weights @ distances / weights.sum())
    made["calibration error"] = lambda weights: calibration_error(found, weights)
    return made


def counts(found: Predicted, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Of each class, how many rows have it and are answered so, how many are answered so, how many have it."""
    return weights @ (found.truth * found.answer), weights @ found.answer, weights @ found.truth


def f1(found: Predicted, weights: Floats) -> Floats:
    """F1 of each class, shape (classes,); 0 for one that is neither there nor answered."""
    hits, answered, there = counts(found, weights)
    result: Floats = 2 * hits / np.maximum(answered + there, 1e-12)
    return result


def macro_f1(found: Predicted, weights: Floats) -> float:
    """Mean F1 of the classes that are there or answered (scikit-learn's definition)."""
    _, answered, there = counts(found, weights)
    used = answered + there > 0
    return float(f1(found, weights)[used].mean()) if used.any() else float("nan")


def confusion(found: Predicted) -> Ints:
    """Rows by true class and answered class, of exclusive classes: shape (classes, classes)."""
    return found.truth.T @ found.answer


def calibration_error(found: Predicted, weights: Floats) -> float:
    """Expected calibration error: how far chances are from shares, over bins of equal width (Naeini et al. 2015).

    Over the second of two classes, else over all classes.
    """
    truth, chances, repeated = _asked(found, weights)
    place = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(place, weights=repeated * (truth - chances), minlength=BINS)
    return float(np.abs(gaps).sum() / repeated.sum())


def reliability(found: Predicted) -> list[Bin]:
    """Bins of equal width, lowest chance first, without empty ones."""
    truth, chances, _ = _asked(found, np.ones(len(found.truth)))
    place = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    rows = np.bincount(place, minlength=BINS)
    used = rows > 0
    mean = np.bincount(place, weights=chances, minlength=BINS)[used] / rows[used]
    share = np.bincount(place, weights=truth, minlength=BINS)[used] / rows[used]
    return [Bin(int(n), float(a), float(b)) for n, a, b in zip(rows[used], mean, share, strict=True)]


def resampled(rows: int, groups: Ints | None = None, *, seed: int = 0, resamples: int = RESAMPLES) -> list[Floats]:
    """Row weights of bootstrap resamples: of rows, or of whole groups of them (`groups`: an index for each row)."""
    random = np.random.default_rng(seed)
    units = rows if groups is None else int(groups.max()) + 1
    drawn = (np.bincount(random.integers(0, units, units), minlength=units).astype(float) for _ in range(resamples))
    return [draw if groups is None else draw[groups] for draw in drawn]


def intervals(found: Predicted, weights: list[Floats]) -> dict[str, Interval]:
    """Every figure with its interval over the resamples `weights`."""
    return {name: _interval(metric, len(found.truth), weights) for name, metric in figures(found).items()}


def paired(one: Predicted, other: Predicted, weights: list[Floats]) -> dict[str, Interval]:
    """Every figure of `one` minus that of `other`, both on the same resamples of the same rows."""
    ours, theirs = figures(one), figures(other)
    return {
        name: _interval(_difference(ours[name], theirs[name]), len(one.truth), weights) for name in ours.keys() & theirs
    }


def thresholded(chances: Floats, truth: Ints) -> float:
    """The threshold with the best macro F1 of two classes; `chances` and `truth` of the second, shape (rows,).

    Of a threshold and its neighbours the mean counts: a single row must not decide. Where classes lie far apart, the
    threshold is in the middle between them: at the edge of one class a row that is a little less sure would be lost.
    """
    tried = np.unique(np.round(np.quantile(chances, np.linspace(0.02, 0.98, 97)), 4))
    apart = np.flatnonzero(np.diff(tried) > _GAP)
    tried = np.sort(np.append(tried, (tried[apart] + tried[apart + 1]) / 2))
    answered = chances[None, :] >= tried[:, None]
    hits, there = answered @ truth, int(truth.sum())
    yes = answered.sum(axis=1)
    no_hits = len(truth) - there - (yes - hits)
    scores = 2 * hits / np.maximum(yes + there, 1) + 2 * no_hits / np.maximum(2 * len(truth) - yes - there, 1)
    smooth = _smooth(scores)
    best = tried[int(np.argmax(smooth))]
    if len(apart):  # a few probabilities, of which all are neighbours: the score itself decides
        best = tried[int(np.lexsort((-np.round(smooth, 9), -scores))[0])]
    below, above = chances[chances < best], chances[chances >= best]
    if len(below) and len(above) and above.min() - below.max() > _GAP:
        best = (below.max() + above.min()) / 2
    return float(np.clip(best, 1e-4, 1 - 1e-4))


def _smooth(values: Floats) -> Floats:
    """The mean of each value and its neighbours, as far as there are any, shape (values,)."""
    ones = np.ones(2 * _NEIGHBOURS + 1)
    middle = slice(_NEIGHBOURS, _NEIGHBOURS + len(values))
    smooth: Floats = (np.convolve(values, ones) / np.convolve(np.ones_like(values), ones))[middle]
    return smooth


def as_table(found: Mapping[str, Interval]) -> dict[str, dict[str, float]]:
    """Figures as JSON values."""
    return {name: item._asdict() for name, item in found.items()}


def _difference(ours: Callable[[Floats], float], theirs: Callable[[Floats], float]) -> Callable[[Floats], float]:
    return lambda weights: ours(weights) - theirs(weights)


def _interval(metric: Callable[[Floats], float], rows: int, weights: list[Floats]) -> Interval:
    values = np.array([metric(draw) for draw in weights])
    edge = (100 - COVERAGE) / 2
    low, high = np.nanpercentile(values, [edge, 100 - edge]) if not np.isnan(values).all() else (np.nan, np.nan)
    return Interval(metric(np.ones(rows)), float(low), float(high))


def _asked(found: Predicted, weights: Floats) -> tuple[Ints, Floats, Floats]:
    """What was told of which class: truth, chance and weight of each single statement."""
    if found.exclusive and found.truth.shape[1] == 2:
        return found.truth[:, 1], found.chances[:, 1], weights
    return found.truth.ravel(), found.chances.ravel(), np.repeat(weights, found.truth.shape[1])


def _micro_f1(found: Predicted, weights: Floats) -> float:
    hits, answered, there = counts(found, weights)
    return float(2 * hits.sum() / max(answered.sum() + there.sum(), 1e-12))


def _auc(truth: Ints, last_of_tie: NDArray[np.bool_], weights: Floats) -> float:
    """How often a positive stands above a negative, ties half (Hanley and McNeil 1982); rows sorted by chance."""
    positive, negative = weights * truth, weights * (1 - truth)
    ends = np.flatnonzero(last_of_tie)
    positives = np.diff(np.cumsum(positive)[ends], prepend=0.0)
    below = np.cumsum(negative)[ends]
    negatives = np.diff(below, prepend=0.0)
    total = positive.sum() * negative.sum()
    return float(positives @ (below - negatives / 2) / total) if total else float("nan")


def _log_losses(found: Predicted) -> Floats:
    right = np.where(found.truth == 1, found.chances, 1.0 if found.exclusive else 1.0 - found.chances)
    result: Floats = -np.log(np.maximum(right, _LEAST)).sum(axis=1)
    return result
