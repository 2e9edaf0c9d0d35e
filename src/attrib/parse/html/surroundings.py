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
    twins = _twins(page)
    total = max(float(good.sum()), 1.0)
    called, ordinal = _called(shape, np.array(page.masks, np.int64))
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
    }
    result = {f"{name}_{key}": rows[at] for at, name in enumerate(_LEVELS) for key, rows in statistics.items()}
    result["article_number"] = ordinal[called[holder]]
    result["articles"] = np.full(len(holder), ordinal.max())
    return result


def _around(shape: Outline, holder: Ints, called: Ints) -> Ints:
    """The element of each level around each block, shape (levels, blocks)."""
    ups = [holder]
    for _ in range(3):
        ups.append(np.maximum(shape.parents[ups[-1]], 0))
    return np.stack([*ups, called[holder]])


def _twins(page: Page) -> Floats:
    """How many elements have the tags and class names of each from the root down: shape (elements,)."""
    paths = np.array(page.paths, np.int64)
    return np.bincount(paths)[paths].astype(np.float64)


def _called(shape: Outline, masks: Ints) -> tuple[Ints, Floats]:
    """For each element the nearest one around it that is called an article or a body, and its number on the page."""
    found = np.flatnonzero(masks & (BIT["article"] | BIT["body"]))
    number = np.zeros(len(masks))
    number[found] = np.arange(1, len(found) + 1)
    nearest = np.zeros(len(masks), np.int64)
    for element in found.tolist():  # an inner one comes after the outer
        nearest[element : shape.ends[element]] = element
    return nearest, number


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
