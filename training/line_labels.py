"""The hand labels of lines (``labels/lines.tsv`` and ``cuts.tsv``), typed; ``labels/lines.md`` is their guideline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from training.labels import load

PART = "part"
"""What stands for the readings of the rest of a line of which a part is boilerplate."""


class Line(NamedTuple):
    """A line of an `allsides` body, or a part of one: ``text[start:end]`` of the document.

    `reason` is the drop reason, None if it belongs to the article; `first` and `second` are the two readings of its
    line that it was settled from, or :data:`PART`. `weight` is how many lines of the pool a line of its `stratum`
    stands for.
    """

    document: str
    start: int
    end: int
    reason: str | None
    first: str | None
    second: str | None
    stratum: str
    weight: float
    half: str


class Cut(NamedTuple):
    """A block that the parser dropped for `reason`, drawn from all that it dropped; `right` says the reader.

    `half` is ``tune`` for cuts of rules that were changed since, ``report`` for a draw after the last change.
    """

    document: str
    start: int
    end: int
    reason: str
    right: bool
    half: str


def lines(half: str | None = None) -> Iterator[Line]:
    """Yield the labelled lines, by document."""
    for row in load("lines", half):
        readings = (row["reason"] or None, row["first"] or None, row["second"] or None)
        at = (row["document"], int(row["start"]), int(row["end"]))
        yield Line(*at, *readings, row["stratum"], float(row["weight"]), row["half"])


def cuts(half: str | None = None) -> Iterator[Cut]:
    """Yield the labelled cuts."""
    for row in load("cuts", half):
        yield Cut(row["document"], int(row["start"]), int(row["end"]), row["reason"], row["right"] == "1", row["half"])
