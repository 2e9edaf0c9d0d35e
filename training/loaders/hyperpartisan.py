"""SemEval-2019 task 4, the by-article training set: XML articles and their labels in a second file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from training.store import corpus_file

TRAINING = "training-byarticle-20181122"
"""What the names of the set's two files end in."""
SPACE = re.compile(r"\s+")


class Article(NamedTuple):
    """One article; `paragraphs` as the XML marks them, `published` an ISO date or empty, `site` the host of `url`."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    hyperpartisan: bool
    url: str
    site: str
    published: str

    @property
    def text(self) -> str:
        """The body, paragraphs separated by blank lines."""
        return "\n\n".join(self.paragraphs)


def load(folder: Path | None = None, part: str = TRAINING) -> Iterator[Article]:
    """Yield the articles (645 of the training set) with their official labels."""
    articles = corpus_file("hyperpartisan", f"articles-{part}.xml", folder)
    truths = corpus_file("hyperpartisan", f"ground-truth-{part}.xml", folder)
    labels = {label.get("id"): label for label in _elements(truths)}
    for article in _elements(articles):
        label = labels[article.get("id")]
        url = label.get("url", "")
        yield Article(
            id=article.get("id", ""),
            title=article.get("title", ""),
            paragraphs=tuple(_paragraphs(article)),
            hyperpartisan=label.get("hyperpartisan") == "true",
            url=url,
            site=urlsplit(url).hostname or "",
            published=article.get("published-at", ""),
        )


def _elements(path: Path) -> Iterator[etree._Element]:
    return iter(etree.parse(path).getroot().iterchildren("article"))


def _paragraphs(article: etree._Element) -> Iterator[str]:
    """Text between <p> elements is a paragraph of its own: many articles open with one."""
    pieces = [article.text or ""]
    for child in article:
        if child.tag == "p":
            pieces += ["".join(map(str, child.itertext())), child.tail or ""]
        else:
            pieces[-1] += "".join(map(str, child.itertext())) + (child.tail or "")
    for piece in pieces:
        if text := SPACE.sub(" ", piece).strip():
            yield text
