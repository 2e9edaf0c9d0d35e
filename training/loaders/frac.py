"""FrAC: sentences of news articles and reader comments with one of ten frames of the Media Frames Corpus."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from training.store import corpus_file

FRAMES = MappingProxyType(
    {
        1: "economic",
        3: "morality",
        4: "fairness",
        5: "legality_crime",
        6: "political_policy",
        8: "security_defense",
        9: "health_safety",
        11: "cultural_identity",
        12: "public_opinion",
        15: "other",
    }
)
"""The codes of the file, which are those of the Media Frames Corpus codebook."""


class Sentence(NamedTuple):
    """One sentence and its frame."""

    text: str
    frame: str


def load(folder: Path | None = None) -> Iterator[Sentence]:
    """Yield the 523 sentences."""
    path = corpus_file("frac", "gold_standard_single_label_all.csv", folder)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Sentence(row["sentence"], FRAMES[int(row["label"])])
