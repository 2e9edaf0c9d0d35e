"""The article-extraction-benchmark: pages and the text of their articles."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.store import corpus_file


class Page(NamedTuple):
    """One page: raw HTML and the text of its article."""

    id: str
    url: str
    html: bytes
    text: str


def load(folder: Path | None = None) -> Iterator[Page]:
    """Yield the 181 pages in the order of their ids."""
    truth = corpus_file("scrapinghub", "ground-truth.json", folder)
    for identifier, entry in sorted(json.loads(truth.read_bytes()).items()):
        page = truth.parent / "html" / f"{identifier}.html.gz"
        yield Page(identifier, entry["url"], gzip.decompress(page.read_bytes()), entry["articleBody"])
