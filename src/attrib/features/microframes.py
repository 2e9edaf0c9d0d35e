"""Micro-frames: where an article's words lie between two opposites (F10; ``data/microframes.tsv``).

After FrameAxis (Kwak, An and Ahn 2021): an axis runs between the vectors of antonyms. Its words and their places were
worked out once (``training/recipes/microframes.py``), so that scoring sees a table and no vector.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from attrib.features.context import Context
from attrib.features.signal import Signal

AXES = ("safe_dangerous", "fair_unfair", "lawful_criminal", "caring_cruel", "honest_corrupt")
"""Each axis by its two ends; values towards the first are negative."""
_STRIKING = 0.5  # words at least so far out are shown


@cache
def axes() -> dict[str, dict[str, float]]:
    """For each axis its words and where they lie (-1 to 1)."""
    table: dict[str, dict[str, float]] = {name: {} for name in AXES}
    for line in (Path(__file__).with_name("data") / "microframes.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            axis, word, place = line.split("\t")
            table[axis][word] = float(place)
    return table


def axis_place(axis: str) -> Callable[[Context], Signal]:
    """The signal of an axis: the mean place of its words."""

    def measured(context: Context) -> Signal:
        """Mean place of the axis's words in the author's voice, -1 to 1; None without any."""
        table = axes()[axis]
        hits = [(index, table[token]) for index, token in context.author_tokens if token in table]
        if not hits:
            return Signal(None)
        spans = tuple(context.span(index, index + 1) for index, place in hits if abs(place) >= _STRIKING)
        return Signal(sum(place for _, place in hits) / len(hits), spans)

    return measured
