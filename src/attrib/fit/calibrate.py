"""Held-out sums -> probabilities that can be believed, and the threshold to answer by."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from attrib.fit.problem import Problem
from attrib.inference.linear import logit, probabilities, sigmoid
from attrib.inference.metrics import Predicted, macro_f1, one_hot, thresholded

Floats = NDArray[np.float64]


class Calibration(NamedTuple):
    """Slope and offset of each sum, shape (outputs,), and the threshold to answer by."""

    slope: Floats
    offset: Floats
    threshold: float

    def chances(self, sums: Floats, multilabel: bool) -> Floats:
        """Probabilities of sums, shape (rows, classes)."""
        return chances_of(sums * self.slope + self.offset, multilabel)


def chances_of(sums: Floats, multilabel: bool) -> Floats:
    """Probabilities of sums, shape (rows, classes)."""
    return sigmoid(sums) if multilabel else probabilities(sums)


def calibration(sums: Floats, target: NDArray[np.int64]) -> tuple[float, float]:
    """Slope and offset that turn held-out sums into log-odds.

    Platt scaling (Platt 1999), or a temperature for more than two classes (Guo et al. 2017). A slope is never
    negative: a model that is worse than chance is flattened to the base rates, not turned round.
    """
    if sums.shape[1] == 1:
        platt = LogisticRegression(C=np.inf).fit(sums, target)
        slope = float(platt.coef_[0, 0])
        return (slope, float(platt.intercept_[0])) if slope > 0 else (0.0, logit(float(target.mean())))
    labels = list(range(sums.shape[1]))
    found = minimize_scalar(
        lambda slope: log_loss(target, probabilities(sums * slope), labels=labels), bounds=(0.0, 20.0), method="bounded"
    )
    return float(found.x), 0.0


def calibrated(sums: Floats, found: Problem, rows: NDArray[np.int64]) -> Calibration:
    """Calibration and threshold chosen on the held-out sums of some rows, shape (rows, outputs)."""
    target = found.target[rows]
    if found.multilabel:
        pairs = [_scaled(sums[:, [at]], target[:, at]) for at in range(found.outputs)]
        slope, offset = (np.array(column) for column in zip(*pairs, strict=True))
        chances = sigmoid(sums * slope + offset)
        tried = np.round(np.linspace(0.1, 0.6, 51), 2).tolist()
        return Calibration(slope, offset, max(tried, key=lambda value: _macro_f1(target, chances, value)))
    one, shift = calibration(sums, target)
    slope, offset = np.full(found.outputs, one), np.full(found.outputs, shift)
    if len(found.classes) > 2:
        return Calibration(slope, offset, 0.5)
    return Calibration(slope, offset, thresholded(sigmoid(sums[:, 0] * one + shift), target))


def _scaled(sums: Floats, target: NDArray[np.int64]) -> tuple[float, float]:
    """As :func:`calibration`, where a class may be on one side only."""
    return calibration(sums, target) if 0 < target.mean() < 1 else (1.0, 0.0)


def loss(sums: Floats, found: Problem, rows: NDArray[np.int64]) -> float:
    """Log loss after calibration."""
    chances = calibrated(sums, found, rows).chances(sums, found.multilabel)
    if found.multilabel:
        target = found.target[rows]
        right = np.where(target == 1, chances, 1 - chances)
        return float(-np.log(np.maximum(right, 1e-15)).mean())
    return float(log_loss(found.target[rows], chances, labels=list(range(chances.shape[1]))))


def predicted(chances: Floats, found: Problem, rows: NDArray[np.int64], thresholds: Floats) -> Predicted:
    """Probabilities beside the truth; `thresholds` is each row's own, shape (rows,)."""
    if found.multilabel:
        answer = (chances >= thresholds[:, None]).astype(np.int64)
        return Predicted(found.target[rows], answer, chances, exclusive=False)
    classes = len(found.classes)
    best = (chances[:, 1] >= thresholds).astype(np.int64) if classes == 2 else chances.argmax(axis=1)
    return Predicted(one_hot(found.target[rows], classes), one_hot(best, classes), chances, exclusive=True)


def _macro_f1(target: NDArray[np.int64], chances: Floats, threshold: float) -> float:
    answered = Predicted(target, (chances >= threshold).astype(np.int64), chances, exclusive=False)
    return macro_f1(answered, np.ones(len(target)))
