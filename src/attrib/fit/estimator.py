"""Logistic regressions that make one model: one for two classes or exclusive ones, one a class for labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from attrib.fit.problem import Problem
from attrib.fit.telling import sized, sizes

Floats = NDArray[np.float64]
_ROUNDS = 1000


class Estimator:
    """As many estimators of scikit-learn as a problem needs, which learn from the same rows, seen as one.

    The first `grams` columns are n-grams, which each estimator sees in the size of what they tell of its classes
    (:mod:`attrib.fit.telling`). Fitted again with another strength it starts from where it is.
    """

    def __init__(
        self, found: Problem, matrix: csr_array, rows: NDArray[np.int64], grams: int, tolerance: float = 1e-4
    ) -> None:
        """Get ready to learn from `rows` of the corpus, which `matrix` holds."""
        self.matrix, self.targets = matrix, found.columns(rows)
        self.sizes = [sizes(matrix, target, grams) for target in self.targets]
        weight = "balanced" if found.balanced else None
        self.parts = [
            LogisticRegression(max_iter=_ROUNDS, tol=tolerance, warm_start=True, class_weight=weight)
            for _ in self.targets
        ]

    def fit(self, strength: float) -> Estimator:
        """Learn with an inverse regularisation strength."""
        # sized anew each time: a matrix kept for every label of many would be too much
        for part, by, target in zip(self.parts, self.sizes, self.targets, strict=True):
            part.set_params(C=strength).fit(sized(self.matrix, by), target)
        return self

    def sums(self, matrix: csr_array) -> Floats:
        """The sums of rows, shape (rows, outputs)."""
        found = zip(self.parts, self.sizes, strict=True)
        return np.column_stack([part.decision_function(sized(matrix, by)) for part, by in found])

    @property
    def coefficients(self) -> Floats:
        """Of the columns as they are given, shape (outputs, columns)."""
        return np.vstack([part.coef_ * by for part, by in zip(self.parts, self.sizes, strict=True)])

    @property
    def intercepts(self) -> Floats:
        """Shape (outputs,)."""
        return np.concatenate([part.intercept_ for part in self.parts])
