"""What a block's own text says: counts, typography, and the words that mark boilerplate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.characters import CAPITAL, COMMA, OPENER, QUOTE, SPACE, UNSPACED, WORD, kinds_of
from attrib.parse.html.walk import Page

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MARKERS = ("related", "comments", "newsletter", "share", "byline", "date", "legal", "site")
"""The kinds of marker words, in the order of their bits."""

_CLOSING = ".!?\u2026:;\u3002\uff01\uff1f"
_QUOTES = "\"'\u2019\u201d)\u00bb]\u300d"
_SIGN, _STOP, _NEXT = "\x01\x02\x03"
"""What stands for a copyright sign, for what parts two words, and for the end of a block."""

_LETTERS = bytes(
    ord(_STOP) if char in "0123456789@|" else ord(char.lower()) if char.isalpha() or char in _SIGN + _NEXT else 32
    for char in map(chr, range(128))
).ljust(256)
_OPENING = 90
_TITLE = 25  # words: longer than any headline
_END = -1


@cache
def _tables() -> dict[str, tuple[int, dict[str, int]]]:
    """What each word says, alone and before which others: all first words of pairs and single marker words.

    The end of a block says :data:`_END`.
    """
    entries: dict[str, tuple[int, dict[str, int]]] = {_SIGN: (1 << MARKERS.index("legal"), {})}
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
    entries[_NEXT] = (_END, {})
    return entries


def marker_masks(texts: Sequence[str]) -> list[int]:
    """The markers among every block's first words, as bits in the order of :data:`MARKERS`."""
    joined = f" {_NEXT} ".join([text[:_OPENING] for text in texts]).replace("\u00a9", f" {_SIGN} ")
    # bytes are looked up many times faster than characters
    spread = joined.encode("ascii", "replace").translate(_LETTERS).replace(_STOP.encode(), f" {_STOP} ".encode())
    words = spread.decode("ascii").split()
    words.append(_NEXT)
    masks = []
    mask = 0
    tables = _tables()
    known = tables.keys()
    for place in [place for place, word in enumerate(words) if word in known]:  # one in ten, or the end of a block
        alone, pairs = tables[words[place]]
        if alone == _END:
            masks.append(mask)
            mask = 0
        else:
            mask |= alone | (pairs.get(words[place + 1], 0) if pairs else 0)
    return masks


def wording(page: Page) -> tuple[dict[str, Floats], Ints]:
    """Columns of shape (blocks,) by name, and the bits of the markers that open every block."""
    texts = [block.text for block in page.blocks]
    columns = _counted(texts)
    size = np.maximum(columns["chars"], 1)
    marked = np.array([size for block in page.blocks for size in block.marked], np.float64).reshape(-1, 3)
    for number, name in enumerate(("link_share", "strong_share", "emphasis_share")):
        columns[name] = marked[:, number] / size
    columns["link_chars"] = marked[:, 0]
    columns["links"] = np.array([block.links for block in page.blocks], np.float64)
    return columns, np.array(marker_masks(texts), np.int64)


def _counted(texts: Sequence[str]) -> dict[str, Floats]:
    """What the characters of every block say: counts, and how it begins and ends."""
    joined = "\n".join(texts)
    chars = np.array([len(text) for text in texts], np.int64)
    starts = np.cumsum(chars + 1) - (chars + 1)
    kinds = kinds_of(joined)
    capital = kinds & CAPITAL != 0
    capital[1:] &= kinds[:-1] & WORD == 0  # first of a word
    found = (capital, *(kinds & kind != 0 for kind in (SPACE, COMMA, QUOTE, UNSPACED)))
    capitals, spaces, commas, quotes, unspaced = (np.add.reduceat(one, starts, dtype=np.int64) for one in found)
    # between spaces; in scripts without spaces about two characters a word
    words = spaces + 1 + unspaced // 2
    columns = {
        "chars": chars,
        "words": words,
        "closed": [text.rstrip(_QUOTES)[-1:] in _CLOSING for text in texts],
        "commas": commas,
        "quotes": quotes,
        "upper": kinds[starts] & OPENER != 0,
        "capitals": np.where(words <= _TITLE, capitals / words, 0.0),
        "shouting": [text.isupper() for text in texts],
        "handle": ["(@" in text for text in texts],
    }
    return {name: np.asarray(column, np.float64) for name, column in columns.items()}
