"""What n-grams are made of: an entry for every element that one may begin at, and where the elements' pieces lie."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Index

Floats = NDArray[np.float64]


class Grams(NamedTuple):
    """All n-grams of one order, one for every element that one can begin at.

    The elements of words are units, those of character n-grams stream positions (see :class:`Masked`). Each has an
    entry in `buckets`, also those in `void`, at which no n-gram begins: it would cross the edge of a piece, or the word
    is not known.
    """

    family: str
    order: int
    buckets: Index
    void: Index

    def begins(self) -> NDArray[np.bool_]:
        """Whether an n-gram begins, shape (elements,)."""
        begins = np.ones(len(self.buckets), dtype=bool)
        begins[self.void] = False
        return begins

    def weighed(self, weights: NDArray[np.floating]) -> Floats:
        """The weight of each element's n-gram, 0 where none begins, shape (elements,)."""
        found = weights.take(self.buckets).astype(np.float64)
        found[self.void] = 0.0
        return found


class Runs(NamedTuple):
    """The elements of a family by piece: where those of each piece begin and end, and the row they belong to."""

    starts: Index
    ends: Index
    rows: Index

    def sums(self, values: NDArray[Any], rows: int) -> Floats:
        """The sum of the elements' values for each row below `rows`."""
        if not len(self.starts):
            return np.zeros(rows)
        return self.collect(np.add.reduceat(values, self.starts, dtype=np.float64), rows)

    def collect(self, values: Floats, rows: int) -> Floats:
        """The sum of the pieces' values for each row below `rows`."""
        return np.asarray(np.bincount(self.rows, weights=values, minlength=rows)[:rows], np.float64)

    def spread(self, values: NDArray[Any]) -> NDArray[Any]:
        """Each element gets the value of its row."""
        return np.repeat(values.take(self.rows), self.ends - self.starts)

    def last(self, count: int) -> Index:
        """The last `count` elements of each piece, some more than once in shorter ones."""
        last: Index = np.maximum(self.ends[:, None] - np.arange(1, count + 1), self.starts[:, None]).ravel()
        return last
