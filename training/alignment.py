"""Which words of a page are in the article's text: the longest common subsequence of the two."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

LONGEST = 20_000  # words of either side: what lies beyond is not aligned
_WORD = re.compile(r"\w+")


def shares(blocks: Sequence[str], truth: str) -> Floats:
    """For each block, the share of its words that the article's text holds, in order: shape (blocks,)."""
    split = [_WORD.findall(block.lower()) for block in blocks]
    words = [word for block in split for word in block]
    taken = aligned(words, _WORD.findall(truth.lower())).astype(np.float64)
    bounds = np.cumsum([0, *(len(block) for block in split)])
    running = np.concatenate(([0.0], np.cumsum(taken)))
    return np.asarray((running[bounds[1:]] - running[bounds[:-1]]) / np.maximum(np.diff(bounds), 1))


def aligned(words: Sequence[str], truth: Sequence[str]) -> Bools:
    """Which of `words` belong to a longest common subsequence with `truth`.

    A word matches only together with a neighbour, so that no article is pieced together from stray words. Each row of
    the dynamic programme is one running maximum (rows may be merged so because neighbouring cells differ by at most 1).
    """
    words, truth = words[:LONGEST], truth[:LONGEST]
    taken = np.zeros(len(words), bool)
    if not words or not truth:
        return taken
    numbers = {word: number for number, word in enumerate(dict.fromkeys([*words, *truth]))}
    one, two = (np.array([numbers[word] for word in side], np.int64) for side in (words, truth))
    table = np.zeros((len(one) + 1, len(two) + 1), np.int16)
    for row in range(1, len(one) + 1):
        best = np.maximum(table[row - 1, 1:], table[row - 1, :-1] + _matches(one, two, row - 1))
        np.maximum.accumulate(best, out=table[row, 1:])
    row, column = len(one), len(two)
    while row and column:
        if table[row, column] == table[row - 1, column]:
            row -= 1
        elif table[row, column] == table[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            taken[row] = True
    return np.append(taken, np.zeros(0, bool))


def _matches(one: npt.NDArray[np.int64], two: npt.NDArray[np.int64], row: int) -> Bools:
    """Where `truth` has word `row` beside the same neighbour."""
    same = two == one[row]
    beside = np.zeros(len(two), bool)
    if row:
        beside[1:] |= two[:-1] == one[row - 1]
    if row + 1 < len(one):
        beside[:-1] |= two[1:] == one[row + 1]
    return np.asarray(same & beside)
