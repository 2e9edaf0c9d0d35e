"""Word vectors learned from the reference pool: what lets a model know words that its own corpus never showed.

They serve training only. A linear model over the mean of word vectors is a linear model over words, so what it
learns is folded into one weight a word, and scoring never sees a vector. Made by ``python -m training fit vectors``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Hashes
from attrib.features.lookup import Lookup

FOLDER = "vectors"
_DATA = Path(__file__).with_name("data") / FOLDER


@cache
def vocabulary() -> Hashes:
    """Hashes of the words that have a vector, ascending, shape (words,)."""
    hashes: Hashes = _load("hashes")
    return hashes


@cache
def known() -> Lookup:
    """The same, to find words in."""
    return Lookup(vocabulary())


@cache
def vectors() -> NDArray[np.float64]:
    """The vectors, shape (words, dimensions).

    Their length is how rare the word is in the pool (mean 1); they are stored in eight bits a number.
    """
    table: NDArray[np.float64] = _load("codes").astype(np.float64) * _load("steps")
    return table


def _load(name: str) -> NDArray[Any]:
    with (_DATA / f"{name}.npy").open("rb") as file:
        array: NDArray[Any] = np.load(file, allow_pickle=False)
    return array
