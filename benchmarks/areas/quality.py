"""Pages that are no article: are they refused, and are articles, long and short, not?

A sample of the pages of both extraction sets (``benchmarks.sizes``) is made into one of each kind; articles are all
pages as they are. Those whose labelled text is in another language than English count apart: the package refuses them,
as it should. The classifier behind the shipped parser has seen the pages that the made ones are made of, not these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrib
from benchmarks.made_pages import KINDS, SHAPES, SHORT, made
from benchmarks.rows import Options, Row
from training.blocks import Page, pages

CORPORA = ("scrapinghub", "wcxb")
ARTICLE = "article"
FOREIGN = "article in another language"


def run(options: Options) -> list[Row]:
    """The share of refused pages of every kind: of articles, and of what was made of them by kind and shape."""
    written = [page for page in pages() if page.text.strip()]
    chosen = options.thinned(written, "quality pages, one in")
    sample = options.thinned(written, "quality pages made over, one in")
    return rows(chosen, sample)


def rows(articles: Iterable[Page], sample: list[Page]) -> list[Row]:
    """Refusals of `articles`, and of the pages made of `sample`."""
    seen: Counter[tuple[str, str]] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    for page in articles:
        kind = ARTICLE if attrib.parse(page.text, kind="text").language in ("en", "und") else FOREIGN
        seen[kind, ""] += 1
        refused[kind, ""] += is_refused(page.html)
    for entry in made(sample):
        for shape in ("", entry.shape):
            seen[entry.kind, shape] += 1
            refused[entry.kind, shape] += is_refused(entry.html) if shape else 0
    for kind in (SHORT, *KINDS):
        refused[kind, ""] = sum(refused[kind, shape] for shape in SHAPES)
    return [
        Row(kind, "attrib" if not shape else f"attrib, {shape}", "refused", refused[kind, shape] / count,
            "share of pages whose report has no article score", n=count)
        for kind in (ARTICLE, FOREIGN, SHORT, *KINDS)
        for shape in ("", *SHAPES)
        if (count := seen[kind, shape])
    ]  # fmt: skip


def is_refused(page: str) -> bool:
    """Whether attrib gives a page no article score."""
    return bool(attrib.score(page).abstained)
