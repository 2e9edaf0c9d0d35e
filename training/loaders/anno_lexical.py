"""AnnoLexical: news sentences labelled biased or not by an ensemble of language models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from training.loaders.parquet import rows
from training.store import corpus_file

Split = Literal["train", "dev", "test"]


class Sentence(NamedTuple):
    """One sentence. `outlet` is the outlet's short name (never a feature: it predicts the label)."""

    id: str
    text: str
    biased: bool
    outlet: str


def load(split: Split, folder: Path | None = None) -> Iterator[Sentence]:
    """Yield the sentences of an official split (33,831 train, 7,249 dev, 7,250 test)."""
    path = corpus_file("anno_lexical", f"anno-lexical-{split}.parquet", folder)
    for identifier, text, label, outlet in rows(path, ("sentence_id", "text", "label", "source_name")):
        yield Sentence(identifier, text, label == 1, outlet)
