"""Held-out sums -> probabilities that can be believed, and the figures that say how far."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, precision_recall_fscore_support, roc_auc_score

from attrib.inference.linear import logit, probabilities

_NEIGHBOURS = 6  # to either side, of 97 thresholds


def calibration(sums: NDArray[np.float64], target: NDArray[np.int64]) -> tuple[float, float]:
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


def figures_at(
    sums: NDArray[np.float64], target: NDArray[np.int64], classes: tuple[str, ...]
) -> tuple[float, dict[str, Any]]:
    """The threshold with the best macro F1 (0.5 for more than two classes), and what was measured at it.

    Of a threshold and its neighbours the mean counts: a single row must not decide.
    """
    chances = probabilities(sums)
    threshold = 0.5
    guess = chances.argmax(axis=1)
    figures: dict[str, Any] = {}
    if len(classes) == 2:
        given = np.unique(chances[:, 1])
        place = np.searchsorted(given, np.quantile(chances[:, 1], np.linspace(0.02, 0.98, 97), method="higher"))
        tried = (given[place] + given[np.maximum(place - 1, 0)]) / 2
        found = np.array([f1_score(target, chances[:, 1] >= value, average="macro") for value in tried])
        threshold = float(tried[_smooth(found).argmax()])
        guess = (chances[:, 1] >= threshold).astype(int)
        figures["area under the ROC curve"] = float(roc_auc_score(target, chances[:, 1]))
        figures["threshold"] = threshold
    figures["macro F1"] = float(f1_score(target, guess, average="macro"))
    precision, recall, _, _ = precision_recall_fscore_support(
        target, guess, zero_division=0.0, labels=range(len(classes))
    )
    for index, name in enumerate(classes):
        figures[f"precision, {name}"], figures[f"recall, {name}"] = float(precision[index]), float(recall[index])
    return threshold, figures


def _smooth(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of each value and its neighbours, as far as there are any, shape (values,)."""
    ones = np.ones(2 * _NEIGHBOURS + 1)
    middle = slice(_NEIGHBOURS, _NEIGHBOURS + len(values))
    smooth: NDArray[np.float64] = (np.convolve(values, ones) / np.convolve(np.ones_like(values), ones))[middle]
    return smooth
