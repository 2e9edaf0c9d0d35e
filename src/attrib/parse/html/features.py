"""A page's blocks as a table of numbers: what a decision rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attrib.parse.html.classes import BIT, FLAGS
from attrib.parse.html.walk import Page, RawBlock

COLUMNS = (
    "words",  # words of the block
    "link_share",  # characters in links / characters
    "closed",  # 1 if it ends like a sentence
    "commas",  # commas and semicolons
    "heading",  # level 1-6, or 0
    "paragraph",  # 1 if its element is a <p>
    "item",  # 1 in a list item
    "cell",  # 1 in a table cell
    "prose",  # 1 if it reads like running text
    "own",  # flags of its element
    "inherited",  # flags of all its ancestors, wrappers of most of the prose left out
    "element_words",  # words in its element's subtree
    "element_links",  # share of its element's parent's characters in links
    "order",  # its place on the page, 0-1
)
"""The columns, in the order of a row."""

_CLOSING = ".!?\u2026:;\u3002\uff01\uff1f"
_QUOTES = "\"'\u2019\u201d)\u00bb]\u300d"
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_ITEM = 4  # prose in a list item counts a quarter: teasers come in lists
HARD = sum(
    BIT[flag]
    for flag in (
        "related", "comments", "share", "newsletter", "advert", "navigation", "aside", "footer", "author_bio",
        "paywall", "cookie", "hidden", "poll", "popup", "form", "caption", "pullquote", "tags",
    )
)  # fmt: skip
"""Flags of content that is not the article, unless it holds most of the page's prose."""

_DOUBTFUL = sum(BIT[flag] for flag in ("advert", "paywall", "share", "tags", "newsletter", "poll"))
_WRAPPER = 0.5


@dataclass(slots=True)
class Table:
    """One row a block and one list a column of :data:`COLUMNS`; also the elements' sums that the rows came from.

    `prose` and `chars`, `links` have for each element of the page the characters of prose, of text and of links in
    its subtree.
    """

    columns: dict[str, list[float]]
    prose: list[int]
    chars: list[int]
    links: list[int]

    def rows(self) -> list[tuple[float, ...]]:
        """The rows, ready for ``numpy.array``: shape (blocks, columns)."""
        return list(zip(*(self.columns[name] for name in COLUMNS), strict=True))


def table(page: Page) -> Table:
    """Measure every block of a page."""
    basic = [_measure(page, block) for block in page.blocks]
    chars = _sums(page, [len(block.text) for block in page.blocks])
    links = _sums(page, [block.link_chars for block in page.blocks])
    prose_chars = [len(block.text) if row["prose"] else 0 for block, row in zip(page.blocks, basic, strict=True)]
    raw = _sums(page, prose_chars)
    inherited = _inherited(page, raw, prose_chars)
    good = [
        len(block.text) // (_ITEM if row["item"] else 1)
        if row["prose"] and not inherited[block.container] & HARD
        else 0
        for block, row in zip(page.blocks, basic, strict=True)
    ]
    prose = _sums(page, good)
    words = _sums(page, [int(row["words"]) for row in basic])
    total = max(len(basic), 1)
    for number, (block, row) in enumerate(zip(page.blocks, basic, strict=True)):
        holder = max(page.parents[block.container], 0)
        row["own"] = page.masks[block.container]
        row["inherited"] = inherited[block.container]
        row["element_words"] = words[block.container]
        row["element_links"] = links[holder] / max(chars[holder], 1)
        row["order"] = number / total
    columns = {name: [row[name] for row in basic] for name in COLUMNS}
    return Table(columns, prose, chars, links)


def _measure(page: Page, block: RawBlock) -> dict[str, float]:
    text, tag = block.text, page.tags[block.container]
    words = _words(text)
    closed = text.rstrip(_QUOTES)[-1:] in _CLOSING
    share = block.link_chars / len(text)
    prose = share < 0.5 and (words >= 8 if closed else words >= 25)
    return {
        "words": words,
        "link_share": share,
        "closed": closed,
        "commas": text.count(",") + text.count(";"),
        "heading": page.heading(block),
        "paragraph": tag == "p",
        "item": tag in ("li", "dd", "dt"),
        "cell": tag in ("td", "th"),
        "prose": prose and not page.heading(block),
    }


def _words(text: str) -> int:
    # scripts without spaces: about two characters a word
    return text.count(" ") + 1 + (0 if text.isascii() else len(_UNSPACED.findall(text)) // 2)


def _sums(page: Page, values: list[int]) -> list[int]:
    """Sum a value of the blocks over every element's subtree."""
    sums = [0] * len(page.tags)
    for block, value in zip(page.blocks, values, strict=True):
        sums[block.container] += value
    for element in range(len(sums) - 1, 0, -1):
        parent = page.parents[element]
        if parent >= 0:
            sums[parent] += sums[element]
    return sums


def _inherited(page: Page, raw: list[int], prose_chars: list[int]) -> list[int]:
    """Every element's flags with its ancestors'.

    An element that holds half of the page's prose cannot be boilerplate, whatever it is called; nor can a flag that
    many elements with half of the prose between them carry. Comments and other stories may well be longer.
    """
    total = max(raw[0] if raw else 0, 1)
    result = _pass_down(page, raw, total, 0)
    covered = [0] * len(FLAGS)
    for block, chars in zip(page.blocks, prose_chars, strict=True):
        flags = result[block.container] & _DOUBTFUL
        while chars and flags:
            bit = flags & -flags
            covered[bit.bit_length() - 1] += chars
            flags ^= bit
    excused = sum(1 << number for number, chars in enumerate(covered) if chars > _WRAPPER * total)
    return _pass_down(page, raw, total, excused) if excused else result


def _pass_down(page: Page, raw: list[int], total: int, excused: int) -> list[int]:
    result: list[int] = []
    for element, own in enumerate(page.masks):
        wraps = raw[element] > _WRAPPER * total or page.tags[element] in ("html", "body")
        mask = own & ~HARD if wraps else own & ~excused
        parent = page.parents[element]
        result.append(mask | result[parent] if parent >= 0 else mask)
    return result
