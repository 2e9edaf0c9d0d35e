"""Text as arrays of code points, cut into words: the ground that masking and hashing stand on.

Everything here works on a whole batch at once. A batch is one string with *pieces*: spans that hold one voice, each
belonging to a *row* (a sentence, or an article). Nothing later looks across the edge of a piece.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Index = NDArray[np.int64]
Hashes = NDArray[np.uint64]

OTHER, LETTER, DIGIT, JOINER, SPACE = range(5)
_TABLE_SIZE = 0x3000
_PRIVATE = (0xD800, 0xF8FF)  # surrogates and private use
_UNKNOWN = np.uint32(0xFFFD)
_PICTURES = 0x1F000  # emoji and the like; letters of living scripts lie below
_KEPT = 1 << 16  # powers: what a usual batch needs
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so it has an inverse modulo 2**64
_INVERSE = np.uint64(pow(int(_BASE), -1, 2**64))


class Pieces(NamedTuple):
    """Spans of a text that may be scored: ``text[starts[i]:ends[i]]`` belongs to row ``rows[i]``; sorted, disjoint."""

    starts: Index
    ends: Index
    rows: Index


class Batch(NamedTuple):
    """A text as arrays, one entry a character.

    `raw` are its code points, `folded` the lower-cased ones with digits as ``0`` and typographic variants in their
    plain form, `kinds` their classes, `capital` whether the character is upper case, `piece` the index of its piece
    or -1.
    """

    raw: Codes
    folded: Codes
    kinds: NDArray[np.uint8]
    capital: NDArray[np.bool_]
    piece: Index


class Words(NamedTuple):
    """The words of all pieces, in order.

    `pieces` is each word's piece, `hashes` the hash of its folded form, `capital` whether it has a capital letter,
    `shouted` whether it is all capitals and longer than one letter.
    """

    starts: Index
    ends: Index
    pieces: Index
    hashes: Hashes
    capital: NDArray[np.bool_]
    shouted: NDArray[np.bool_]


def read(text: str, pieces: Pieces) -> Batch:
    """Turn a text into arrays of shape (characters,)."""
    raw, lower = encode(text), encode(_lower(text))
    small = np.minimum(lower, _TABLE_SIZE - 1).astype(np.int64)
    plain, kinds = _tables()
    folded, kind = plain.take(small), kinds.take(small)
    outside = lower >= _TABLE_SIZE
    if outside.any():
        folded = np.where(outside, lower, folded)
        kind = np.where(outside, np.where(lower < _PICTURES, LETTER, OTHER), kind).astype(np.uint8)
        private = (lower >= _PRIVATE[0]) & (lower <= _PRIVATE[1])  # placeholders live there: no text may bring its own
        folded, kind = np.where(private, _UNKNOWN, folded), np.where(private, OTHER, kind).astype(np.uint8)
    return Batch(raw, folded, kind, raw != lower, _piece_of(len(raw), pieces))


def words(batch: Batch) -> Words:
    """Find the words inside the pieces; none crosses the edge of a piece."""
    kinds, piece = batch.kinds, batch.piece
    inside = (kinds == LETTER) | (kinds == DIGIT)
    joiner = np.flatnonzero(kinds == JOINER)
    joiner = joiner[(joiner > 0) & (joiner < len(kinds) - 1)]
    inside[joiner[inside[joiner - 1] & inside[joiner + 1]]] = True
    inside &= piece >= 0
    edge = np.ones(len(kinds) + 1, dtype=bool)
    edge[1:-1] = (inside[1:] != inside[:-1]) | (piece[1:] != piece[:-1])
    bounds = np.flatnonzero(edge)
    is_word = inside[bounds[:-1]]
    starts, ends = bounds[:-1][is_word], bounds[1:][is_word]
    capitals = counts(batch.capital, starts, ends)
    letters = counts(kinds == LETTER, starts, ends)
    shouted = (capitals > 1) & (capitals == letters)
    return Words(starts, ends, piece[starts], span_hashes(batch.folded, starts, ends), capitals > 0, shouted)


def hash_lines(text: str) -> Hashes:
    """Sorted hashes of the folded lines of a word list; empty lines and lines that start with ``#`` are skipped."""
    return np.sort(hash_words(lines_of(text)))


def lines_of(text: str) -> list[str]:
    """The lines of a word list, likewise."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def hash_words(lines: Sequence[str]) -> Hashes:
    """The hash of each of some folded words."""
    joined = "\n".join(lines)
    sizes = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    starts = np.cumsum(sizes + 1) - sizes - 1
    whole = Pieces(np.zeros(1, dtype=np.int64), np.array([len(joined)]), np.zeros(1, dtype=np.int64))
    return span_hashes(read(joined, whole).folded, starts, starts + sizes)


def span_hashes(codes: Codes, starts: Index, ends: Index) -> Hashes:
    """A 64-bit hash of each ``codes[start:end]`` that does not depend on where it stands.

    A polynomial in an odd base modulo 2**64: prefix sums give any span's hash by one subtraction and one
    multiplication with the base's inverse power.
    """
    sums, inverses = prefix(codes)
    result: Hashes = (sums[ends] - sums[starts]) * inverses[starts]
    return result


def prefix(codes: Codes) -> tuple[Hashes, Hashes]:
    """Prefix sums of ``code * base**position``, and the powers of the base's inverse.

    Both have one entry more than `codes`.
    """
    size = len(codes)
    terms = codes.astype(np.uint64)
    terms += np.uint64(1)
    terms *= _powers(_BASE, size)[:-1]
    sums = np.zeros(size + 1, dtype=np.uint64)
    np.cumsum(terms, out=sums[1:])
    return sums, _powers(_INVERSE, size)


def _powers(base: np.uint64, count: int) -> Hashes:
    """The first `count` + 1 powers; those that a usual batch needs are kept."""
    return _kept_powers(base)[: count + 1] if count < _KEPT else _made_powers(base, count)


@cache
def _kept_powers(base: np.uint64) -> Hashes:
    powers = _made_powers(base, _KEPT)
    powers.flags.writeable = False  # every batch reads them
    return powers


def _made_powers(base: np.uint64, count: int) -> Hashes:
    powers = np.full(count + 1, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _piece_of(length: int, pieces: Pieces) -> Index:
    """For each character the index of its piece, -1 outside of all."""
    step = np.zeros(length + 1, dtype=np.int64)
    number = np.flatnonzero(pieces.ends > pieces.starts)
    step[pieces.starts[number]] = number + 1
    step[pieces.ends[number]] -= number + 1
    step[0] -= 1
    return np.cumsum(step[:-1])


def encode(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _lower(text: str) -> str:
    """Lower-case, character by character where a capital would grow."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def counts(mask: NDArray[np.bool_], starts: Index, ends: Index) -> NDArray[np.int32]:
    """Number of true entries in each span."""
    total = np.zeros(len(mask) + 1, dtype=np.int32)
    np.cumsum(mask, dtype=np.int32, out=total[1:])
    return total.take(ends) - total.take(starts)


def numbered(*groups: str) -> NDArray[np.uint8]:
    """A table of code points: from 1 on the number of the group of characters that one is in, else 0."""
    table = np.zeros(_TABLE_SIZE, dtype=np.uint8)
    for number, chars in enumerate(groups, start=1):
        table[[ord(char) for char in chars]] = number
    return table


@cache
def _tables() -> tuple[Codes, NDArray[np.uint8]]:
    """Plain form and class of the code points below `_TABLE_SIZE`."""
    plain = np.arange(_TABLE_SIZE, dtype=np.uint32)
    chars = list(map(chr, range(_TABLE_SIZE)))
    kinds = np.fromiter(map(str.isalpha, chars), np.uint8, _TABLE_SIZE) * np.uint8(LETTER)
    for code in np.flatnonzero(kinds == OTHER).tolist():
        category = unicodedata.category(chars[code])
        if category == "Mn":
            kinds[code] = LETTER
        elif category[0] == "N" and chars[code].isdigit():
            kinds[code], plain[code] = DIGIT, ord("0")
        elif category[0] in "ZC" and chars[code].isspace():
            kinds[code], plain[code] = SPACE, ord(" ")
    for char, variants in {"'": "\u2018\u2019\u02bc", "-": "\u2010\u2011", '"': "\u201c\u201d\u201e"}.items():
        codes = [ord(variant) for variant in char + variants]
        plain[codes] = ord(char)
        kinds[codes] = OTHER if char == '"' else JOINER
    return plain, kinds
