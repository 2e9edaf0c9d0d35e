"""BABE SG2: news sentences labelled by experts. The older SG1 and MBIC are inside it; never count them again."""

import ast
import csv
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from training.loaders.workbook import rows
from training.store import corpus_file

# The file spells some topics in two ways; folds grouped by topic would leak between the spellings.
TOPICS = MappingProxyType({"gun-control": "gun control", "vaccines": "vaccine", "blm": "black lives matter"})


class Sentence(NamedTuple):
    """One sentence with its majority label; `words` are the words and phrases that experts called biased."""

    text: str
    biased: bool
    words: tuple[str, ...]
    outlet: str
    topic: str
    leaning: str
    opinion: str
    url: str


class Annotation(NamedTuple):
    """One annotator's view of a sentence; `biased` is None where the cell is empty."""

    text: str
    annotator: int
    biased: bool | None
    opinion: str
    words: str


def load(folder: Path | None = None) -> Iterator[Sentence]:
    """Yield the 3,673 sentences that have a majority; the one without agreement is left out."""
    path = corpus_file("babe", "final_labels_SG2.csv", folder)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            if row["label_bias"] == "No agreement":
                continue
            yield Sentence(
                text=row["text"],
                biased=row["label_bias"] == "Biased",
                words=tuple(ast.literal_eval(row["biased_words"])),
                outlet=row["outlet"],
                topic=TOPICS.get(row["topic"], row["topic"]),
                leaning=row["type"],
                opinion=row["label_opinion"],
                url=row["news_link"],
            )


def annotations(folder: Path | None = None) -> Iterator[Annotation]:
    """Yield each annotator's labels (18,362), in the file's order."""
    for row in rows(corpus_file("babe", "raw_labels_SG2.xlsx", folder)):
        label = row["Label_bias_0-1"]
        yield Annotation(
            text=row["text"] or "",
            annotator=row["annotator_id"],
            biased=None if label is None else label == 1,
            opinion=row["label_opinion"] or "",
            words="" if row["biased_words"] in (None, "nan") else str(row["biased_words"]),
        )
