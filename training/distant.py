"""Distant labels: sentences of opinion outlets against sentences of newswires and news desks of the pool.

Nobody labelled them; an outlet's habit of wording is the label. No outlet of BABE's is among
them, so that nothing of an outlet's own is learned there (``outlets.toml`` lists both sides).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.loaders import allsides
from training.pool import WORDS

_BREAK = re.compile(r"(?<=[.!?])\s+|\n+")
_QUOTED = re.compile('["\u201c\u201d]')
_OUTLETS = Path(__file__).with_name("outlets.toml")
PER_ARTICLE = {"opinion": 12, "news": 7}
"""Sentences taken of an article at most: about as many in all on either side."""


def outlets() -> dict[str, str]:
    """The side of each outlet: opinion or news."""
    table = tomllib.loads(_OUTLETS.read_text(encoding="utf-8"))
    return {outlet: side for side in PER_ARTICLE for outlet in table[side]}


def sentences(seed: int) -> Iterator[tuple[str, bool]]:
    """Sentences without quotation marks, and whether each is from the opinion side."""
    sides = outlets()
    generator = np.random.default_rng(seed)
    for article in allsides.load():
        side = sides.get(article.outlet)
        if side is None:
            continue
        for text in drawn(article.text, PER_ARTICLE[side], generator):
            yield text, side == "opinion"


def drawn(text: str, most: int, generator: np.random.Generator) -> list[str]:
    """At most so many random sentences of an article, in order, without any that has a quotation mark."""
    found = [item for item in _BREAK.split(text) if len(item.split()) in WORDS and not _QUOTED.search(item)]
    return [found[at] for at in sorted(generator.permutation(len(found))[:most].tolist())]
