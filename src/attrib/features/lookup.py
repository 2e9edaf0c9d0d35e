"""Where hashes stand in a sorted table, for many at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Hashes, Index

_STEPS = 3  # from one hash to the next, before the rest are searched for: those of single letters all begin with zeros


class Lookup:
    """Sorted hashes, most of which are found without a search: by where those with the same leading bits begin."""

    def __init__(self, keys: Hashes) -> None:
        """Index `keys`, which are in ascending order."""
        bits = len(keys).bit_length() + 1
        self._shift = np.uint64(64 - bits)
        heads = np.bincount((keys >> self._shift).view(np.int64), minlength=1 << bits)
        self._first = (np.cumsum(heads) - heads).astype(np.min_scalar_type(len(keys)))
        self._keys = np.append(keys, np.uint64(2**64 - 1))  # which stops a search behind the last one
        self._size = len(keys)

    def places(self, hashes: Hashes) -> Index:
        """The index of each hash among the keys, -1 of one that is not there."""
        place = self._first.take((hashes >> self._shift).view(np.int64)).astype(np.int64)
        found = self._keys.take(place)
        at = np.flatnonzero(found < hashes)
        for _ in range(_STEPS):
            place[at] += 1
            found[at] = key = self._keys.take(place.take(at))
            at = at[key < hashes.take(at)]
        place[at] = np.searchsorted(self._keys, hashes.take(at))
        found[at] = self._keys.take(place.take(at))
        place[(found != hashes) | (place == self._size)] = -1
        return place

    def contains(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Which of `hashes` are keys."""
        present: NDArray[np.bool_] = self.places(hashes) >= 0
        return present
