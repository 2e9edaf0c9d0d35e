"""Gun Violence Frame Corpus: headlines with up to two of nine themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from training.loaders.workbook import rows
from training.store import corpus_file

THEMES = MappingProxyType(
    {
        1: "gun_rights",
        2: "gun_control",
        3: "politics",
        4: "mental_health",
        5: "public_safety",
        6: "race_ethnicity",
        7: "public_opinion",
        8: "society_culture",
        9: "economic_consequences",
    }
)
"""The codes of the file (Liu et al. 2019)."""


class Headline(NamedTuple):
    """One headline. `relevant`: it is about gun violence in the US; `themes`: the first, then the second if any."""

    text: str
    relevant: bool
    themes: tuple[str, ...]


def load(folder: Path | None = None) -> Iterator[Headline]:
    """Yield the 2,990 headlines; 1,301 of them have a theme (code 99 means none)."""
    for row in rows(corpus_file("gvfc", "GVFC_headlines_and_annotations.xlsx", folder)):
        codes = (row["Q3 Theme1"], row["Q3 Theme2"])
        yield Headline(
            text=str(row["news_title"]),
            relevant=row["Q1 Relevant"] == 1,
            themes=tuple(THEMES[code] for code in codes if code in THEMES),
        )
