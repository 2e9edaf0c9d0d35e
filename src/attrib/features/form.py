"""The form of a sentence as a few dense signals, beside its n-grams."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Pieces
from attrib.features.hidden import NAME
from attrib.features.masking import Masked

Floats = NDArray[np.float64]

FORM = ("length", "names", "exclamation", "question", "figures")
"""Names of the dense signals: log of one plus the number of units, share of units that are names, and whether there
is an exclamation mark, a question mark, a digit (0 or 1). A name counts as one unit, however long it is. Shorter than
eight units is not told apart: no model learns from such sentences.
"""
_SHORTEST = 8


def form(masked: Masked, pieces: Pieces, rows: int) -> Floats:
    """The dense signals of each row, shape (rows, len(FORM))."""
    units = np.bincount(pieces.rows[masked.pieces], minlength=rows)
    names = np.bincount(pieces.rows[masked.pieces[masked.hashes == NAME]], minlength=rows)
    table = np.zeros((rows, len(FORM)))
    table[:, 0] = np.log1p(np.maximum(units, _SHORTEST))
    table[:, 1] = names / np.maximum(units, _SHORTEST)
    for column, char in enumerate("!?0", start=2):  # folding made every digit a zero
        table[pieces.rows[masked.stream_pieces[masked.stream == ord(char)]], column] = 1.0
    return table
