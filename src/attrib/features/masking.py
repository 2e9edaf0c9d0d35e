"""Names out, group terms out: what is left of a text when nobody in it can be recognised.

Who is spoken of must not move a score. So runs of capitalised words become one placeholder before any n-gram is
made, and so do words for groups of people, gendered words, offices, and sides of politics, each kind its own. A
capital says little at the start of a sentence, in a headline or in a shouted word: there a word counts as a name
only if the reference pool does not mostly write it in lower case (``annotate/lexicons/lowercase.txt``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
    counts,
    numbered,
    words,
)
from attrib.features.hidden import CONNECTOR, NAME, SIDE, TITLE, tables

_TITLE_CASE = 0.6  # share of capitalised long words from which a row is taken for a headline
_LONG_WORD = 4
_ACRONYM = 3
_SPACE = ord(" ")
_ABBREVIATION = 4  # "Sen. Smith" is one name, "met Smith. Jones" is two


class Drawn(NamedTuple):
    """How a stream is made: characters of these `places` in a batch stand at `targets`, among spaces.

    Of that what is `single` stays: all but a space behind another one.
    """

    places: Index
    targets: Index
    single: NDArray[np.bool_]


@dataclass(eq=False)
class Masked:
    """A batch without names.

    *Units* are words, or runs of words behind one placeholder: unit `u` stands for the words ``first[u]`` to
    ``last[u]`` (exclusive), lies in piece ``pieces[u]``, is a placeholder if ``hidden[u]``, and hashes to
    ``hashes[u]``. The *stream* is the character sequence that is left, each piece between two spaces: code points,
    their pieces, and how it was `drawn` from the batch.
    """

    words: Words
    first: Index
    last: Index
    pieces: Index
    hashes: Hashes
    hidden: NDArray[np.bool_]
    stream: Codes
    stream_pieces: Index
    drawn: Drawn

    @cached_property
    def stream_units(self) -> Index:
        """The unit that answers for each character of the stream: of its piece the nearest before it, else the first.

        Worked out when asked for: sums need it not, only what is told of words.
        """
        places, targets, single = self.drawn
        units = np.full(len(single), -1, dtype=np.int64)
        units[targets] = np.searchsorted(self.words.starts[self.first], places, side="right") - 1
        units = np.maximum.accumulate(units)[single]
        return np.maximum(units, np.searchsorted(self.pieces, self.stream_pieces, side="left"))


def mask(batch: Batch, pieces: Pieces, *, names: bool = False) -> Masked:
    """Replace names, group terms and gendered words by placeholders; with `names` leave all as they are."""
    found = words(batch)
    touching = _touch(batch, found)
    kind = np.zeros(len(found.starts), np.uint32) if names else _kinds(batch, pieces, found, touching)
    named = kind == NAME
    first = np.flatnonzero(~_joined(named, touching))
    last = np.append(first[1:], len(found.starts)) if len(first) else first
    unit_kind = kind[first]
    hashes = np.where(unit_kind > 0, unit_kind.astype(np.uint64), _article(found.hashes[first]))
    stream, stream_pieces, drawn = _stream(batch, pieces, found, first, last, unit_kind)
    return Masked(found, first, last, found.pieces[first], hashes, unit_kind > 0, stream, stream_pieces, drawn)


def _kinds(batch: Batch, pieces: Pieces, found: Words, touching: NDArray[np.bool_]) -> Codes:
    """The placeholder of each word, 0 if it stays."""
    data = tables()
    usual = data.lowercase.contains(found.hashes)
    place = data.listed.places(found.hashes)
    lists = np.where(place < 0, 0, data.lists.take(place))
    lettered = _lettered(batch, found)
    headline = _in_headline(pieces, found, usual)
    acronym = found.shouted & (found.ends - found.starts <= _ACRONYM) & ~headline  # US, not "us"
    doubtful = (_initial(batch, found, lettered) | found.shouted | headline) & ~acronym & ~lettered
    first_person = (batch.folded[found.starts] == ord("i")) & (
        (found.ends - found.starts == 1) | (batch.kinds[np.minimum(found.starts + 1, len(batch.kinds) - 1)] == JOINER)
    )
    name = found.capital & ~first_person & ~(doubtful & usual)
    inner = ((lists & CONNECTOR) > 0) & ~found.capital
    name[1:-1] |= inner[1:-1] & name[:-2] & name[2:] & touching[:-1] & touching[1:]
    kind = data.placeholders.take(lists)
    kind[name & (kind == 0)] = NAME
    kind[(kind == SIDE) & found.capital & ~headline] = NAME  # a Republican, as a Tory or a Peronist is
    part = found.capital & (((lists & TITLE) > 0) | ((kind > 0) & ~doubtful))  # Mr. Li, White House
    named = kind == NAME
    kind[:-1][part[:-1] & named[1:] & touching] = NAME
    kind[1:][part[1:] & named[:-1] & touching] = NAME
    return kind


def _initial(batch: Batch, found: Words, lettered: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a word begins a piece or follows an end of sentence, a colon or a dash."""
    initial = np.ones(len(found.starts), dtype=bool)
    before = found.starts[1:] - 1
    before -= batch.kinds[before] == SPACE
    before = np.maximum(before, 0)
    breaks = (batch.kinds[before] == OTHER) & (_BREAKS.take(batch.folded[before], mode="clip") > 0)
    breaks &= ~(lettered[:-1] & (found.starts[1:] - found.ends[:-1] <= 2))  # George W. Bush
    initial[1:] = breaks | (found.pieces[1:] != found.pieces[:-1])
    return initial


def _lettered(batch: Batch, found: Words) -> NDArray[np.bool_]:
    """Whether a word is one capital letter with a full stop, as in initials."""
    after = np.minimum(found.ends, len(batch.folded) - 1)
    lettered: NDArray[np.bool_] = (
        found.capital & (found.ends - found.starts == 1) & (batch.folded[after] == ord(".")) & (found.ends == after)
    )
    return lettered


_BREAKS = numbered(".!?:;\u2026\u2014\u2013-|\"'([\n")


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


def _joined(named: NDArray[np.bool_], touching: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a word continues the name or the group before it (Ada Brook; Asian Americans)."""
    joined = np.zeros(len(named), dtype=bool)
    joined[1:] = named[1:] & named[:-1] & touching
    return joined


def _article(hashes: Hashes) -> Hashes:
    """``an`` as ``a``: which of the two stands before a name depends on the name."""
    a, an = tables().articles
    return np.where(hashes == an, a, hashes)


def _stream(
    batch: Batch, pieces: Pieces, found: Words, first: Index, last: Index, unit_kind: Codes
) -> tuple[Codes, Index, Drawn]:
    """The characters that are left, a space at either end of each piece, runs of spaces as one."""
    starts, ends = found.starts[first], found.ends[last - 1]
    codes, keep = _visible(batch, found.hashes[first], starts, ends, unit_kind)
    worded = np.zeros(len(pieces.starts), dtype=bool)
    worded[found.pieces] = True
    if not worded.all():
        keep &= worded.take(batch.piece)
    place = np.flatnonzero(keep)
    sizes = counts(keep, pieces.starts, pieces.ends) + 2
    sizes[~worded] = 0
    within = np.repeat(np.arange(len(sizes)), sizes)
    target = np.arange(1, len(place) + 1)
    target += 2 * np.repeat(np.cumsum(worded) - 1, np.maximum(sizes - 2, 0))
    stream = np.full(len(within), _SPACE, dtype=np.uint32)
    stream[target] = codes.take(place)
    space = stream == _SPACE
    single = np.ones(len(stream), dtype=bool)
    single[1:] = ~(space[1:] & space[:-1]) | (within[1:] != within[:-1])
    return stream[single], within[single], Drawn(place, target, single)


def _visible(
    batch: Batch, hashes: Hashes, starts: Index, ends: Index, unit_kind: Codes
) -> tuple[Codes, NDArray[np.bool_]]:
    """Code points with placeholders in, and whether each position stays: of a hidden unit only its first."""
    hidden = unit_kind > 0
    codes = batch.folded.copy()
    codes[starts[hidden]] = unit_kind[hidden]
    step = np.zeros(len(codes) + 1, dtype=np.int8)
    step[starts[hidden] + 1] += 1
    step[ends[hidden]] -= 1
    keep = (batch.piece >= 0) & (np.cumsum(step[:-1], dtype=np.int8) == 0)
    tail = ends[hidden & (ends < len(codes))]
    keep[tail[codes[tail] == ord("'")]] = False  # Harris' and Biden's leave the same behind
    keep[starts[hashes == tables().articles[1]] + 1] = False  # "an" becomes "a"
    return codes, keep
