"""What stands around a block: the elements that hold it, and the blocks that look like it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.classes import BIT
from attrib.parse.html.outline import Outline
from attrib.parse.html.walk import Page

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Columns = dict[str, Floats]
_LEVELS = ("own", "up1", "up2", "up3", "article")


def levels(page: Page, shape: Outline, columns: Columns, holder: Ints, good: Floats, main: int) -> Columns:
    """Statistics of the elements around a block: its own, three above it, and the nearest one called an article."""
    place = np.arange(len(holder))
    words, links, chars = (shape.sums(columns[name]) for name in ("words", "link_chars", "chars"))
    prose, items, heads = (
        shape.sums(good),
        shape.sums(columns["item"]),
        shape.sums(np.where(columns["heading"] > 0, 1.0, 0.0)),
    )
    blocks = (shape.last - shape.first).astype(np.float64)
    paragraphs = shape.sums(columns["paragraph"])
    twins, number, largest = _twins(page, prose)
    again = shape.sums(np.abs(columns["repeat"]) * columns["words"])
    total = max(float(good.sum()), 1.0)
    called, ordinal = _called(page)
    level = _around(shape, holder, called)
    size, count = np.maximum(chars[level], 1), np.maximum(blocks[level], 1)
    statistics = {
        "words": np.log1p(words[level]),
        "links": links[level] / size,
        "blocks": np.log1p(blocks[level]),
        "prose": prose[level] / size,
        "share": prose[level] / total,
        "place": (place - shape.first[level]) / count,
        "items": items[level] / count,
        "heads": heads[level] / count,
        "paragraphs": paragraphs[level] / count,
        "twins": np.log1p(twins[level]),
        "again": again[level] / np.maximum(words[level], 1),
    }
    result = {f"{name}_{key}": rows[at] for at, name in enumerate(_LEVELS) for key, rows in statistics.items()}
    outer = _outermost(page, twins)[holder]
    result |= {
        "own_number": np.log1p(number[holder]),
        "outer_twins": np.log1p(twins[outer]),
        "outer_number": np.log1p(number[outer]),
        "outer_largest": largest[outer],
        "outer_share": prose[outer] / total,
    }
    result["article_number"] = ordinal[called[holder]]
    result["articles"] = np.full(len(holder), ordinal.max())
    return result


def _around(shape: Outline, holder: Ints, called: Ints) -> Ints:
    """The element of each level around each block, shape (levels, blocks)."""
    ups = [holder]
    for _ in range(3):
        ups.append(np.maximum(shape.parents[ups[-1]], 0))
    return np.stack([*ups, called[holder]])


def _twins(page: Page, prose: Floats) -> tuple[Floats, Floats, Floats]:
    """What an element is among its twins, the elements with its tags and class names from the root down.

    How many there are, how many stand before it, and its prose as a share of what the one with the most has: shapes
    (elements,).
    """
    paths = np.array(page.paths, np.int64)
    count = np.bincount(paths)
    order = np.argsort(paths, kind="stable")
    number = np.empty(len(paths))
    number[order] = np.arange(len(paths)) - (np.cumsum(count) - count)[paths[order]]
    most = np.zeros(len(count))
    np.maximum.at(most, paths, prose)
    return count[paths].astype(np.float64), number, prose / np.maximum(most[paths], 1.0)


def _outermost(page: Page, twins: Floats) -> Ints:
    """For each element the outermost one around it that has twins, else itself."""
    result: list[int] = []
    for element, (parent, several) in enumerate(zip(page.parents, (twins > 1).tolist(), strict=True)):
        outer = result[parent] if parent >= 0 else -1
        result.append(outer if outer >= 0 else element if several else -1)
    return np.where(np.array(result) < 0, np.arange(len(result)), np.array(result))


def _called(page: Page) -> tuple[Ints, Floats]:
    """For each element the nearest one around it that is called an article or a body, and its number on the page."""
    nearest: list[int] = []
    number = [0.0] * len(page.tags)
    wanted = BIT["article"] | BIT["body"]
    count = 0
    for element, (mask, parent) in enumerate(zip(page.masks, page.parents, strict=True)):
        if mask & wanted:
            count += 1
            number[element] = count
            nearest.append(element)
        else:
            nearest.append(nearest[parent] if parent >= 0 else 0)
    return np.array(nearest, np.int64), np.array(number)


def paths(page: Page, columns: Columns, holder: Ints, good: Floats) -> Columns:
    """Statistics of all blocks whose elements have the same tags and class names from the root down."""
    found = np.array(page.paths, np.int64)[holder]
    count = np.bincount(found).astype(np.float64)
    words = np.bincount(found, columns["words"])
    links = np.bincount(found, columns["link_chars"])
    chars = np.bincount(found, columns["chars"])
    prose = np.bincount(found, good)
    closed = np.bincount(found, columns["closed"])
    same = np.concatenate(([0], (found[1:] == found[:-1]) * 1.0))
    return {
        "path_count": np.log1p(count[found]),
        "path_words": np.log1p(words[found] / count[found]),
        "path_links": links[found] / chars[found],
        "path_share": prose[found] / max(float(good.sum()), 1.0),
        "path_most": prose[found] / max(float(prose.max()), 1.0),
        "path_closed": closed[found] / count[found],
        "path_before": same,
        "path_after": np.append(same[1:], 0),
    }
