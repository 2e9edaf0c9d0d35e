"""Hashed word and character n-grams of masked text, and how their weights come back to words.

An n-gram never crosses the edge of a piece, so none crosses a quotation mark. A row's value for an n-gram is its
count over the square root of the number of n-grams of that family in the row: close to the usual Euclidean norm
(most counts are 1), and it makes a row's score a plain sum over occurrences, with no need to find equal n-grams. The
number is at least that of a sentence of nine words or so: one word alone is no strong evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Hashes, Index, Pieces, prefix, read
from attrib.features.masking import Masked, mask
from attrib.features.vectors import vocabulary

Floats = NDArray[np.float64]

FAMILIES = ("word", "char", "known")
_LEAST = {"word": 24, "char": 150, "known": 8}
_USUAL = {"word": 1600, "char": 8000, "known": 400}
"""What an article has of each family: shares are given the size that square roots have in such a one."""

_MIX = np.uint64(0xD6E8FEB86659FD93)
_SALT = np.uint64(0xA0761D6478BD642F)


@dataclass(frozen=True, slots=True)
class Orders:
    """Which n-grams are made, and into how many buckets (powers of two) each family is hashed.

    `known` is the number of words with a vector: they are a third family, with a bucket each. With `mean` a row's value
    for an n-gram is its share of the row's n-grams, so that a text and the same text twice are alike: for rows that
    are articles. With `names` nothing is masked: for subjects that names stand for.
    """

    word: tuple[int, ...] = (1, 2, 3)
    char: tuple[int, ...] = (3, 4, 5)
    word_bits: int = 18
    char_bits: int = 19
    known: int = 0
    mean: bool = False
    names: bool = False

    @property
    def size(self) -> int:
        """Number of buckets of all families: words, characters, known words, in this order."""
        return self.hashed + self.known

    @property
    def hashed(self) -> int:
        """Number of buckets of the two hashed families."""
        return (1 << self.word_bits) + (1 << self.char_bits)


class Grams(NamedTuple):
    """All n-grams of one order: their first element, their bucket and their row.

    The elements of words are units, those of character n-grams stream positions (see :class:`Masked`).
    """

    family: str
    order: int
    starts: Index
    buckets: Index
    rows: Index


class Counted(NamedTuple):
    """The n-grams of a batch, by family how many each row has, and which n-grams were made."""

    masked: Masked
    grams: tuple[Grams, ...]
    totals: dict[str, Index]
    orders: Orders

    def values(self, gram: Grams) -> Floats:
        """The value of each occurrence: one over the square root of its row's total, or over the total itself."""
        return self.scale(gram.family)[gram.rows]

    def scale(self, family: str) -> Floats:
        """What one occurrence counts in each row, shape (rows,)."""
        total = np.maximum(self.totals[family], _LEAST[family])
        scale: Floats = np.sqrt(_USUAL[family]) / total if self.orders.mean else 1.0 / np.sqrt(total)
        return scale


def count(text: str, pieces: Pieces, rows: int, orders: Orders) -> Counted:
    """Make all n-grams of `text`.

    Args:
        text: the batch, in Unicode form C.
        pieces: the spans to read and the row of each.
        rows: number of rows.
        orders: which n-grams.
    """
    masked = mask(read(text, pieces), pieces, names=orders.names)
    grams = [*_word_grams(masked, pieces, orders), *_char_grams(masked, pieces, orders)]
    if orders.known:
        grams.append(_known_words(masked, pieces, orders))
    return Counted(masked, tuple(grams), _totals(grams, rows), orders)


def serves(made: Orders, wanted: Orders) -> bool:
    """Whether a text that was read for `made` need not be read again for `wanted` (see :func:`as_one`)."""
    words = not wanted.word or (wanted.word, wanted.word_bits) == (made.word, made.word_bits)
    chars = not wanted.char or (wanted.char, wanted.char_bits) == (made.char, made.char_bits)
    return words and chars and wanted.known in (0, made.known) and wanted.names == made.names


def as_one(counted: Counted, rows: int, orders: Orders) -> Counted:
    """All rows below `rows` as a single one, with the families that `orders` asks for, in its buckets."""
    families = [name for name, wanted in zip(FAMILIES, (orders.word, orders.char, orders.known), strict=True) if wanted]
    shifts = {"word": 0, "char": (1 << orders.word_bits) - (1 << counted.orders.word_bits)}
    shifts["known"] = orders.hashed - counted.orders.hashed
    grams = []
    for gram in counted.grams:
        if gram.family in families:
            mine = gram.rows < rows
            starts, buckets = gram.starts[mine], gram.buckets[mine] + shifts[gram.family]
            grams.append(gram._replace(starts=starts, buckets=buckets, rows=np.zeros_like(starts)))
    return Counted(counted.masked, tuple(grams), _totals(grams, 1), orders)


def _totals(grams: Sequence[Grams], rows: int) -> dict[str, Index]:
    return {
        family: sum(
            (np.bincount(gram.rows, minlength=rows) for gram in grams if gram.family == family),
            np.zeros(rows, dtype=np.int64),
        )
        for family in FAMILIES
    }


def triples(counted: Counted) -> tuple[Index, Index, Floats]:
    """All occurrences as (row, bucket, value) arrays; equal (row, bucket) pairs are to be summed."""
    return (
        np.concatenate([gram.rows for gram in counted.grams]),
        np.concatenate([gram.buckets for gram in counted.grams]),
        np.concatenate([counted.values(gram) for gram in counted.grams]),
    )


def row_sums(counted: Counted, weights: NDArray[np.floating], rows: int) -> Floats:
    """Sum of weight times value for each row, shape (rows,)."""
    total = np.zeros(rows)
    for gram in counted.grams:
        sums = np.bincount(gram.rows, weights=weights[gram.buckets], minlength=rows)
        total += sums * counted.scale(gram.family)
    return total


def word_sums(counted: Counted, weights: NDArray[np.floating]) -> Floats:
    """The same sum shared out over words, shape (words of the batch,).

    An n-gram's weight is split evenly over its elements. A character passes its part on to the unit that answers for
    it, and a unit splits what it got evenly over its words.
    """
    masked = counted.masked
    units = np.zeros(len(masked.first))
    for gram in counted.grams:
        part = weights[gram.buckets] * counted.values(gram) / gram.order
        for offset in range(gram.order):
            element = gram.starts + offset
            owner = masked.stream_units[element] if gram.family == "char" else element
            units += np.bincount(owner, weights=part, minlength=len(units))
    length = masked.last - masked.first
    return np.repeat(units / length, length)


def _word_grams(masked: Masked, pieces: Pieces, orders: Orders) -> Iterator[Grams]:
    rows = pieces.rows[masked.pieces]
    for order in orders.word:
        starts = _windows(masked.pieces, order)
        hashes = np.full(len(starts), order, dtype=np.uint64)
        for offset in range(order):
            hashes = (hashes ^ masked.hashes[starts + offset]) * _SALT
            hashes ^= hashes >> np.uint64(29)
        yield Grams("word", order, starts, _bucket(hashes, orders.word_bits), rows[starts])


def _char_grams(masked: Masked, pieces: Pieces, orders: Orders) -> Iterator[Grams]:
    rows = pieces.rows[masked.stream_pieces]
    sums, inverses = prefix(masked.stream)
    for order in orders.char:
        starts = _windows(masked.stream_pieces, order)
        hashes = (sums[starts + order] - sums[starts]) * inverses[starts] + np.uint64(order)
        buckets = _bucket(hashes, orders.char_bits) + (1 << orders.word_bits)
        yield Grams("char", order, starts, buckets, rows[starts])


def _known_words(masked: Masked, pieces: Pieces, orders: Orders) -> Grams:
    table = vocabulary()
    place = np.minimum(np.searchsorted(table, masked.hashes), len(table) - 1)
    starts = np.flatnonzero(table[place] == masked.hashes)
    return Grams("known", 1, starts, place[starts] + orders.hashed, pieces.rows[masked.pieces[starts]])


def _windows(pieces: Index, order: int) -> Index:
    """Where a window of `order` elements lies in one piece."""
    if len(pieces) < order:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(pieces[: len(pieces) - order + 1] == pieces[order - 1 :])


def _bucket(hashes: Hashes, bits: int) -> Index:
    mixed = (hashes ^ (hashes >> np.uint64(32))) * _MIX
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)
