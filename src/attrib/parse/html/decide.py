"""Which blocks of a page are the article: the container with most of the prose, then block by block.

This is the one place to replace by a trained classifier: it takes a page and its table and gives a reason a block.
"""

from __future__ import annotations

from attrib.parse.html.classes import BIT, FLAGS
from attrib.parse.html.features import HARD, Table
from attrib.parse.html.walk import Page
from attrib.parse.lines.repeats import key

OUTSIDE = "outside_body"
LINKS = "links"
SHORT = "short"

_DESCEND = 0.8
_SEMANTIC = 0.5
_LARGEST = 0.25
_SECOND = 0.4
_LOOSE = 0.1
_TITLED = 0.4
_LEAVES = frozenset({"p", "li", "blockquote", "ul", "ol", "h2", "h3"})
_SOFT = BIT["byline"] | BIT["date"]


def decide(page: Page, table: Table, title: str | None = None) -> list[str | None]:
    """Give every block of a page None (kept) or the reason to drop it; `title` is what its metadata call it."""
    if not page.blocks:
        return []
    main = main_element(page, table, _title_element(page, title))
    reasons = [_reason(page, table, number, main) for number in range(len(page.blocks))]
    _headings(page, table, reasons)
    _edges(table, reasons)
    return reasons


def main_element(page: Page, table: Table, titled: int = -1) -> int:
    """The element that holds the article: from the root down, into the child with most of the prose.

    The descent ends where the prose is spread over several children: over the paragraphs of one body. If it is spread
    over containers of which one is by far the largest, or holds the page's title (element `titled`), that one is the
    article and the others are teasers.
    """
    children: dict[int, list[int]] = {}
    for element, parent in enumerate(page.parents):
        if table.prose[element]:
            children.setdefault(parent, []).append(element)
    current = 0
    while current in children:
        best = max(children[current], key=lambda child: (table.prose[child], -child))
        share = table.prose[best] / table.prose[current]
        semantic = page.masks[best] & (BIT["body"] | BIT["article"] | BIT["main"])
        if share < (_SEMANTIC if semantic else _DESCEND):
            chosen = _outstanding(page, table, children[current], best, titled)
            if chosen is None:
                break
            best = chosen
        current = best
    # a paragraph is no container
    while current and page.tags[current] in _LEAVES:
        current = page.parents[current]
    return max(current, 0)


def _outstanding(page: Page, table: Table, siblings: list[int], best: int, titled: int) -> int | None:
    """The one of several containers that has far more prose than each of its siblings, or has the title; or None."""
    if page.tags[best] in _LEAVES:
        return None
    total = sum(table.prose[child] for child in siblings)
    loose = sum(table.prose[child] for child in siblings if page.tags[child] in _LEAVES)
    if loose >= _LOOSE * total:
        return None
    for child in siblings:
        if child <= titled < page.ends[child] and table.prose[child] > _TITLED * table.prose[best]:
            return child
    second = max((table.prose[child] for child in siblings if child != best), default=0)
    return best if table.prose[best] > _LARGEST * total and second < _SECOND * table.prose[best] else None


def _title_element(page: Page, title: str | None) -> int:
    """The element of the first heading that is the title, or -1."""
    wanted = key(title or "")
    if wanted:
        for block in page.blocks:
            if page.heading(block) and key(block.text) == wanted:
                return block.container
    return -1


def _reason(page: Page, table: Table, number: int, main: int) -> str | None:
    block, columns = page.blocks[number], table.columns
    flags = int(columns["inherited"][number])
    hard = flags & HARD
    if hard:
        return next(flag for flag in FLAGS if BIT[flag] & hard)
    if not main <= block.container < page.ends[main]:
        return OUTSIDE
    return _inner_reason(columns, number, flags)


def _inner_reason(columns: dict[str, list[float]], number: int, flags: int) -> str | None:
    """The reason to drop a block that lies in the article's element."""
    words, share = columns["words"][number], columns["link_share"][number]
    if share > 0.6 and words < 30 and not (columns["closed"][number] and words > 12):
        return LINKS
    if columns["heading"][number]:
        return None
    if flags & _SOFT and words < 40 and not columns["paragraph"][number]:
        return "byline" if flags & BIT["byline"] else "date_stamp"
    if columns["prose"][number] or columns["paragraph"][number]:
        return None
    if columns["item"][number] or columns["cell"][number]:
        return None if share < 0.3 else LINKS
    return SHORT if words < 5 else None


def _headings(page: Page, table: Table, reasons: list[str | None]) -> None:
    """Drop a heading under which nothing is kept."""
    following = False
    for number in range(len(reasons) - 1, -1, -1):
        if table.columns["heading"][number]:
            if reasons[number] is None and not following:
                reasons[number] = SHORT
            following = False
        elif reasons[number] is None:
            following = True


def _edges(table: Table, reasons: list[str | None]) -> None:
    """Drop short lines before the first and after the last running text."""
    prose = [n for n, reason in enumerate(reasons) if reason is None and table.columns["prose"][n]]
    if not prose:
        return
    # a heading right above the first running text is its own
    first = prose[0] - 1 if prose[0] and table.columns["heading"][prose[0] - 1] else prose[0]
    for number, reason in enumerate(reasons):
        outside = not first <= number <= prose[-1]
        if reason is None and outside and table.columns["heading"][number] != 1 and not table.columns["closed"][number]:
            reasons[number] = SHORT
