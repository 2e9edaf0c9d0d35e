"""Distant labels: sentences of columns against sentences of reports, as far as possible of the same outlets.

A piece whose address says opinion, editorial or column is a column. Reports are the other pieces of the outlets that
mark their columns so, and those of newswires.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from training.distant import drawn
from training.loaders import allsides

_COLUMN = re.compile(r"/(opinions?|commentisfree|op-ed|editorials?|columns?|columnists?|commentary)(/|-)")
WIRES = frozenset({"Associated Press", "Bloomberg", "BBC News", "Christian Science Monitor", "NPR Online News"})
PER_ARTICLE = {True: 25, False: 4}
"""Sentences taken of a column, of a report: about as many in all."""


def is_column(url: str) -> bool:
    """Whether an address says that the piece is opinion."""
    return _COLUMN.search(url.lower()) is not None


def sentences(seed: int) -> Iterator[tuple[str, bool]]:
    """Sentences without quotation marks, and whether each is of a column."""
    outlets = {article.outlet for article in allsides.load() if is_column(article.url)} | WIRES
    generator = np.random.default_rng(seed)
    for article in allsides.load():
        if article.outlet in outlets:
            column = is_column(article.url)
            for text in drawn(article.text, PER_ARTICLE[column], generator):
                yield text, column
