"""CheckThat! 2025 task 1, English: sentences that are subjective or objective."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from training.store import corpus_file

Split = Literal["train", "dev", "dev_test", "test"]


class Sentence(NamedTuple):
    """One sentence."""

    id: str
    text: str
    subjective: bool


def load(split: Split, folder: Path | None = None) -> Iterator[Sentence]:
    """Yield the sentences of a split (830 train, 462 dev, 484 dev-test).

    Quotation marks in the file are text, never delimiters: a reader that takes them for such swallows rows.
    """
    path = corpus_file("checkthat_subjectivity", f"{split}_en.tsv", folder)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Sentence(row["sentence_id"], row["sentence"], row["label"] == "SUBJ")
