"""Lines of plain text and the parser's cuts, labelled by hand (``lines.md``)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from training.labels import FOLDER

Half = Literal["tuning", "report"]


class Line(NamedTuple):
    """A line of an `allsides` body, or a part of one: ``text[start:end]`` of the document.

    `reason` is the drop reason, None if it belongs to the article; `first` and `second` are the two readings of its
    line that it was settled from (``part``: the rest of a line of which a part is boilerplate). `weight` is how many
    lines of the pool a line of its `stratum` stands for.
    """

    document: str
    start: int
    end: int
    reason: str | None
    first: str | None
    second: str | None
    stratum: str
    weight: float
    half: Half


class Cut(NamedTuple):
    """A block that the parser dropped for `reason`, drawn from all that it dropped; `right` says the reader.

    `drawn` is ``tuning`` for cuts of rules that were changed since, ``report`` for a draw after the last change.
    """

    document: str
    start: int
    end: int
    reason: str
    right: bool
    drawn: Half


def lines() -> Iterator[Line]:
    """Yield the labelled lines, by document."""
    for row in _rows("lines.tsv"):
        readings = (row["reason"] or None, row["first"] or None, row["second"] or None)
        half: Half = "tuning" if row["half"] == "tuning" else "report"
        at = (row["document"], int(row["start"]), int(row["end"]))
        yield Line(*at, *readings, row["stratum"], float(row["weight"]), half)


def cuts() -> Iterator[Cut]:
    """Yield the labelled cuts."""
    for row in _rows("cuts.tsv"):
        drawn: Half = "tuning" if row["drawn"] == "tuning" else "report"
        yield Cut(row["document"], int(row["start"]), int(row["end"]), row["reason"], row["right"] == "1", drawn)


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
