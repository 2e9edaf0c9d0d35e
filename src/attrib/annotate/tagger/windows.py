"""A cue with the tokens around it: how each of them stands to the cue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from attrib.annotate.tagger.tokens import Ints, Range, Rules
from attrib.annotate.view import View

LEFT, RIGHT = 44, 68
"""Tokens in front of a cue's first one that are looked at, and from it on."""
WIDTH = LEFT + RIGHT

SIZES = (34, 10, 7, 7, 9, 8, 5)
"""Values of the fields: distance, sentences between, quotation marks between, cues between, commas between, what the
rules made of this cue, quotation of cue and token."""


def positions(cues: Sequence[Range], size: int) -> NDArray[np.int64]:
    """The token at each place of each cue's window, shape (cues, WIDTH); -1 outside the text."""
    starts = np.array([first for first, _ in cues], np.int64).reshape(-1, 1)
    result = starts + np.arange(-LEFT, RIGHT)
    result[(result < 0) | (result >= size)] = -1
    return result


class Surroundings:
    """What the windows of a text's cues have in common: read once, however many windows are made at a time.

    Attributes:
        view, rules: the text, and what the rules made of it.
        sentence, block, quote: of each token.
        totals: of quotation marks, cues and commas up to each token, each with its column and the most that counts.
    """

    def __init__(self, view: View, cues: Sequence[Range], rules: Rules) -> None:
        self.view, self.rules = view, rules
        size = len(view.low)
        self.sentence = np.array(view.sentence_of, np.int64)
        self.block = np.array([view.blocks[number] if number >= 0 else -1 for number in view.sentence_of], np.int64)
        self.quote = np.array(view.quote_of, np.int64)
        edges = np.zeros(size, np.int64)
        for item in view.quotes:
            first, last = view.token_range(item.span)
            edges[first] += 1
            edges[min(last, size - 1)] += 1
        commas = np.array([word in {",", ";", "—", ":"} for word in view.low], np.int64)
        counted = ((2, edges, 3), (3, _starts(cues, size), 3), (4, commas, 4))
        self.totals = [(column, np.cumsum(count), most) for column, count, most in counted]
        self._heads = {hit.head: 1 for hit in rules.hits}
        self._by_head = {item.hit.head: item for item in rules.drafts if item.hit is not None}

    def fields(self, cues: Sequence[Range], where: NDArray[np.int64]) -> Ints:
        """The fields of every place of some cues' windows, shape (cues, WIDTH, fields); `where`: their positions."""
        firsts = np.array([first for first, _ in cues], np.int64)[:, None]
        lasts = np.array([last for _, last in cues], np.int64)[:, None]
        inside = (where >= firsts) & (where < lasts)
        behind = where >= lasts
        at = np.maximum(where, 0)
        table = np.zeros((*where.shape, len(SIZES)), np.int32)
        table[..., 0] = _distance(where, firsts, lasts, inside, behind)
        apart = np.clip(self.sentence[at] - self.sentence[firsts], -2, 2) + 2
        table[..., 1] = apart * 2 + (self.block[at] != self.block[firsts])
        for column, total, most in self.totals:
            between = total[at] - total[np.where(behind, lasts - 1, firsts)]
            table[..., column] = np.clip(between, -most, most) + most
        table[..., 5] = self._drafts(cues, where.shape)
        own, near = self.quote[firsts], self.quote[at]
        same = np.where(near < 0, 2, np.where(own == near, 3, 4))
        table[..., 6] = np.where(own < 0, np.where(near < 0, 0, 1), same)
        table[where < 0] = 0
        return table

    def _drafts(self, cues: Sequence[Range], shape: tuple[int, ...]) -> Ints:
        """What the rules have for each cue: 0 no cue, 1 a cue without attribution, else nothing 2, source, content."""
        result = np.zeros(shape, np.int32)
        heads, by_head, view = self._heads, self._by_head, self.view
        for row, (first, last) in enumerate(cues):
            item = next((by_head[head] for head in range(first, last) if head in by_head), None)
            if item is None:
                result[row] = max((heads.get(head, 0) for head in range(first, last)), default=0)
                continue
            line, offset = result[row], first - LEFT
            line[:] = 2
            for span in item.content:
                left, right = view.token_range(span)
                line[max(left - offset, 0) : max(right - offset, 0)] = 3
                if 0 <= left - offset < WIDTH:
                    line[left - offset] = 4
                if 0 <= right - 1 - offset < WIDTH:
                    line[right - 1 - offset] = 5
            if item.source is not None:
                left, right = item.source
                line[max(left - offset, 0) : max(right - offset, 0)] = 6
                if 0 <= left - offset < WIDTH:
                    line[left - offset] = 7
        return result


def _starts(cues: Sequence[Range], size: int) -> NDArray[np.int64]:
    count = np.zeros(size, np.int64)
    for first, _ in cues:
        count[first] += 1
    return count


def _distance(
    where: NDArray[np.int64],
    firsts: NDArray[np.int64],
    lasts: NDArray[np.int64],
    inside: NDArray[np.bool_],
    behind: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Distance in tokens, exact near the cue and in powers further off; 1 to 16 behind, 17 to 32 in front, 33 in it."""
    far = np.where(behind, where - lasts, firsts - 1 - where)
    coarse = 8 + np.minimum(7, np.log2(np.maximum(far, 8) / 8.0) * 2.0).astype(np.int64)
    step = np.where(far < 8, far, coarse)
    return np.where(inside, 33, np.where(behind, 1, 17) + np.maximum(step, 0))
