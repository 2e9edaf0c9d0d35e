"""Soft scores of sentences of the reference pool: what a teacher thinks of them, kept as numbers without text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from training.loaders import allsides
from training.pool import Place

FOLDER = Path(__file__).parent / "soft_scores"
_STEP = 0.05  # of log-odds, in which scores are stored


class Soft(NamedTuple):
    """Sentences and the teacher's log-odds for each."""

    texts: list[str]
    scores: npt.NDArray[np.float64]


def write(path: Path, places: Sequence[Place], scores: npt.NDArray[np.float64]) -> None:
    """Store scores (sentences,) with the places of their sentences."""
    articles, starts, ends = np.array(places, np.int64).T
    np.savez_compressed(
        path,
        articles=articles.astype(np.uint16),
        starts=starts.astype(np.uint32),
        lengths=(ends - starts).astype(np.uint16),
        scores=np.clip(np.round(scores / _STEP), -127, 127).astype(np.int8),
    )


def read(name: str) -> Soft:
    """Read the scores that come with the recipes, and their sentences from the pool.

    Raises:
        MissingCorpusError: the pool is not here.
    """
    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as stored:
        places = zip(*(stored[part].tolist() for part in ("articles", "starts", "lengths")), strict=True)
        scores = stored["scores"] * _STEP
    texts = [article.text for article in allsides.load()]
    return Soft([" ".join(texts[at][start : start + size].split()) for at, start, size in places], scores)
