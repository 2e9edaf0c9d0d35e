"""Choose the regularisation, calibrate, fit, and turn the estimator into plain arrays."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from attrib.features.ngrams import Orders
from attrib.features.vectors import vocabulary
from attrib.fit.calibrate import calibration, figures_at
from attrib.fit.corpus import Labelled
from attrib.fit.design import PLAIN, SMALL, design, folded, signal_names, with_prior
from attrib.fit.folds import class_indices, folds
from attrib.inference.linear import probabilities
from attrib.model import Model

_STRENGTHS = (0.1, 0.3, 1.0, 3.0, 10.0)  # inverse regularisation strengths that are tried


class Trained(NamedTuple):
    """A model, with the scikit-learn estimator and the matrix it was made from."""

    model: Model
    estimator: Any
    matrix: csr_array


def train(data: Labelled, task: str, seed: int, prior: Model | None = None, *, names: bool = False) -> Trained:
    """Choose, calibrate and fit; see :func:`fit`."""
    classes, target = class_indices(data.labels)
    orders = Orders(known=len(vocabulary()), mean=task == "article", names=names)
    signals = signal_names(task)
    found = design(data.texts, task, orders, signals, SMALL if task == "sentence" else PLAIN)
    matrix = found.matrix if prior is None else with_prior(found.matrix, prior, data.texts)
    splits = folds(data, target, seed)
    sums, strength = _cross_validated(matrix, target, splits)
    tested = ~np.isnan(sums).any(axis=1)
    slope, offset = calibration(sums[tested], target[tested])
    estimator = LogisticRegression(C=strength, max_iter=1000, class_weight=_balance(target)).fit(matrix, target)
    linear = folded(estimator.coef_[:, : found.matrix.shape[1]], estimator.intercept_, found, orders)
    if prior is not None:
        linear = linear.plus(prior.linear, estimator.coef_[:, -1])
    linear = linear.affine(slope, offset)
    calibrated = sums[tested] * slope + offset
    threshold, figures = figures_at(calibrated, target[tested], classes)
    card = {
        "corpus": {
            "rows": len(target),
            **{f"class {name}": int(np.sum(target == i)) for i, name in enumerate(classes)},
        },
        "training": {
            "estimator": "logistic regression on hashed n-grams and dense signals",
            "strength": strength,
            "names": "kept" if names else "masked",
            **({"classes": "count alike, however frequent"} if _balance(target) else {}),
            "folds": len(splits),
            "folds by": "group" if data.groups else "time" if data.times else "class",
            "seed": seed,
            **({} if prior is None else {"prior": f"{prior.name} {prior.version}, bundle {prior.digest[:16]}"}),
        },
        "cross-validated figures": {"chosen on the same folds": "strength, calibration, threshold", **figures},
    }

    return Trained(Model(linear, "custom", task, classes, orders, signals, threshold, card), estimator, matrix)


def _cross_validated(
    matrix: csr_array, target: NDArray[np.int64], splits: list[tuple[Any, Any]]
) -> tuple[NDArray[np.float64], float]:
    """Sums for each row from a model that has not seen it, shape (rows, outputs), and the strength that did best.

    Every strength starts from the one before. Single precision is enough to choose by, and halves the time.
    """
    outputs = 1 if target.max() == 1 else int(target.max()) + 1
    single = matrix.astype(np.float32)
    sums = np.full((len(_STRENGTHS), len(target), outputs), np.nan)
    for rows, tested in splits:
        model = LogisticRegression(max_iter=1000, warm_start=True, class_weight=_balance(target))
        seen, unseen = single[rows], single[tested]
        for place, strength in enumerate(_STRENGTHS):
            model.set_params(C=strength).fit(seen, target[rows])
            sums[place, tested] = model.decision_function(unseen).reshape(len(tested), outputs)
    known = ~np.isnan(sums[0]).any(axis=1)
    best = min(range(len(_STRENGTHS)), key=lambda place: _loss(sums[place, known], target[known]))
    return sums[best], _STRENGTHS[best]


def _balance(target: NDArray[np.int64]) -> str | None:
    """More than two classes are rarely of one size, and the rare ones need their weight."""
    return "balanced" if target.max() > 1 else None


def _loss(sums: NDArray[np.float64], target: NDArray[np.int64]) -> float:
    """Log loss after calibration."""
    slope, offset = calibration(sums, target)
    chances = probabilities(sums * slope + offset)
    return float(log_loss(target, chances, labels=list(range(chances.shape[1]))))
