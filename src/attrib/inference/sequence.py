"""Sequence models as arrays: convolutions over rows, and the best path of labels, for many sequences side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
STRETCH = 8192
"""Elements of a long sequence computed at a time: what they need stays small and near, however long the text."""


class Table(NamedTuple):
    """Rows of a table kept as bytes: `codes` (rows, width), int8, times `scale` (width,)."""

    codes: NDArray[np.int8]
    scale: Floats

    def rows(self, which: NDArray[np.int64]) -> Floats:
        """Some rows, shape (len(which), width)."""
        return self.codes[which].astype(np.float32) * self.scale


class Block(NamedTuple):
    """A residual block: ``x + relu([x at -d, x, x at +d] @ weight + bias) @ out``.

    `weight` is (3 * width, hidden), `bias` (hidden,), `out` (hidden, width), `dilation` is d.
    """

    weight: Floats
    bias: Floats
    out: Floats
    dilation: int


def convolve(values: Floats, blocks: Sequence[Block], mask: NDArray[np.bool_] | None = None) -> Floats:
    """Run blocks over sequences.

    Args:
        values: shape (sequences, length, width).
        blocks: the blocks in order.
        mask: shape (sequences, length), false where a sequence has no element; None if all have one.

    Returns:
        Shape (sequences, length, width); what lies outside a sequence is zero for its neighbours.
    """
    count, length, width = values.shape
    values = values.copy()
    outside = None if mask is None or mask.all() else ~mask
    for block in blocks:
        step = min(block.dilation, length)
        wide = np.empty((count, length, 3, width), np.float32)
        wide[:, :step, 0] = 0.0
        wide[:, step:, 0] = values[:, : length - step]
        wide[:, :, 1] = values
        wide[:, : length - step, 2] = values[:, step:]
        wide[:, length - step :, 2] = 0.0
        hidden = wide.reshape(count * length, 3 * width) @ block.weight
        hidden += block.bias
        np.maximum(hidden, 0.0, out=hidden)
        values += (hidden @ block.out).reshape(count, length, width)
        if outside is not None:
            values[outside] = 0.0
    return values


def convolve_long(values: Callable[[int, int], Floats], length: int, blocks: Sequence[Block]) -> Floats:
    """Run blocks over one sequence of any length, a stretch at a time with as many neighbours as its elements see.

    Args:
        values: makes the elements from the first number to the second, shape (elements, width), whenever it is asked.
        length: number of elements, at least one.
        blocks: the blocks in order.

    Returns:
        Shape (length, width).
    """
    reach, state = sum(block.dilation for block in blocks), np.empty((0, 0), np.float32)
    for start in range(0, length, STRETCH):
        left = max(0, start - reach)
        part = convolve(values(left, min(start + STRETCH + reach, length))[None], blocks)[0]
        part = part[start - left : start - left + STRETCH]
        if not start:
            state = np.empty((length, part.shape[1]), np.float32)
        state[start : start + len(part)] = part
    return state


def best_paths(scores: Floats) -> NDArray[np.int8]:
    """The best sequence of labels of each row of a chain model (Viterbi), all rows side by side.

    Args:
        scores: shape (rows, length, labels, labels): what a step from one label to another at each place is worth. The
            label in front of the first place is 0.

    Returns:
        Labels, shape (rows, length).
    """
    rows, length, labels, _ = scores.shape
    steps = scores.transpose(1, 3, 2, 0).copy()  # (length, to, from, rows)
    best = np.full((length + 1, 1, labels, rows), -np.inf, np.float32)  # of each label before each place
    best[0, 0, 0] = 0.0
    for place in range(length):
        steps[place] += best[place]
        np.maximum.reduce(steps[place], axis=1, out=best[place + 1, 0])
    back = steps.argmax(axis=2).astype(np.int8)
    result = np.empty((length, rows), np.int8)
    label = best[-1, 0].argmax(axis=0)
    each = np.arange(rows)
    for place in range(length - 1, -1, -1):
        result[place] = label
        label = back[place, label, each]
    return result.T
