"""How likely the kept blocks are an article, and why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from attrib.parse.lines.closing import is_closed
from attrib.schema import Block, Quality

_SAMPLE = 20_000  # characters: a message of a page is no longer
_SHORT = 20
_BRIEF = 60
_PARAGRAPH = 12
_LINKS = 8
_LINK_WORDS = 12


class _Page(NamedTuple):
    reason: str
    factor: float
    words: int
    pattern: str


def quality_of(blocks: Sequence[Block], text: str, kind: str, *, path_like: bool = False) -> Quality:
    """Judge an extraction.

    The value is 1 times a factor for each reason found: ``empty``, ``nothing_kept``, ``looks_like_path``,
    ``very_short``, ``short``, ``no_paragraph``, ``list_of_links``, ``repetitive``, and those of ``quality.tsv``.
    A short page is a sign that its article was missed; a short text is just that.
    """
    if not text:
        return Quality(0.0, ("nothing_kept",) if blocks else ("empty",))
    factors: dict[str, float] = {}
    words = text.count(" ") + text.count("\n\n") + 1
    kept = [block for block in blocks if block.kept]
    if path_like:
        factors["looks_like_path"] = 0.1
    if words < _SHORT:
        factors["very_short"] = 0.4 if kind == "html" else 0.6
    elif words < _BRIEF:
        factors["short"] = 0.8
    if (kind == "html" or words >= _SHORT) and not any(_is_paragraph(block) for block in kept):
        factors["no_paragraph"] = 0.6
    factors |= _page_factors(blocks, words) if kind == "html" else _list_factors(kept)
    factors |= _words_factors(blocks, text, words)
    value = 1.0
    for factor in factors.values():
        value *= factor
    return Quality(round(value, 4), tuple(factors))


def _is_paragraph(block: Block) -> bool:
    return block.text.count(" ") + 1 >= _PARAGRAPH and block.text.rstrip("\"'\u2019\u201d)]")[-1:] in ".!?\u2026:"


def _page_factors(blocks: Sequence[Block], words: int) -> dict[str, float]:
    links = sum(block.text.count(" ") + 1 for block in blocks if block.reason in ("links", "navigation", "related"))
    if words < _BRIEF and links > 5 * words:
        return {"list_of_links": 0.7}
    return {}


def _list_factors(kept: Sequence[Block]) -> dict[str, float]:
    """A pasted front page or menu: many short lines, none of which ends like a sentence."""
    lines = sum(block.text.count(" ") < _LINK_WORDS and not is_closed(block.text) for block in kept)
    return {"list_of_links": 0.25} if lines >= _LINKS and lines >= 0.9 * len(kept) else {}


def _words_factors(blocks: Sequence[Block], text: str, words: int) -> dict[str, float]:
    found = {}
    if words <= max(page.words for page in _pages()):
        titled = " ".join(block.text for block in blocks if block.reason == "title")
        sample = f"{titled}\n{text[:_SAMPLE]}".replace("\u2019", "'")
        for page in _pages():
            if words <= page.words and _pattern(page.pattern).search(sample):
                found[page.reason] = page.factor
    repeated = sum(block.reason == "repeated_line" for block in blocks)
    if repeated > 5 and repeated * 2 > len(blocks):
        found["repetitive"] = 0.7
    return found


@cache
def _pages() -> tuple[_Page, ...]:
    table = Path(__file__).with_name("quality.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(_Page(reason, float(factor), int(words), pattern) for reason, factor, words, pattern in rows[1:])


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
