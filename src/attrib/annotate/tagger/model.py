"""The trained tagger: which tokens are cues, and what is source and content around each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.annotate.tagger import tokens, windows, words
from attrib.annotate.tagger.tokens import Ints, Range, Rules
from attrib.annotate.view import View
from attrib.inference.sequence import Block, Floats, Table, best_paths, convolve, convolve_long

NOTHING, SOURCE, CONTENT = 0, 1, 2
SURE, POSSIBLE = 0.5, 0.3
"""A token more probable than the first is part of a cue; a run of tokens above the second may be one."""


CHUNK = 16
"""Windows computed at a time: what they need then stays in the processor's cache."""
MANY = 32 * CHUNK
"""Windows labelled at a time: a text of any length needs no more memory for them than these do."""


class Tagged(NamedTuple):
    """A cue with the labels around it.

    `chance` is how probable it is that the cue is one: the geometric mean of what its tokens and its window say.
    `labels` says of each token of its window, which begins at token `offset`, whether it is source or content.
    """

    cue: Range
    chance: float
    offset: int
    labels: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The arrays of the model.

    Attributes:
        vocabulary: hashes of the known words, ascending.
        word: what each known word adds to a token, row 0 for unknown ones.
        trait: what each bucket of word features adds.
        place: what each value of the token fields adds.
        encoder: the blocks over the text.
        cue: token state to the sums of no cue, begin and inside; the last row is the base, as in what follows.
        near: token state to window state.
        ends: states of a cue's first and last token to window state.
        stand: what each value of the window fields adds.
        decoder: the blocks over the windows.
        step: window state to the nine step scores, and to whether the cue is one.
    """

    vocabulary: NDArray[np.uint32]
    word: Table
    trait: Table
    place: Floats
    encoder: Sequence[Block]
    cue: Floats
    near: Floats
    ends: Floats
    stand: Floats
    decoder: Sequence[Block]
    step: Floats

    def tag(self, view: View, rules: Rules) -> list[Tagged]:
        """All cues of a text that may be one, in order, each with the labels around it."""
        if not view.low:
            return []
        state = self.encode(view, rules)
        chances = self.cue_chances(state)
        cues = cue_ranges(chances)
        if not cues:
            return []
        surroundings = windows.Surroundings(view, cues, rules)
        ends = self.ends_of(state, cues)
        alone = [chances[first:last].sum(axis=1).max() for first, last in cues]
        found: list[Tagged] = []
        for start in range(0, len(cues), MANY):
            some = slice(start, start + MANY)
            where = windows.positions(cues[some], len(view.low))
            fields = surroundings.fields(cues[some], where)
            scores, real = self.windows(state, ends[some], where, fields)
            labels = best_paths(scores)
            labels[where < 0] = NOTHING
            both = np.sqrt(np.array(alone[some]) * real).tolist()
            each = zip(cues[some], both, labels, strict=True)
            found += [Tagged(cue, chance, cue[0] - windows.LEFT, line) for cue, chance, line in each]
        return found

    def encode(self, view: View, rules: Rules) -> Floats:
        """What each token looks like in its surroundings, shape (tokens, width)."""
        which, table = self._words(view)
        fields = tokens.fields(view, rules)

        def values(first: int, last: int) -> Floats:
            value: Floats = table[which[first:last]]
            value += _bags(self.place, fields[first:last], tokens.SIZES)
            return value

        return convolve_long(values, len(view.low), self.encoder)

    def _words(self, view: View) -> tuple[NDArray[np.int64], Floats]:
        """The row of each token, and the rows of the different words of a text, shape (words, width)."""
        unique: dict[tuple[str, str], int] = {}
        text = view.text
        which = [
            unique.setdefault((text[start:end], word), len(unique))
            for start, end, word in zip(view.starts, view.ends, view.low, strict=True)
        ]
        hashes = np.array([words.word_hash(word) for _, word in unique], np.uint32)
        place = np.minimum(np.searchsorted(self.vocabulary, hashes), len(self.vocabulary) - 1)
        known = self.vocabulary[place] == hashes
        bags = [words.traits(*pair) for pair in unique]
        starts = np.cumsum([0, *map(len, bags[:-1])])
        every = np.fromiter(chain.from_iterable(bags), np.int64)
        value: Floats = np.add.reduceat(self.trait.rows(every), starts, axis=0)
        value += self.word.rows(np.where(known, place + 1, 0))
        return np.array(which, np.int64), value

    def cue_chances(self, state: Floats) -> Floats:
        """How probable it is that a token begins a cue, and that it goes on with one, shape (tokens, 2)."""
        sums = state @ self.cue[:-1] + self.cue[-1]
        raised = np.exp(sums - sums.max(axis=1, keepdims=True))
        chances: Floats = (raised / raised.sum(axis=1, keepdims=True))[:, 1:]
        return chances

    def ends_of(self, state: Floats, cues: Sequence[Range]) -> Floats:
        """What the first and the last token of each cue add to the places of its window, shape (cues, width)."""
        bounds = np.array(cues, np.int64)
        ends: Floats = np.concatenate((state[bounds[:, 0]], state[bounds[:, 1] - 1]), 1) @ self.ends
        return ends

    def windows(self, state: Floats, ends: Floats, where: NDArray[np.int64], fields: Ints) -> tuple[Floats, Floats]:
        """Step scores (cues, WIDTH, 3, 3) of the labels around some cues, and the chance that it is one (cues,)."""
        first = int(where[where >= 0].min())
        near: Floats = state[first : where.max() + 1] @ self.near[:-1] + self.near[-1]
        place = where - first
        place[where < 0] = -1
        parts = [
            self._sums(near, ends[at : at + CHUNK], place[at : at + CHUNK], fields[at : at + CHUNK])
            for at in range(0, len(where), CHUNK)
        ]
        sums = np.concatenate(parts)
        chance = (1.0 / (1.0 + np.exp(-sums[:, windows.LEFT, -1]))).astype(np.float32)
        return sums[..., :-1].reshape(*where.shape, 3, 3), chance

    def _sums(self, shared: Floats, ends: Floats, where: NDArray[np.int64], fields: Ints) -> Floats:
        """The ten sums of each place of some windows, shape (cues, WIDTH, 10)."""
        value: Floats = shared[np.maximum(where, 0)] + ends[:, None]
        value += _bags(self.stand, fields.reshape(-1, fields.shape[-1]), windows.SIZES).reshape(value.shape)
        np.maximum(value, 0.0, out=value)
        mask = where >= 0
        value[~mask] = 0.0
        value = convolve(value, self.decoder, mask)
        sums: Floats = value @ self.step[:-1] + self.step[-1]
        return sums


def _bags(table: Floats, fields: Ints, sizes: Sequence[int]) -> Floats:
    """The sum of each row's table entries, the fields' parts of the table one behind the other."""
    offset, total = sizes[0], table[: sizes[0]][fields[:, 0]]
    for column, size in enumerate(sizes[1:], 1):
        total += table[offset : offset + size][fields[:, column]]
        offset += size
    return total


def cue_ranges(chances: Floats) -> list[Range]:
    """The cues that the chances of beginning and going on (tokens, 2) make, sure and possible ones, in order."""
    either = chances.sum(axis=1)
    result: list[Range] = []
    sure = either > SURE
    begins = sure & (chances[:, 0] > chances[:, 1])
    begins |= sure & ~np.concatenate(([False], sure[:-1]))
    result += _runs(sure, begins)
    near = sure.copy()
    near[1:] |= sure[:-1]
    near[:-1] |= sure[1:]
    possible = (either > POSSIBLE) & ~near
    result += _runs(possible, possible & ~np.concatenate(([False], possible[:-1])))
    return sorted(result)


def _runs(inside: NDArray[np.bool_], begins: NDArray[np.bool_]) -> list[Range]:
    ends = np.flatnonzero(inside & (np.concatenate((begins[1:] | ~inside[1:], [True]))))
    return list(zip(np.flatnonzero(begins).tolist(), (ends + 1).tolist(), strict=True))
