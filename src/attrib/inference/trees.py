"""Boosted decision trees on arrays: every row goes down every tree at once.

The leaf that a row ends in is found without walking (QuickScorer; Lucchese et al., SIGIR 2015): each inner node whose
condition fails rules out the leaves of its left branch, a bit mask; of the leaves that no node rules out the leftmost
is the row's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attrib.errors import ModelFormatError

Floats = NDArray[np.float64]

MOST_LEAVES = 32
"""Leaves of the largest tree: a mask has 32 bits."""

_TREES = 50  # at a time: what fits the processor's cache


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of binary trees; a condition is ``value <= threshold`` and holds to the left.

    Attributes:
        feature: the column each inner node looks at, shape (trees, nodes); a smaller tree is filled up.
        threshold: its threshold, same shape, in single precision as the values that it is compared with; infinite in
            nodes that fill up.
        mask: the leaves that are ruled out if its condition fails, as bits from the leftmost leaf on, same shape.
        leaf: what each leaf adds, shape (trees, leaves).
        base: what is added to every sum.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    mask: NDArray[np.uint32]
    leaf: Floats
    base: float

    def sums(self, values: Floats) -> Floats:
        """The trees' sum for each row of `values`, shape (rows, features) without NaN; the result is (rows,)."""
        columns = np.ascontiguousarray(values.T, np.float32)  # half the memory to go through
        result = np.full(len(values), self.base)
        for at in range(0, len(self.leaf), _TREES):
            result += self._part(columns, slice(at, at + _TREES))
        return result

    def _part(self, columns: NDArray[np.float32], trees: slice) -> Floats:
        # nodes first: to combine rows of all trees is faster than to combine within each tree
        fails = columns.take(self.feature[trees].T.ravel(), axis=0) > self.threshold[trees].T.reshape(-1, 1)
        ruled = np.multiply(fails, self.mask[trees].T.reshape(-1, 1), dtype=np.uint32)
        shape = self.leaf[trees].shape[0], columns.shape[1]
        alive = ~np.bitwise_or.reduce(ruled.reshape(self.feature.shape[1], shape[0] * shape[1]), axis=0).reshape(shape)
        lowest = alive & (~alive + np.uint32(1))
        leaves = self.leaf[trees]
        first = np.arange(0, leaves.size, leaves.shape[1]).reshape(-1, 1)
        # the exponent of a power of two is its bit's number, plus one
        place = np.frexp(lowest.astype(np.float32))[1] + (first - 1)
        return np.asarray(leaves.ravel().take(place).sum(axis=0))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays of a bundle; :func:`from_arrays` is the way back."""
        return {
            "feature": self.feature,
            "threshold": self.threshold,
            "mask": self.mask.astype(np.int64),
            "leaf": self.leaf,
            "base": np.array([self.base]),
        }


def from_arrays(arrays: Mapping[str, NDArray[Any]], features: int) -> Trees:
    """Trees from a bundle's arrays, for rows of `features` values.

    Raises:
        ModelFormatError: an array is missing, or they do not fit together.
    """
    try:
        feature, threshold, mask, leaf, base = (
            np.asarray(arrays[name]) for name in ("feature", "threshold", "mask", "leaf", "base")
        )
    except KeyError as error:
        raise ModelFormatError(f"the trees lack the array {error}") from None
    shape = feature.shape
    if len(shape) != 2 or threshold.shape != shape or mask.shape != shape or base.shape != (1,) or leaf.ndim != 2:
        raise ModelFormatError("the arrays of the trees do not fit together")
    if not shape[0] or leaf.shape[0] != shape[0] or not 0 < leaf.shape[1] <= min(shape[1] + 1, MOST_LEAVES):
        raise ModelFormatError("the arrays of the trees do not fit together")
    if feature.dtype != np.int64 or mask.dtype != np.int64 or feature.min() < 0 or feature.max() >= features:
        raise ModelFormatError("the trees look at columns that there are not")
    if not ((mask >= 0) & (mask < 1 << 32)).all() or not _ends(mask, leaf.shape[1]):
        raise ModelFormatError("the trees lead to leaves that there are not")
    return Trees(feature, threshold.astype(np.float32), mask.astype(np.uint32), leaf.astype(np.float64), float(base[0]))


def _ends(mask: NDArray[np.int64], leaves: int) -> bool:
    """Whether every row ends in a leaf that there is: some leaf of each tree is ruled out by no node."""
    ruled = np.bitwise_or.reduce(mask, axis=1)
    return bool(((~ruled & ((1 << leaves) - 1)) != 0).all())
