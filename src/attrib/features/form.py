"""The form of a sentence as a few dense signals, beside its n-grams."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Index, Pieces
from attrib.features.masking import NAME, Masked

Floats = NDArray[np.float64]

FORM = ("length", "names", "exclamation", "question", "figures")
"""Names of the dense signals: log of one plus the number of units, share of units that are names, and whether there
is an exclamation mark, a question mark, a digit (0 or 1). A name counts as one unit, however long it is. Shorter than
eight units is not told apart: no model learns from such sentences.
"""
_SHORTEST = 8


class Rows(NamedTuple):
    """How many rows a batch has, and the row of each unit and of each stream character."""

    total: int
    of_units: Index
    of_stream: Index


def form(masked: Masked, pieces: Pieces, rows: int) -> Floats:
    """The dense signals of each row, shape (rows, len(FORM))."""
    which = Rows(rows, pieces.rows[masked.pieces], pieces.rows[masked.stream_pieces])
    units = np.bincount(which.of_units, minlength=rows)
    names = np.bincount(which.of_units, weights=masked.hashes == NAME, minlength=rows)
    return np.column_stack(
        (
            np.log1p(np.maximum(units, _SHORTEST)),
            names / np.maximum(units, _SHORTEST),
            _present(masked, which, "!"),
            _present(masked, which, "?"),
            _present(masked, which, "0"),  # folding made every digit a zero
        )
    )


def _present(masked: Masked, rows: Rows, char: str) -> NDArray[np.bool_]:
    present: NDArray[np.bool_] = (
        np.bincount(rows.of_stream, weights=masked.stream == ord(char), minlength=rows.total) > 0
    )
    return present
