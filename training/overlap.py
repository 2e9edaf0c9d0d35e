"""Near-duplicates: no training text may share half its 10-word shingles with an evaluation set.

A shingle is a run of ten words (lower-cased runs of letters and digits); a text of fewer words is one shingle.
Texts are compared by 64-bit hashes of their shingles, a batch at a time: with 4 * 10^7 of them against 5 * 10^5 the
chance of a single false match is 10^-6.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
WORDS = 10
LIMIT = 0.5
BATCH = 256  # texts; at 6,000 characters each, the working arrays stay within a few tens of megabytes
LONGEST = 64  # characters of a word that count
BITS = 24  # of the filter: a table of 2^24 flags that settles most look-ups


class Offender(NamedTuple):
    """A text too close to the evaluation sets: its position and the share of its shingles found there."""

    position: int
    share: float


class Shingles(NamedTuple):
    """Hashes of the shingles of some texts, text after text; `counts[i]` of them belong to text i."""

    hashes: Hashes
    counts: npt.NDArray[np.int64]


def _letters() -> npt.NDArray[np.uint64]:
    """Weight of each byte: random for ASCII letters and digits, 0 (no part of a word) for all else."""
    weights = np.zeros(256, np.uint64)
    kept = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789", np.uint8)
    weights[kept] = np.random.default_rng(0).integers(1, 2**63, kept.size, np.uint64)
    return weights


LETTERS = _letters()
PLACES = np.random.default_rng(1).integers(0, 2**62, LONGEST, np.uint64) * np.uint64(2) + np.uint64(1)
SLOTS = np.random.default_rng(2).integers(0, 2**62, WORDS, np.uint64) * np.uint64(2) + np.uint64(1)


def _mix(values: Hashes) -> Hashes:
    """Spread the bits (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _plain(text: str) -> bytes:
    """Lower-case ASCII; accents and typographic marks become word breaks, the same in NFC and NFD."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
    return text.lower().encode("ascii", "replace")


def shingles(texts: Iterable[str]) -> Shingles:
    """Hash the shingles of `texts`. A text without words has none."""
    encoded = [_plain(text) for text in texts]
    codes = np.frombuffer(b" ".join([*encoded, b""]), np.uint8)
    weights = LETTERS[codes]
    inside = weights != 0
    first = inside.copy()
    first[1:] &= ~inside[:-1]
    starts = np.flatnonzero(first)
    ends = np.cumsum([len(text) + 1 for text in encoded], dtype=np.int64)
    lengths = np.diff(np.searchsorted(starts, ends), prepend=0)
    if starts.size == 0:
        return Shingles(np.empty(0, np.uint64), lengths)
    # Before the first word the index is -1 and the place negative: no matter, such bytes weigh 0.
    place = np.arange(codes.size) - starts[np.cumsum(first) - 1]
    words = _mix(np.add.reduceat(weights * PLACES[np.clip(place, 0, LONGEST - 1)], starts))
    return _windows(words, lengths)


def _windows(words: Hashes, lengths: npt.NDArray[np.int64]) -> Shingles:
    """Combine each ten neighbours of a text; `lengths` (texts,) says how many of `words` each text has."""
    counts = np.where(lengths > WORDS, lengths - WORDS + 1, np.minimum(lengths, 1))
    ends = np.repeat(np.cumsum(lengths), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    at = np.repeat(np.cumsum(lengths) - lengths, counts) + within
    total = np.zeros(at.size, np.uint64)
    for slot in range(WORDS):  # a text of fewer words leaves its last slots empty
        total += np.where(at + slot < ends, words[np.minimum(at + slot, words.size - 1)] * SLOTS[slot], np.uint64(0))
    return Shingles(_mix(total), counts)


class Index:
    """The shingles of evaluation texts, to look training texts up in."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Hash `texts`."""
        parts = [batch.hashes for batch in _batches(texts)]
        self._known = np.sort(np.concatenate([np.empty(0, np.uint64), *parts]))
        self._filter = np.zeros(1 << BITS, np.bool_)
        self._filter[self._known >> np.uint64(64 - BITS)] = True

    def shares(self, texts: Iterable[str]) -> npt.NDArray[np.float64]:
        """Share (texts,) of each text's shingles that are in the index; 0 for a text without words."""
        return np.concatenate([np.empty(0), *(self._shares(batch) for batch in _batches(texts))])

    def _shares(self, batch: Shingles) -> npt.NDArray[np.float64]:
        found = self._filter[batch.hashes >> np.uint64(64 - BITS)]
        maybe = np.flatnonzero(found)
        place = np.searchsorted(self._known, batch.hashes[maybe])
        found[maybe] = self._known[np.minimum(place, self._known.size - 1)] == batch.hashes[maybe]
        owner = np.repeat(np.arange(batch.counts.size), batch.counts)
        hits = np.bincount(owner, weights=found, minlength=batch.counts.size)
        return hits / np.maximum(batch.counts, 1)


def _batches(texts: Iterable[str]) -> Iterator[Shingles]:
    texts = iter(texts)
    while batch := list(islice(texts, BATCH)):
        yield shingles(batch)


def offenders(training: Iterable[str], evaluation: Iterable[str], *, limit: float = LIMIT) -> list[Offender]:
    """Training texts that share at least `limit` of their shingles with `evaluation`: an empty list is the proof."""
    shares = Index(evaluation).shares(training)
    return [Offender(int(at), float(shares[at])) for at in np.flatnonzero(shares >= limit)]


def keep(training: Iterable[str], evaluation: Iterable[str], *, limit: float = LIMIT) -> npt.NDArray[np.bool_]:
    """Mask (texts,) of the training texts that may be learned from."""
    return Index(evaluation).shares(training) < limit
