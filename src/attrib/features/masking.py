"""Names out, group terms out: what is left of a text when nobody in it can be recognised.

Who is spoken of must not move a score. So runs of capitalised words become one placeholder before any n-gram is
made, and so do words for groups of people, gendered words, offices, and sides of politics, each kind its own. A
capital says little at the start of a sentence, in a headline or in a shouted word: there a word counts as a name
only if the reference pool does not mostly write it in lower case (``annotate/lexicons/lowercase.txt``).
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import (
    JOINER,
    OTHER,
    SPACE,
    Batch,
    Codes,
    Hashes,
    Index,
    Pieces,
    Words,
    contains,
    hash_lines,
    words,
)

NAME, GROUP, GENDERED, OFFICE, SIDE = range(0xE000, 0xE005)
"""Placeholders: code points for private use, which no text of ours holds otherwise."""

_TITLE_CASE = 0.6  # share of capitalised long words from which a row is taken for a headline
_LONG_WORD = 4
_ACRONYM = 3
_SPACE = ord(" ")
_ABBREVIATION = 4  # "Sen. Smith" is one name, "met Smith. Jones" is two


class Masked(NamedTuple):
    """A batch without names.

    *Units* are words, or runs of words behind one placeholder: unit `u` stands for the words ``first[u]`` to
    ``last[u]`` (exclusive), lies in piece ``pieces[u]``, is a placeholder if ``hidden[u]``, and hashes to
    ``hashes[u]``. The *stream* is the character sequence that is left, each piece between two spaces: code points,
    their pieces, and the unit that answers for each character (the nearest one before it).
    """

    words: Words
    first: Index
    last: Index
    pieces: Index
    hashes: Hashes
    hidden: NDArray[np.bool_]
    stream: Codes
    stream_pieces: Index
    stream_units: Index


def mask(batch: Batch, pieces: Pieces, *, names: bool = False) -> Masked:
    """Replace names, group terms and gendered words by placeholders; with `names` leave all as they are."""
    found = words(batch)
    kind = np.zeros(len(found.starts), dtype=np.uint32) if names else _kinds(batch, pieces, found)
    joined = _joined(batch, found, kind)
    starts_unit = ~joined
    first = np.flatnonzero(starts_unit)
    last = np.append(first[1:], len(found.starts)) if len(first) else first
    unit_kind = kind[first]
    hashes = np.where(unit_kind > 0, unit_kind.astype(np.uint64), _article(found.hashes[first]))
    stream, stream_pieces, stream_units = _stream(batch, pieces, found, first, last, unit_kind)
    return Masked(found, first, last, found.pieces[first], hashes, unit_kind > 0, stream, stream_pieces, stream_units)


def _kinds(batch: Batch, pieces: Pieces, found: Words) -> Codes:
    """The placeholder of each word, 0 if it stays."""
    data = _tables()
    usual = contains(data.lowercase, found.hashes)
    headline = _in_headline(pieces, found, usual)
    acronym = found.shouted & (found.ends - found.starts <= _ACRONYM) & ~headline  # US, not "us"
    doubtful = (_initial(batch, found) | found.shouted | headline) & ~acronym & ~_lettered(batch, found)
    first_person = (batch.folded[found.starts] == ord("i")) & (
        (found.ends - found.starts == 1) | (batch.kinds[np.minimum(found.starts + 1, len(batch.kinds) - 1)] == JOINER)
    )
    name = found.capital & ~first_person & ~(doubtful & usual)
    inner = contains(data.connectors, found.hashes) & ~found.capital
    touching = _touch(batch, found)
    name[1:-1] |= inner[1:-1] & name[:-2] & name[2:] & touching[:-1] & touching[1:]
    kind = np.where(name, np.uint32(NAME), np.uint32(0))
    for placeholder, table in data.hidden.items():
        kind[contains(table, found.hashes)] = placeholder
    kind[contains(data.peoples, found.hashes)] = NAME
    kind[(kind == SIDE) & found.capital & ~headline] = NAME  # a Republican, as a Tory or a Peronist is
    part = found.capital & (contains(data.titles, found.hashes) | ((kind > 0) & ~doubtful))  # Mr. Li, White House
    named = kind == NAME
    kind[:-1][part[:-1] & named[1:] & touching] = NAME
    kind[1:][part[1:] & named[:-1] & touching] = NAME
    return kind


def _initial(batch: Batch, found: Words) -> NDArray[np.bool_]:
    """Whether a word begins a piece or follows an end of sentence, a colon or a dash."""
    initial = np.ones(len(found.starts), dtype=bool)
    before = found.starts[1:] - 1
    before -= batch.kinds[before] == SPACE
    before = np.maximum(before, 0)
    breaks = (batch.kinds[before] == OTHER) & np.isin(batch.folded[before], _BREAKS)
    breaks &= ~(_lettered(batch, found)[:-1] & (found.starts[1:] - found.ends[:-1] <= 2))  # George W. Bush
    initial[1:] = breaks | (found.pieces[1:] != found.pieces[:-1])
    return initial


def _lettered(batch: Batch, found: Words) -> NDArray[np.bool_]:
    """Whether a word is one capital letter with a full stop, as in initials."""
    after = np.minimum(found.ends, len(batch.folded) - 1)
    lettered: NDArray[np.bool_] = (
        found.capital & (found.ends - found.starts == 1) & (batch.folded[after] == ord(".")) & (found.ends == after)
    )
    return lettered


_BREAKS = np.array([ord(char) for char in ".!?:;\u2026\u2014\u2013-|\"'([\n"], dtype=np.uint32)


def _in_headline(pieces: Pieces, found: Words, usual: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a word stands in a row that capitalises most of the longer words which are `usual` in lower case.

    Others are names for the most part, which say nothing here: who is named must not decide.
    """
    row = pieces.rows[found.pieces]
    long = usual & (found.ends - found.starts >= _LONG_WORD)
    size = int(row.max()) + 1 if len(row) else 0
    total = np.bincount(row, weights=long, minlength=size)
    raised = np.bincount(row, weights=long & found.capital, minlength=size)
    headline: NDArray[np.bool_] = (raised > _TITLE_CASE * total)[row]
    return headline


def _touch(batch: Batch, found: Words) -> NDArray[np.bool_]:
    """For each word but the last, whether it may belong to one name with the next.

    Only a space may part them, or a full stop after a short word ("Sen. Smith").
    """
    gap = found.starts[1:] - found.ends[:-1]
    after = np.minimum(found.ends[:-1], len(batch.kinds) - 1)
    space = (gap == 1) & ((batch.kinds[after] == SPACE) | (batch.folded[after] == ord("-")))
    short = found.ends[:-1] - found.starts[:-1] <= _ABBREVIATION
    dotted = short & (batch.folded[after] == ord(".")) & (gap <= 2)
    touching: NDArray[np.bool_] = (space | dotted) & (found.pieces[1:] == found.pieces[:-1])
    return touching


def _joined(batch: Batch, found: Words, kind: Codes) -> NDArray[np.bool_]:
    """Whether a word continues the name or the group before it (Ada Brook; Asian Americans)."""
    joined = np.zeros(len(found.starts), dtype=bool)
    joined[1:] = (kind[1:] == NAME) & (kind[:-1] == NAME) & _touch(batch, found)
    return joined


def _article(hashes: Hashes) -> Hashes:
    """``an`` as ``a``: which of the two stands before a name depends on the name."""
    a, an = _tables().articles
    return np.where(hashes == an, a, hashes)


def _stream(
    batch: Batch, pieces: Pieces, found: Words, first: Index, last: Index, unit_kind: Codes
) -> tuple[Codes, Index, Index]:
    """The characters that are left, a space at either end of each piece, runs of spaces as one."""
    starts, ends = found.starts[first], found.ends[last - 1]
    codes, place = _visible(batch, found.hashes[first], starts, ends, unit_kind)
    sizes = np.bincount(batch.piece[place], minlength=len(pieces.starts)) + 2
    stream = np.full(int(sizes.sum()), _SPACE, dtype=np.uint32)
    target = np.arange(len(place)) + 2 * batch.piece[place] + 1
    stream[target] = codes[place]
    owner = np.full(len(stream), -1, dtype=np.int64)
    owner[target] = np.searchsorted(starts, place, side="right") - 1
    within = np.repeat(np.arange(len(sizes)), sizes)
    owner = _nearest(owner, within, found.pieces[first])
    single = np.ones(len(stream), dtype=bool)
    single[1:] = (stream[1:] != _SPACE) | (stream[:-1] != _SPACE) | (within[1:] != within[:-1])
    has_word = np.isin(within, found.pieces)
    return stream[single & has_word], within[single & has_word], owner[single & has_word]


def _visible(batch: Batch, hashes: Hashes, starts: Index, ends: Index, unit_kind: Codes) -> tuple[Codes, Index]:
    """Code points with placeholders in, and the positions that stay: of a hidden unit only its first."""
    hidden = unit_kind > 0
    codes = batch.folded.copy()
    codes[starts[hidden]] = unit_kind[hidden]
    step = np.zeros(len(codes) + 1, dtype=np.int64)
    step[starts[hidden] + 1] += 1
    step[ends[hidden]] -= 1
    keep = (batch.piece >= 0) & (np.cumsum(step[:-1]) == 0)
    tail = ends[hidden & (ends < len(codes))]
    keep[tail[codes[tail] == ord("'")]] = False  # Harris' and Biden's leave the same behind
    keep[starts[hashes == _tables().articles[1]] + 1] = False  # "an" becomes "a"
    codes[batch.kinds == SPACE] = _SPACE
    return codes, np.flatnonzero(keep)


def _nearest(units: Index, stream_pieces: Index, unit_pieces: Index) -> Index:
    """Every character of a piece answers to a unit of that piece: the one before it, else the piece's first."""
    units = np.maximum.accumulate(units)
    first_of_piece = np.searchsorted(unit_pieces, stream_pieces, side="left")
    return np.maximum(units, first_of_piece)


class _Tables(NamedTuple):
    lowercase: Hashes
    hidden: dict[int, Hashes]
    peoples: Hashes
    titles: Hashes
    connectors: Hashes
    articles: tuple[np.uint64, np.uint64]


_CONNECTORS, _PEOPLES = "connectors.txt", "peoples.txt"
_HIDDEN = {GROUP: "groups.txt", GENDERED: "gendered.txt", OFFICE: "offices.txt", SIDE: "sides.txt"}
_FILES = ("lowercase.txt", "titles.txt", _CONNECTORS, _PEOPLES, *_HIDDEN.values())


def table_digests() -> tuple[str, ...]:
    """SHA-256 of each word table that decides what is masked."""
    return tuple(hashlib.sha256(_data(name).encode()).hexdigest() for name in _FILES)


def _data(name: str) -> str:
    folder = "annotate/lexicons" if name == "lowercase.txt" else "features/data"
    return (resources.files("attrib") / folder / name).read_text(encoding="utf-8")


def _lowercase() -> Hashes:
    """The hashes of ``lowercase.txt``, kept beside it: hashing so many words costs a fifth of a cold start."""
    with (resources.files("attrib") / "annotate/lexicons/lowercase.npy").open("rb") as file:
        hashes: Hashes = np.load(file, allow_pickle=False)
    return hashes


@cache
def _tables() -> _Tables:
    hidden = {placeholder: hash_lines(_data(name)) for placeholder, name in _HIDDEN.items()}
    titles = hash_lines(_data("titles.txt"))
    articles = hash_lines("a")[0], hash_lines("an")[0]
    peoples = hash_lines(_data(_PEOPLES))
    return _Tables(_lowercase(), hidden, peoples, titles, hash_lines(_data(_CONNECTORS)), articles)
