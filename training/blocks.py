"""The pages of the extraction corpora as blocks with features and labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from attrib.parse.html import read_page
from attrib.parse.html.decide import candidates
from attrib.parse.intake import take
from training.alignment import shares
from training.loaders import scrapinghub, wcxb

Floats = npt.NDArray[np.float64]
POWER = 0.75


class Page(NamedTuple):
    """A labelled page; `corpus` names where it is from, `key` is its name across corpora."""

    corpus: str
    key: str
    html: str
    url: str
    text: str


class Example(NamedTuple):
    """The blocks of a page that the classifier is asked about.

    `values` is (blocks, features); the label `kept` and `weight` are (blocks,).
    """

    values: Floats
    kept: npt.NDArray[np.bool_]
    weight: Floats


def pages() -> Iterator[Page]:
    """All labelled pages, decoded as the package decodes them."""
    for name, loader in (("scrapinghub", scrapinghub), ("wcxb", wcxb)):
        for page in loader.load():
            yield Page(name, f"{name}/{page.id}", take(page.html, "html", None).text, page.url, page.text)


def example(page: Page) -> Example | None:
    """Measure and label a page; None if it lacks any text or any truth.

    A block is the article's if at least half of its words are. An article counts the same however long it is, and a
    long block less than its words.
    """
    read = read_page(page.html)
    if read is None or read.table is None or not page.text.strip():
        return None
    kept = shares([block.text for block in read.walked.blocks], page.text) >= 0.5
    weight = np.maximum(read.table.columns["words"], 1.0) ** POWER
    # by the article's share, since that is what an error costs; not less than a quarter, lest a tiny one rule
    weight /= max(weight[kept].sum(), 0.25 * weight.sum())
    asked = candidates(read.table)
    return Example(read.table.values[asked], kept[asked], weight[asked])


def site(url: str) -> str:
    """The site of an address: what must not be on both sides of a split."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
