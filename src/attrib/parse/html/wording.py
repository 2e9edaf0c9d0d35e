"""What a block's own text says: counts, typography, and the words that mark boilerplate."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.walk import Page

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MARKERS = ("related", "comments", "newsletter", "share", "byline", "date", "legal", "site")
"""The kinds of marker words, in the order of their bits."""

_CLOSING = ".!?\u2026:;\u3002\uff01\uff1f"
_QUOTES = "\"'\u2019\u201d)\u00bb]\u300d"
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_WORD = re.compile(r"[a-z]+|\u00a9|[@|]|\d+")
_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de\u0410-\u042f]")
_OPENING = 90
_TITLE = 25  # words: longer than any headline
_SILENT: tuple[int, dict[str, int]] = (0, {})
_OPENERS = "\"'\u201c\u2018"
_COLUMNS = ("chars", "words", "closed", "commas", "quotes", "upper", "capitals", "shouting", "handle")


@cache
def _tables() -> dict[str, tuple[int, dict[str, int]]]:
    """What each word says, alone and before which others: all first words of pairs and single marker words."""
    entries: dict[str, tuple[int, dict[str, int]]] = {"\u00a9": (1 << MARKERS.index("legal"), {})}
    table = files("attrib.parse.html").joinpath("markers.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            bit = 1 << MARKERS.index(kind)
            for entry in words.split():
                first, _, second = entry.partition("_")
                alone, pairs = entries.get(first, (0, {}))
                if second:
                    pairs[second] = pairs.get(second, 0) | bit
                entries[first] = (alone if second else alone | bit, pairs)
    return entries


def marker_mask(text: str) -> int:
    """The markers among a block's first words, as bits in the order of :data:`MARKERS`."""
    table = _tables()
    found = _WORD.findall(text[:_OPENING].lower())
    if table.keys().isdisjoint(found):
        return 0
    mask = 0
    before: dict[str, int] = {}
    for word in found:
        alone, pairs = table.get(word, _SILENT)
        mask |= alone | before.get(word, 0)
        before = pairs
    return mask


def count_words(text: str) -> int:
    """Words between spaces; in scripts without spaces about two characters a word."""
    return text.count(" ") + 1 + (0 if text.isascii() else len(_UNSPACED.findall(text)) // 2)


def wording(page: Page) -> tuple[dict[str, Floats], Ints]:
    """Columns of shape (blocks,) by name, and the bits of the markers that open every block."""
    texts = [block.text for block in page.blocks]
    rows = [_row(text) for text in texts]
    table = np.array(rows, np.float64).reshape(-1, len(_COLUMNS))
    columns = dict(zip(_COLUMNS, table.T, strict=True))
    marked = np.array([(*block.marked, block.links) for block in page.blocks], np.float64).reshape(-1, 4)
    size = np.maximum(columns["chars"], 1)
    for number, name in enumerate(("link_share", "strong_share", "emphasis_share")):
        columns[name] = marked[:, number] / size
    columns["link_chars"], columns["links"] = marked[:, 0], marked[:, 3]
    return columns, np.array([marker_mask(text) for text in texts], np.int64)


def _row(text: str) -> tuple[float, ...]:
    bare = text.rstrip(_QUOTES)
    first, last = text[0], bare[-1:]
    words = count_words(text)
    return (
        len(text),
        words,
        last in _CLOSING,
        text.count(",") + text.count(";"),
        text.count('"') + text.count("\u201c") + text.count("\u201d"),
        first.isupper() or first in _OPENERS,
        len(_CAPITAL.findall(text)) / words if words <= _TITLE else 0.0,
        text.isupper(),
        "(@" in text,
    )
