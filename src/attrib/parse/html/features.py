"""Every block of a page as a row of numbers: what the classifier sees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.agreement import Claims, agreement
from attrib.parse.html.classes import BIT
from attrib.parse.html.outline import HARD, Outline, inherited, main_element, outline, steps
from attrib.parse.html.surroundings import levels, paths
from attrib.parse.html.walk import HEADINGS, Page, RawBlock
from attrib.parse.html.wording import MARKERS, wording

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Columns = dict[str, Floats]

_ITEM = 4  # prose in a list item counts a quarter: teasers come in lists
_IN = (
    "article", "main", "byline", "date", "caption", "advert", "comments", "footer", "newsletter", "related", "share",
    "standfirst", "aside", "hidden", "quote", "table", "figure", "list",
)  # fmt: skip
_SORTS = {"p": 0, "li": 1, "dd": 1, "dt": 1, "td": 2, "th": 2, "div": 3}
_OWN = ("caption", "byline", "body")
FAR = 200.0
"""Blocks: no distance is longer, and what is nowhere on a page is twice as far."""
_HEADLINE = 3  # words
_NEIGHBOURS = ("words", "link_share", "hard")


@dataclass(slots=True)
class Table:
    """The features of a page's blocks.

    `values` is (blocks, features), its columns named by :func:`names`; `flags` are each block's inherited flags, as
    bits; `main` is the element that seems to hold the article.
    """

    values: Floats
    flags: list[int]
    main: int
    columns: Columns


def table(page: Page, claims: Claims) -> Table:
    """Measure every block of a page; there must be one."""
    columns, marks = wording(page)
    shape = outline(page)
    holder = np.array([block.container for block in page.blocks], np.int64)
    depth = _kinds(page, shape, columns, holder)
    _prose(columns)
    chars = columns["chars"]
    flags = inherited(page, shape, chars * columns["prose"])
    below = np.array(flags, np.int64)
    hard = (below & HARD != 0)[holder]
    columns["hard"] = hard.astype(np.float64)
    columns["marked"] = (marks != 0).astype(np.float64)
    good = np.where(hard, 0.0, chars * columns["prose"]) / np.where(columns["item"] > 0, _ITEM, 1)
    columns |= agreement(page, claims)
    title = _title_block(columns, good)
    sums = shape.sums(np.floor(good))
    main = main_element(page, sums, int(holder[title]) if title >= 0 else -1)
    columns |= _bits("in", _IN, below[holder])
    columns |= _bits("own", _OWN, np.array(page.masks, np.int64)[holder])
    columns["inline_hidden"] = np.array([block.hidden for block in page.blocks], np.float64)
    columns |= levels(page, shape, columns, holder, good, main)
    columns |= paths(page, columns, holder, good)
    columns |= _order(shape, depth, columns, holder, good, main, title)
    columns |= _stops(columns, marks)
    columns |= _neighbours(columns)
    columns |= _whole(shape, columns, good, sums, main)
    values = np.concatenate(list(columns.values())).reshape(len(columns), -1)
    return Table(values.T, [flags[at] for at in holder.tolist()], main, columns)


@cache
def names() -> tuple[str, ...]:
    """The columns of a table's values, in order."""
    page = Page([RawBlock("x", 0, (0, 0, 0), 0)], ["p"], [0], [-1], [1], [0], [1], [0])
    return tuple(table(page, Claims()).columns)


def _kinds(page: Page, shape: Outline, columns: Columns, holder: Ints) -> Ints:
    """What kind of element a block is, and how deep it lies; returns the depth of every element."""
    tags = [page.tags[at] for at in holder.tolist()]
    columns["heading"] = np.array([HEADINGS.get(tag, 0) for tag in tags], np.float64)
    kinds = np.array([_SORTS.get(tag, -1) for tag in tags], np.int64)
    for number, name in enumerate(("paragraph", "item", "cell", "division")):
        columns[name] = (kinds == number).astype(np.float64)
    # all elements before it hold it but those that have ended
    deep: Ints = np.arange(len(shape.ends)) - np.cumsum(np.bincount(shape.ends))[: len(shape.ends)]
    columns["depth"] = deep[holder].astype(np.float64)
    return deep


def _prose(columns: Columns) -> None:
    """Whether a block reads like running text."""
    words, closed = columns["words"], columns["closed"] > 0
    long = np.where(closed, words >= 8, words >= 25)
    columns["prose"] = (long & (columns["link_share"] < 0.5) & (columns["heading"] == 0)).astype(np.float64)


def _title_block(columns: Columns, good: Floats) -> int:
    """The first heading that is the title, else the first line, else the only long first-level heading; or -1.

    What is no heading that says the title must stand before half of the running text, whose sizes `good` has.
    """
    titles = columns["is_title"] > 0
    headings = columns["heading"]
    found = np.flatnonzero(titles & (headings > 0))
    if len(found):
        return int(found[0])
    above = np.cumsum(good) <= 0.5 * good.sum()
    first = np.flatnonzero((headings == 1) & (columns["words"] >= _HEADLINE) & (columns["link_share"] < 0.5))
    for found in (np.flatnonzero(titles & above), first[above[first]] if len(first) == 1 else first[:0]):
        if len(found):
            return int(found[0])
    return -1


def _bits(prefix: str, flags: tuple[str, ...], masks: Ints) -> Columns:
    wanted = np.array([[BIT[flag]] for flag in flags], np.int64)
    rows = (masks & wanted != 0).astype(np.float64)
    return {f"{prefix}_{flag}": row for flag, row in zip(flags, rows, strict=True)}


def _order(shape: Outline, depth: Ints, columns: Columns, holder: Ints, good: Floats, main: int, title: int) -> Columns:
    """Where a block stands: on the page, among the prose, from the title and from the main element."""
    size = len(holder)
    place = np.arange(size, dtype=np.float64)
    inside = (holder >= main) & (holder < shape.ends[main])
    within = np.where(inside, good, 0.0)
    since, until = _both_ways(columns["prose"] > 0)
    return {
        "order": place / size,
        "place": np.log1p(place),
        "rest": np.log1p(size - 1 - place),
        "in_main_element": inside * 1.0,
        "main_steps": steps(shape, depth, main)[holder],
        "main_before": (place - shape.first[main]) / size,
        "main_after": (place - shape.last[main]) / size,
        "prose_before": _share_before(good),
        "within_before": _share_before(within),
        "since_prose": since,
        "until_prose": until,
        "window_prose": _window(columns["prose"], 4),
        "window_links": _window(columns["link_share"], 4),
        "window_words": np.log1p(_window(columns["words"], 8)),
        "from_title": _bounded(place - title) if title >= 0 else np.full(size, -2 * FAR),
        "title_in_main": np.full(size, float(title >= 0 and shape.first[main] <= title < shape.last[main])),
    }


def _bounded(distance: Floats) -> Floats:
    return np.asarray(np.minimum(np.maximum(distance, -FAR), FAR))  # np.clip takes ten times as long


def _share_before(values: Floats) -> Floats:
    running: Floats = np.cumsum(values) - values
    return running / max(float(values.sum()), 1.0)


def _since(found: NDArray[np.bool_]) -> Floats:
    """Number of blocks since the last one found, itself not counted; far if there is none: along the last axis."""
    place = np.arange(found.shape[-1], dtype=np.float64)
    last = np.maximum.accumulate(np.where(found, place, -FAR), axis=-1)
    before = np.full(found.shape, -FAR)
    before[..., 1:] = last[..., :-1]
    return np.asarray(np.minimum(place - before, FAR))


def _both_ways(found: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Number of blocks since the last one found and until the next one, along the last axis."""
    return _since(found), _since(found[..., ::-1])[..., ::-1]


def _window(values: Floats, reach: int) -> Floats:
    """Mean over a block and `reach` blocks on each side."""
    running = np.concatenate(([0.0], np.cumsum(values)))
    place = np.arange(len(values))
    low, high = np.maximum(place - reach, 0), np.minimum(place + reach + 1, len(values))
    return np.asarray((running[high] - running[low]) / (high - low))


def _stops(columns: Columns, marks: Ints) -> Columns:
    """How far behind and ahead the next short line with each kind of marker is."""
    kinds = np.arange(len(MARKERS)).reshape(-1, 1)
    since, until = _both_ways((columns["words"] <= 8) & (marks >> kinds & 1 > 0))
    result: Columns = {}
    for name, behind, ahead in zip(MARKERS, since, until, strict=True):
        result[f"since_{name}"] = behind
        result[f"until_{name}"] = ahead
    return result


def _neighbours(columns: Columns) -> Columns:
    """The blocks one and two places before and after."""
    base = np.column_stack([columns[name] for name in _NEIGHBOURS])
    padded = np.vstack((np.full((2, base.shape[1]), -1.0), base, np.full((2, base.shape[1]), -1.0)))
    size = len(base)
    return {
        f"{label}_{name}": padded[shift : shift + size, number]
        for label, shift in (("before2", 0), ("before1", 1), ("after1", 3), ("after2", 4))
        for number, name in enumerate(_NEIGHBOURS)
    }


def _whole(shape: Outline, columns: Columns, good: Floats, sums: Floats, main: int) -> Columns:
    """What the whole page is like."""
    size = len(good)
    total = max(float(good.sum()), 1.0)
    values = {
        "page_blocks": np.log1p(size),
        "page_prose": np.log1p(total),
        "page_links": columns["link_chars"].sum() / columns["chars"].sum(),
        "page_main": sums[main] / total,
        "page_paragraphs": columns["paragraph"].sum() / size,
    }
    return {name: np.full(size, value) for name, value in values.items()}
