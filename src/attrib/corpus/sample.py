"""At most so many rows of a stream, whose length nobody knows before its end, in bounded memory.

Every row draws a number, in order, from a generator that the seed starts; those with the smallest numbers stay: each
row has the same chance, whatever its class. Of a class too rare for that, the :data:`FEWEST` smallest stay as well.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

MOST = 50_000
"""Rows that a model learns from unless told: about four minutes and 2.5 GB, if they are sentences."""

FEWEST = 50
"""Rows of a class that stay, if there are as many, however rare it is among the others."""

_CLASSES = 1000  # that are told apart; a column with more labels holds no classes
_AT_ONCE = 1 << 14

Entry = tuple[float, int, Any]


class Sample:
    """Rows that are offered one by one; see the module.

    Attributes:
        offered: how many were.
    """

    def __init__(self, most: int, seed: int) -> None:
        self.offered = 0
        self._most = most
        self._numbers = _numbers(seed)
        self._bar = 1.0
        self._kept: list[Entry] = []  # number, place, row
        self._rare: dict[Any, list[Entry]] = {}  # of each class the smallest, as heaps with the largest on top

    def add(self, row: Any, classes: Iterable[Any]) -> None:
        """Offer a row of these classes."""
        number, place = next(self._numbers), self.offered
        self.offered += 1
        for name in classes:
            heap = self._rare.get(name)
            if heap is None:
                if len(self._rare) >= _CLASSES:
                    continue
                heap = self._rare[name] = []
            if len(heap) < FEWEST:
                heapq.heappush(heap, (-number, place, row))
            elif number < -heap[0][0]:
                heapq.heapreplace(heap, (-number, place, row))
        if number < self._bar:
            self._kept.append((number, place, row))
            if len(self._kept) >= 2 * self._most:
                self._prune()

    def rows(self) -> list[Any]:
        """Those that stay, in the order in which they were offered."""
        self._prune()
        stay = {place: row for _, place, row in self._kept}
        if self.offered > len(stay):
            stay |= {place: row for heap in self._rare.values() for _, place, row in heap}
        return [stay[place] for place in sorted(stay)]

    def _prune(self) -> None:
        if len(self._kept) > self._most:
            self._kept.sort(key=lambda entry: entry[0])
            del self._kept[self._most :]
            self._bar = self._kept[-1][0]


def _numbers(seed: int) -> Iterator[float]:
    random = np.random.default_rng(seed)
    while True:
        yield from random.random(_AT_ONCE).tolist()
