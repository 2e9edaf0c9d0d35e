"""Hashed word and character n-grams of masked text, and how their weights come back to words.

An n-gram never crosses the edge of a piece, so none crosses a quotation mark. A row's value for an n-gram is its
count over the square root of the number of n-grams of that family in the row: close to the usual Euclidean norm
(most counts are 1), and it makes a row's score a plain sum over occurrences, with no need to find equal n-grams. The
number is at least that of a sentence of nine words or so: one word alone is no strong evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Codes, Hashes, Index, Pieces, prefix, read
from attrib.features.elements import Floats, Grams, Runs
from attrib.features.masking import Masked, mask
from attrib.features.vectors import known

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


class Counted(NamedTuple):
    """The n-grams of a batch, its elements by family, how many n-grams of a family each row has, what was made.

    Of a batch of which only some rows count, the elements of the others belong to a row behind the last.
    """

    masked: Masked
    grams: tuple[Grams, ...]
    runs: dict[str, Runs]
    totals: dict[str, Index]
    orders: Orders

    def scale(self, family: str) -> Floats:
        """What one occurrence counts in each row: one over the square root of its total, or over the total itself."""
        total = np.maximum(self.totals[family], _LEAST[family])
        scale: Floats = np.sqrt(_USUAL[family]) / total if self.orders.mean else 1.0 / np.sqrt(total)
        return scale

    def scales(self, family: str) -> Floats:
        """The same for each element; 0 in rows that do not count."""
        scale = np.zeros(len(self.totals[family]) + 1)
        scale[:-1] = self.scale(family)
        scales: Floats = self.runs[family].spread(scale)
        return scales


def count(text: str, pieces: Pieces, rows: int, orders: Orders) -> Counted:
    """Make all n-grams of `text`.

    Args:
        text: the batch, in Unicode form C.
        pieces: the spans to read and the row of each.
        rows: number of rows.
        orders: which n-grams.
    """
    masked = mask(read(text, pieces), pieces, names=orders.names)
    units, stream = _runs(masked.pieces, pieces), _runs(masked.stream_pieces, pieces)
    runs = {"word": units, "char": stream, "known": units}
    grams = [*_word_grams(masked.hashes, units, orders), *_char_grams(masked.stream, stream, orders)]
    if orders.known:
        grams.append(_known_words(masked.hashes, orders))
    return _counted(masked, tuple(grams), runs, rows, orders)


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
    grams = tuple(
        gram._replace(buckets=gram.buckets + shifts[gram.family]) for gram in counted.grams if gram.family in families
    )
    runs = {name: run._replace(rows=(run.rows >= rows).astype(np.int64)) for name, run in counted.runs.items()}
    return _counted(counted.masked, grams, runs, 1, orders)


def _runs(elements: Index, pieces: Pieces) -> Runs:
    """Elements by piece, given the piece of each."""
    starts = np.flatnonzero(np.append(True, elements[1:] != elements[:-1])) if len(elements) else elements
    return Runs(starts, np.append(starts[1:], len(elements))[: len(starts)], pieces.rows[elements[starts]])


def _counted(masked: Masked, grams: tuple[Grams, ...], runs: dict[str, Runs], rows: int, orders: Orders) -> Counted:
    totals = {family: np.zeros(rows, dtype=np.int64) for family in FAMILIES}
    for gram in grams:
        run = runs[gram.family]
        if gram.family == "known":
            made = run.sums(gram.begins(), rows)
        else:
            made = run.collect(np.maximum(run.ends - run.starts - gram.order + 1.0, 0.0), rows)
        totals[gram.family] += made.astype(np.int64)
    return Counted(masked, grams, runs, totals, orders)


def triples(counted: Counted) -> tuple[Index, Index, Floats]:
    """All occurrences as (row, bucket, value) arrays; equal (row, bucket) pairs are to be summed."""
    rows, buckets, values = [], [], []
    for gram in counted.grams:
        row = counted.runs[gram.family].spread(np.arange(len(counted.totals[gram.family]) + 1))
        begins = gram.begins() & (row < len(counted.totals[gram.family]))
        rows.append(row[begins])
        buckets.append(gram.buckets[begins])
        values.append(counted.scales(gram.family)[begins])
    return np.concatenate(rows), np.concatenate(buckets), np.concatenate(values)


def row_sums(counted: Counted, weights: NDArray[np.floating], rows: int) -> Floats:
    """Sum of weight times value for each row, shape (rows,)."""
    total = np.zeros(rows)
    for family in FAMILIES:
        found = [gram.weighed(weights) for gram in counted.grams if gram.family == family]
        if found:
            total += counted.runs[family].sums(sum(found[1:], found[0]), rows) * counted.scale(family)
    return total


def word_sums(counted: Counted, weights: NDArray[np.floating]) -> Floats:
    """The same sum shared out over words, shape (words of the batch,).

    An n-gram's weight is split evenly over its elements. A character passes its part on to the unit that answers for
    it, and a unit splits what it got evenly over its words.
    """
    masked = counted.masked
    units = np.zeros(len(masked.first))
    for family in dict.fromkeys(gram.family for gram in counted.grams):
        elements = np.zeros(len(masked.stream if family == "char" else masked.first))
        for gram in counted.grams:
            if gram.family == family:
                part = gram.weighed(weights) / gram.order
                for offset in range(min(gram.order, len(part))):
                    elements[offset:] += part[: len(part) - offset]
        elements *= counted.scales(family)
        units += np.bincount(masked.stream_units, elements, len(units)) if family == "char" else elements
    length = masked.last - masked.first
    return np.repeat(units / length, length)


def _word_grams(units: Hashes, runs: Runs, orders: Orders) -> Iterator[Grams]:
    for order in orders.word:
        size = max(0, len(units) - order + 1)
        hashes = np.full(size, order, dtype=np.uint64)
        for offset in range(order):
            hashes = (hashes ^ units[offset : offset + size]) * _SALT
            hashes ^= hashes >> np.uint64(29)
        yield Grams("word", order, _buckets(hashes, orders.word_bits, 0, len(units)), runs.last(order - 1))


def _char_grams(stream: Codes, runs: Runs, orders: Orders) -> Iterator[Grams]:
    sums, inverses = prefix(stream)
    for order in orders.char:
        size = max(0, len(stream) - order + 1)
        hashes = sums[order : order + size] - sums[:size]
        hashes *= inverses[:size]
        hashes += np.uint64(order)
        buckets = _buckets(hashes, orders.char_bits, 1 << orders.word_bits, len(stream))
        yield Grams("char", order, buckets, runs.last(order - 1))


def _known_words(units: Hashes, orders: Orders) -> Grams:
    place = known().places(units)
    void = np.flatnonzero(place < 0)
    place[void] = 0
    place += orders.hashed
    return Grams("known", 1, place, void)


def _buckets(hashes: Hashes, bits: int, first: int, size: int) -> Index:
    """Buckets from `first` on, 0 for the elements behind the hashes, of which there are `size`; overwrites `hashes`."""
    buckets = np.zeros(size, dtype=np.uint64)
    mixed = buckets[: len(hashes)]
    np.right_shift(hashes, np.uint64(32), out=mixed)
    np.bitwise_xor(mixed, hashes, out=mixed)
    np.multiply(mixed, _MIX, out=mixed)
    np.right_shift(mixed, np.uint64(64 - bits), out=mixed)
    mixed += np.uint64(first)
    return buckets.view(np.int64)
