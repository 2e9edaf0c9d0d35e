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
_OPENERS = "\"'\u201c\u2018"
_COLUMNS = ("chars", "words", "closed", "commas", "quotes", "upper", "capitals", "shouting", "handle")


@cache
def _tables() -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The marker words, and the pairs of them by their first word."""
    words: dict[str, int] = {"\u00a9": 1 << MARKERS.index("legal")}
    pairs: dict[str, dict[str, int]] = {}
    table = files("attrib.parse.html").joinpath("markers.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            kind, entries = line.split("\t")
            bit = 1 << MARKERS.index(kind)
            for entry in entries.split():
                first, _, second = entry.partition("_")
                row, word = (pairs.setdefault(first, {}), second) if second else (words, first)
                row[word] = row.get(word, 0) | bit
    return words, pairs


def marker_mask(text: str) -> int:
    """The markers among a block's first words, as bits in the order of :data:`MARKERS`."""
    words, pairs = _tables()
    mask = 0
    before = None
    for word in _WORD.findall(text[:_OPENING].lower()):
        if word in words:
            mask |= words[word]
        if before is not None:
            mask |= before.get(word, 0)
        before = pairs.get(word)
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
