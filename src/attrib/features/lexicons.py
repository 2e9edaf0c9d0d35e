"""Word lists of a user's own: read like ours, counted in the author's voice, and inflected unless told otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.annotate.tokens import tokenize
from attrib.features.codes import Pieces
from attrib.features.context import lowered
from attrib.features.inflect import inflected
from attrib.features.lexicon import Element, Phrase, element, find
from attrib.features.signal import Signal
from attrib.schema import Span

PREFIX = "lexicon_"
"""What the name of a list's signal begins with."""

_SHORTEST = 8  # words that a row is taken to have at least, as for other signals


@dataclass(frozen=True, slots=True)
class Wordlist:
    """One list: patterns as in :mod:`attrib.features.lexicon` (``a|b``, ``?a``, ``*``), and how a flag speaks of it."""

    name: str
    words: tuple[str, ...]
    inflect: bool = True
    message: str = ""
    severity: str = "notice"
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Word lists in order."""

    lists: tuple[Wordlist, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The lists' names."""
        return tuple(item.name for item in self.lists)

    @property
    def signals(self) -> tuple[str, ...]:
        """The names of their signals."""
        return tuple(PREFIX + item.name for item in self.lists)


class Hit(NamedTuple):
    """Where a list was found: its index, and the row and characters of the text."""

    place: int
    row: int
    span: Span


def hits(text: str, pieces: Pieces, lexicons: Lexicons) -> list[Hit]:
    """Every find in the pieces of a text, in reading order; no list's finds overlap."""
    tokens, lower = tokenize(text), lowered(text)
    starts = list(tokens.starts)
    first_words = _by_first_word(lexicons)
    found: list[Hit] = []
    for start, end, row in zip(pieces.starts.tolist(), pieces.ends.tolist(), pieces.rows.tolist(), strict=True):
        begin = bisect_left(starts, start)
        stop = bisect_left(starts, end, begin)
        words = [lower[starts[at] : tokens.ends[at]] for at in range(begin, stop)]
        last = [0] * len(lexicons.lists)
        for at, word in enumerate(words):
            for place, after in _matches(words, first_words.get(word, ()), at):
                if at >= last[place]:
                    last[place] = after
                    found.append(Hit(place, row, Span(starts[begin + at], tokens.ends[begin + after - 1])))
    return found


def columns(text: str, pieces: Pieces, rows: int, lexicons: Lexicons) -> NDArray[np.float64]:
    """Finds per 100 words of each row, shape (rows, lists)."""
    table = np.zeros((rows, len(lexicons.lists)))
    for hit in hits(text, pieces, lexicons):
        table[hit.row, hit.place] += 1
    return 100.0 * table / np.maximum(_words(text, pieces, rows), _SHORTEST)[:, None]


def signals(text: str, pieces: Pieces, lexicons: Lexicons) -> dict[str, Signal]:
    """The same for a whole text as one row, with where they stand."""
    whole = pieces._replace(rows=np.zeros_like(pieces.rows))
    words = max(int(_words(text, whole, 1)[0]), _SHORTEST)
    spans: list[list[Span]] = [[] for _ in lexicons.lists]
    for hit in hits(text, whole, lexicons):
        spans[hit.place].append(hit.span)
    return {
        name: Signal(100.0 * len(found) / words, tuple(found))
        for name, found in zip(lexicons.signals, spans, strict=True)
    }


def _words(text: str, pieces: Pieces, rows: int) -> NDArray[np.int64]:
    spans = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    counts = [len(text[start:end].split()) for start, end in spans]
    return np.bincount(pieces.rows, weights=counts, minlength=rows).astype(np.int64)


class _Pattern(NamedTuple):
    """A list's index, and what follows the first word of a pattern of it."""

    place: int
    phrase: Phrase


def _matches(words: Sequence[str], patterns: Sequence[_Pattern], at: int) -> list[tuple[int, int]]:
    """Index of each list that matches at a word, with the index after its match."""
    found = []
    for place, phrase in patterns:
        if not phrase.rest:
            found.append((place, at + 1))
        else:
            found += [(place, end) for _, end in find(words, (phrase,), at)]
    return found


@cache
def _by_first_word(lexicons: Lexicons) -> dict[str, tuple[_Pattern, ...]]:
    """All patterns by their first word, longest first."""
    table: dict[str, list[_Pattern]] = {}
    for place, item in enumerate(lexicons.lists):
        for pattern in item.words:
            first, *rest = (_element(word, item.inflect) for word in pattern.lower().split())
            for word in first.words or ():
                table.setdefault(word, []).append(_Pattern(place, Phrase(item.name, tuple(rest))))
    return {word: tuple(sorted(found, key=lambda item: -len(item.phrase.rest))) for word, found in table.items()}


def _element(word: str, inflect: bool) -> Element:
    plain = element(word.translate({0x2019: "'"}), {})
    if plain.words is None or not inflect:
        return plain
    return Element(frozenset().union(*map(inflected, plain.words)), plain.optional)
