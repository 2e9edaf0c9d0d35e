"""How likely the kept blocks are an article, and why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from attrib.parse.lines.closing import is_closed
from attrib.parse.lines.repeats import key
from attrib.schema import Block, Quality

_SAMPLE = 20_000  # characters: a message of a page is no longer
_SHORT = 20
_SHORT_PAGE = 25
_BRIEF = 60
_OFF_WORDS = 250
_STEM = 5  # characters
_LONG = 4
_TITLED = 3  # words: a shorter title says too little
_UNSURE = 0.75
_UNSURE_WORDS = 200
_DOUBTFUL = 0.93
_LINKED = 0.25
_TEASERS = 6
_TEASER_WORDS = 30
_HEADLINES = 0.3
_PARAGRAPH = 12
_MOST_MATCHES = 8
_LINKS = 8
_LINK_WORDS = 12


class Evidence(NamedTuple):
    """What a page's markup says of an extraction; a text has none.

    `sure` is the mean probability of the kept words to be an article's, `linked` their share in links; `title` is the
    page's.
    """

    sure: float = 1.0
    linked: float = 0.0
    title: str = ""


class _Page(NamedTuple):
    reason: str
    factor: float
    words: int
    signs: tuple[str, ...]
    pattern: str


def quality_of(
    blocks: Sequence[Block], text: str, kind: str, *, path_like: bool = False, evidence: Evidence | None = None
) -> Quality:
    """Judge an extraction.

    The value is 1 times a factor for each reason found: ``empty``, ``nothing_kept``, ``looks_like_path``,
    ``very_short``, ``short``, ``no_paragraph``, ``list_of_links``, ``list_of_teasers``, ``unsure``, ``off_title``,
    ``repetitive``, and those of ``quality.tsv``.
    A short page is a sign that its article was missed; a short text is just that.
    """
    evidence = evidence or Evidence()
    if not text:
        return Quality(0.0, ("nothing_kept",) if blocks else ("empty",))
    factors: dict[str, float] = {}
    words = text.count(" ") + text.count("\n\n") + 1
    kept = [block for block in blocks if block.kept]
    if path_like:
        factors["looks_like_path"] = 0.1
    if words < (_SHORT_PAGE if kind == "html" else _SHORT):
        factors["very_short"] = 0.25 if kind == "html" else 0.6
    elif words < _BRIEF:
        factors["short"] = 0.8
    if (kind == "html" or words >= _SHORT) and not any(_is_paragraph(block) for block in kept):
        factors["no_paragraph"] = 0.6
    factors |= _page_factors(blocks, kept, words, evidence) if kind == "html" else _list_factors(kept)
    factors |= _words_factors(blocks, text, words)
    value = 1.0
    for factor in factors.values():
        value *= factor
    return Quality(round(value, 4), tuple(factors))


def _is_paragraph(block: Block) -> bool:
    return block.text.count(" ") + 1 >= _PARAGRAPH and block.text.rstrip("\"'\u2019\u201d)]")[-1:] in ".!?\u2026:"


def _page_factors(blocks: Sequence[Block], kept: Sequence[Block], words: int, evidence: Evidence) -> dict[str, float]:
    """A page without an article: what was kept is links, headlines with a line each, or nothing that looks like one."""
    found: dict[str, float] = {}
    longest = max((block.text.count(" ") + 1 for block in kept), default=0)
    if words < _UNSURE_WORDS and evidence.sure < _UNSURE:
        found["unsure"] = 0.25
    if words < _OFF_WORDS and _is_off(evidence.title, kept):
        found["off_title"] = 0.25
    if evidence.linked > _LINKED and (words < _UNSURE_WORDS or evidence.sure < _DOUBTFUL):
        found["list_of_links"] = 0.25
    elif words < _BRIEF and _link_words(blocks) > 5 * words:
        found["list_of_links"] = 0.7
    if len(kept) >= _TEASERS and longest < _TEASER_WORDS and (evidence.linked > 0.02 or evidence.sure < _DOUBTFUL):
        headlines = sum(not is_closed(block.text) for block in kept)
        if headlines >= _HEADLINES * len(kept):
            found["list_of_teasers"] = 0.25
    return found


def _link_words(blocks: Sequence[Block]) -> int:
    return sum(block.text.count(" ") + 1 for block in blocks if block.reason in ("links", "navigation", "related"))


def _is_off(title: str, kept: Sequence[Block]) -> bool:
    """Whether no long word of a title, by its stem, is in the text."""
    wanted = {word[:_STEM] for word in key(title).split() if len(word) >= _LONG}
    return len(wanted) >= _TITLED and wanted.isdisjoint(
        word[:_STEM] for block in kept for word in key(block.text).split()
    )


def _list_factors(kept: Sequence[Block]) -> dict[str, float]:
    """A pasted front page or menu: many short lines, none of which ends like a sentence."""
    lines = sum(block.text.count(" ") < _LINK_WORDS and not is_closed(block.text) for block in kept)
    return {"list_of_links": 0.25} if lines >= _LINKS and lines >= 0.9 * len(kept) else {}


def _words_factors(blocks: Sequence[Block], text: str, words: int) -> dict[str, float]:
    found = {}
    if words <= _MOST_MATCHES * max(page.words for page in _pages()):
        titled = " ".join(block.text for block in blocks if block.reason == "title")
        sample = f"{titled}\n{text[:_SAMPLE]}".replace("\u2019", "'").lower()
        for page in _pages():
            if words > _MOST_MATCHES * page.words or not any(sign in sample for sign in page.signs):
                continue
            matches = len(_pattern(page.pattern).findall(sample))
            if matches and words <= page.words * min(matches, _MOST_MATCHES):
                found[page.reason] = page.factor
    repeated = sum(block.reason == "repeated_line" for block in blocks)
    if repeated > 5 and repeated * 2 > len(blocks):
        found["repetitive"] = 0.7
    return found


@cache
def _pages() -> tuple[_Page, ...]:
    table = Path(__file__).with_name("quality.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        _Page(reason, float(factor), int(words), tuple(signs.split("|")), pattern)
        for reason, factor, words, signs, pattern in rows[1:]
    )


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)  # for lower case: to ignore case takes twice as long
