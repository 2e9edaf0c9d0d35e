"""AllSides articles (Baly et al. 2020): the label is the outlet's leaning, not the article's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.loaders.parquet import rows
from training.store import corpus_file


class Article(NamedTuple):
    """One article.

    `leaning` is left, center or right, and belongs to `outlet`. `date` is ISO or empty. The two splits are ``train``,
    ``valid``, ``test`` or ``unused``; in `split_media` no outlet is in two parts.
    """

    id: str
    title: str
    text: str
    leaning: str
    outlet: str
    site: str
    url: str
    date: str
    authors: str
    topic: str
    split_random: str
    split_media: str


COLUMNS = (
    "ID", "title", "content_original", "bias_text", "source", "source_url", "url", "date", "authors", "topic",
    "split_random", "split_media",
)  # fmt: skip


def load(folder: Path | None = None) -> Iterator[Article]:
    """Yield all 37,551 articles, in the order of their ids."""
    yield from map(Article._make, rows(corpus_file("allsides", "articles.parquet", folder), COLUMNS))
