"""Soft scores of sentences of the reference pool: what a teacher thinks of them, kept as numbers without text.

They are made by ``python -m training fit teacher`` and stay on the machine that made them, in the user's cache or in
the folder that `ATTRIB_SOFT` names.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import platformdirs

from training.loaders import allsides
from training.pool import Place

FOLDER = "ATTRIB_SOFT"
"""The environment variable that names the folder of the scores."""
NAME = "bias.npz"
_STEP = 0.05  # of log-odds, in which scores are stored


class Soft(NamedTuple):
    """Sentences and the teacher's log-odds for each, shape (sentences,)."""

    texts: list[str]
    scores: npt.NDArray[np.float64]


def folder() -> Path:
    """Where a teacher's scores and what it needs to go on are kept."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else platformdirs.user_cache_path("attrib") / "soft"


def write(path: Path, places: Sequence[Place], scores: npt.NDArray[np.float64]) -> None:
    """Store scores (sentences,) with the places of their sentences."""
    articles, starts, ends = np.array(places, np.int64).T
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        articles=articles.astype(np.uint16),
        starts=starts.astype(np.uint32),
        lengths=(ends - starts).astype(np.uint16),
        scores=np.clip(np.round(scores / _STEP), -127, 127).astype(np.int8),
    )


def read(path: Path) -> Soft | None:
    """Read scores, and their sentences from the pool; None if none have been made.

    Raises:
        MissingCorpusError: the pool is not here.
    """
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as stored:
        places = zip(*(stored[part].tolist() for part in ("articles", "starts", "lengths")), strict=True)
        scores = stored["scores"] * _STEP
    texts = [article.text for article in allsides.load()]
    return Soft([" ".join(texts[at][start : start + size].split()) for at, start, size in places], scores)
