"""Where a value lies among the articles of a reference pool."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from attrib.errors import InputError


def percentile(value: float, reference: Sequence[float]) -> float:
    """Share (0-100) of the pool below `value`, linear between quantiles.

    Args:
        value: the article's score.
        reference: 101 ascending quantiles (0%, 1% ... 100%) of the score over the pool.

    Raises:
        InputError: `reference` is not 101 numbers in ascending order.
    """
    if len(reference) != 101 or any(a > b for a, b in pairwise(reference)):
        raise InputError("a reference table is 101 quantiles in ascending order")
    right = bisect_left(reference, value)
    if right in (0, 101):
        return 0.0 if right == 0 else 100.0
    left, gap = reference[right - 1], reference[right] - reference[right - 1]
    return right - 1 + (value - left) / gap
