"""Logistic regressions that make one model: one for two classes or exclusive ones, one a class for labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from attrib.fit.problem import Problem

Floats = NDArray[np.float64]
_ROUNDS = 1000


class Estimator:
    """As many estimators of scikit-learn as a problem needs, fitted on the same rows, seen as one.

    Fitted again with another strength it starts from where it is.
    """

    def __init__(self, found: Problem, tolerance: float = 1e-4) -> None:
        self.problem = found
        count = len(found.classes) if found.multilabel else 1
        weight = "balanced" if found.balanced else None
        self.parts = [
            LogisticRegression(max_iter=_ROUNDS, tol=tolerance, warm_start=True, class_weight=weight)
            for _ in range(count)
        ]

    def fit(self, matrix: csr_array, rows: NDArray[np.int64], strength: float) -> Estimator:
        """Learn from rows of the corpus, which `matrix` holds, with an inverse regularisation strength."""
        for part, target in zip(self.parts, self.problem.columns(rows), strict=True):
            part.set_params(C=strength).fit(matrix, target)
        return self

    def sums(self, matrix: csr_array) -> Floats:
        """The sums of rows, shape (rows, outputs)."""
        return np.column_stack([part.decision_function(matrix) for part in self.parts])

    @property
    def coefficients(self) -> Floats:
        """Shape (outputs, columns)."""
        return np.vstack([part.coef_ for part in self.parts])

    @property
    def intercepts(self) -> Floats:
        """Shape (outputs,)."""
        return np.concatenate([part.intercept_ for part in self.parts])
