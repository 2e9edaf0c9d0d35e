"""WCXB development split: article pages with their text and snippets that must and must not appear."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.store import corpus_file


class Page(NamedTuple):
    """One page: raw HTML, its text, and snippets that an extraction must (`include`) and must not (`exclude`) hold."""

    id: str
    url: str
    html: bytes
    text: str
    title: str
    author: str
    published: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]


def load(folder: Path | None = None, split: str = "dev") -> Iterator[Page]:
    """Yield the article pages (793 of dev) in the order of their ids; the text of two of them is empty upstream."""
    truths = corpus_file("wcxb", f"{split}/ground-truth", folder)
    for path in sorted(truths.glob("*.json")):
        entry = json.loads(path.read_bytes())
        truth = entry["ground_truth"]
        yield Page(
            id=path.stem,
            url=entry.get("url") or "",
            html=gzip.decompress((truths.parent / "html" / f"{path.stem}.html.gz").read_bytes()),
            text=truth.get("main_content") or "",
            title=truth.get("title") or "",
            author=truth.get("author") or "",
            published=truth.get("publish_date") or "",
            include=tuple(truth.get("with") or ()),
            exclude=tuple(truth.get("without") or ()),
        )
