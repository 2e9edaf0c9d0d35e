"""Narrative framing: climate articles with five frames (a document may have several)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from training.store import corpus_file

FRAMES = MappingProxyType(
    {
        "RE": "resolution",
        "HI": "human_interest",
        "CO": "conflict",
        "MO": "moral",
        "EC": "economic",
    }
)
"""The columns of the file and the frames they stand for."""


class Article(NamedTuple):
    """One article; `frames` maps each of the five to whether it is there, and is None where nobody annotated."""

    id: str
    text: str
    frames: dict[str, bool] | None
    outlet: str
    rating: str
    date: str


def load(folder: Path | None = None) -> Iterator[Article]:
    """Yield the 428 articles in the file's order; one of them has no annotation (`frames` is None)."""
    path = corpus_file("narrative_framing", "articles_metadata.tsv", folder)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Article(row["ID"], row["text"], _frames(row), row["source"], row["mbfc"], row["date"])


def _frames(row: dict[str, str | None]) -> dict[str, bool] | None:
    cells = {frame: row[column] for column, frame in FRAMES.items()}
    if None in cells.values():
        return None
    # One cell of the file reads "False)".
    return {frame: str(cell).rstrip(")") == "True" for frame, cell in cells.items()}
