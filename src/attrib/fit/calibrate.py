"""Held-out sums -> probabilities that can be believed, and the figures that say how far."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, precision_recall_fscore_support, roc_auc_score

from attrib.inference.linear import logit, probabilities


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
    """The threshold with the best macro F1 (0.5 for more than two classes), and what was measured at it."""
    chances = probabilities(sums)
    threshold = 0.5
    guess = chances.argmax(axis=1)
    figures: dict[str, Any] = {}
    if len(classes) == 2:
        tried = np.unique(np.round(np.quantile(chances[:, 1], np.linspace(0.02, 0.98, 97)), 4))
        threshold = float(max(tried, key=lambda value: f1_score(target, chances[:, 1] >= value, average="macro")))
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
