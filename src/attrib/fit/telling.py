"""How telling each n-gram is of the classes, from the rows that a model learns from and from no other.

Regularisation spares what is large, so what tells classes apart is made larger: the idea of Wang & Manning 2012
("Baselines and bigrams"), whose log-count ratio is damped here by a square root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
_PRIOR = 5.0
"""Rows with and without an n-gram that each side is taken to have more: few rows are no strong evidence."""


def sizes(matrix: csr_array, target: NDArray[np.int64], grams: int) -> Floats:
    """What each column is multiplied by, shape (columns,): 1 on average for n-grams that are there, 1 for the rest.

    ``sqrt(|log(p / q)|)`` for the shares `p` and `q` of rows with the n-gram in a class and outside it, both smoothed;
    of several classes the one that it tells most of. The average is that of squares.

    Args:
        matrix: the rows that are learned from, shape (rows, columns).
        target: the class of each, shape (rows,).
        grams: how many columns, the first ones, are n-grams.
    """
    found = np.ones(matrix.shape[1])
    if not grams:
        return found
    classes, places = np.unique(target, return_inverse=True)
    rows = np.repeat(places, np.diff(matrix.indptr))
    mine = matrix.indices < grams
    cells = rows[mine] * grams + matrix.indices[mine]
    there = np.bincount(cells, minlength=len(classes) * grams).reshape(len(classes), grams)
    totals = np.bincount(places, minlength=len(classes))[:, None]
    inside = (there + _PRIOR) / (totals + 2 * _PRIOR)
    outside = (there.sum(axis=0) - there + _PRIOR) / (totals.sum() - totals + 2 * _PRIOR)
    squares = np.abs(np.log(inside / outside)).max(axis=0)
    used = there.sum(axis=0) > 0
    mean = squares[used].mean() if used.any() else 0.0
    if mean > 0:
        found[:grams] = np.sqrt(squares / mean)
    return found


def sized(matrix: csr_array, by: Floats) -> csr_array:
    """The matrix with its columns multiplied, in its own precision."""
    data = matrix.data * by.astype(matrix.dtype)[matrix.indices]
    return csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)
