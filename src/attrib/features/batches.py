"""Rows of text -> n-grams and dense signals, a batch at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Pieces
from attrib.features.form import FORM, form
from attrib.features.hidden import table_digests
from attrib.features.ngrams import Counted, Orders, count
from attrib.features.vectors import vocabulary
from attrib.features.voice import join, own_words

if TYPE_CHECKING:
    from attrib.features.lexicons import Lexicons

_BATCH_ROWS = 400
_BATCH_CHARACTERS = 60_000  # twice as much leaves the processor's cache, half as much is spent on the calls themselves
_REVISION = 3  # to be raised when masking, hashing or the dense signals change in a way that the tables do not show


class Batched(NamedTuple):
    """Rows `start` to `stop` (exclusive) of an input: n-grams, dense signals of shape (rows, signals), pieces."""

    start: int
    stop: int
    counted: Counted
    dense: NDArray[np.float64]
    pieces: Pieces


@cache
def fingerprint() -> str:
    """Says whether two versions of this package make the same numbers of the same sentence."""
    parts = (str(_REVISION), *FORM, *table_digests(), hashlib.sha256(vocabulary().tobytes()).hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def sentences(texts: Sequence[str], orders: Orders, lexicons: Lexicons | None = None) -> Iterator[Batched]:
    """Batches of lone sentences, each cut to its author's words (:mod:`attrib.features.voice`)."""
    for start, stop in _limits(texts):
        text, bounds = join(texts[start:stop])
        pieces = own_words(text, bounds)
        yield batch(text, pieces, start, stop, orders, lexicons)


def batch(
    text: str, pieces: Pieces, start: int, stop: int, orders: Orders, lexicons: Lexicons | None = None
) -> Batched:
    """One batch whose rows are told by `pieces`; word lists of a user's own are signals behind the others."""
    rows = stop - start
    counted = count(text, pieces, rows, orders)
    dense = form(counted.masked, pieces, rows)
    if lexicons is not None:
        from attrib.features.lexicons import columns

        dense = np.hstack([dense, columns(text, pieces, rows, lexicons)])
    return Batched(start, stop, counted, dense, pieces)


def _limits(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
    start = characters = 0
    while start < len(texts):
        fit = int(np.searchsorted(ends, characters + _BATCH_CHARACTERS, side="right"))
        stop = min(max(fit, start + 1), start + _BATCH_ROWS)
        yield start, stop
        start, characters = stop, int(ends[stop - 1])
