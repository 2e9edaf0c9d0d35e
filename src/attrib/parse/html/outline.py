"""The shape of a page as arrays: sums over every element's subtree, and the element that seems to hold the article."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.classes import BIT, FLAGS
from attrib.parse.html.walk import Page

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

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
_PROSY = 0.15
_HELD = 0.05
_MOST = 0.6
_DESCEND = 0.8
_SEMANTIC = 0.5
_LARGEST = 0.25
_SECOND = 0.4
_LOOSE = 0.1
_TITLED = 0.4
_SOME = 0.1
_ALONE = 0.35
_HOLDS = 0.6
_SMALLER = 0.2
_MOST_STEPS = 12
_CALLED = BIT["body"] | BIT["article"] | BIT["main"]
_LEAVES = frozenset({"p", "li", "blockquote", "ul", "ol", "h2", "h3"})


@dataclass(slots=True)
class Outline:
    """The elements of a page: `parents`, `ends`, `first`, `last` as in :class:`~attrib.parse.html.walk.Page`."""

    parents: Ints
    ends: Ints
    first: Ints
    last: Ints

    def sums(self, values: Floats) -> Floats:
        """Sum a value of the blocks over every element's subtree: (blocks,) to (elements,)."""
        running = np.concatenate(([0.0], np.cumsum(values)))
        return running[self.last] - running[self.first]


def outline(page: Page) -> Outline:
    """The page's elements as arrays."""
    return Outline(*(np.array(column, np.int64) for column in (page.parents, page.ends, page.first, page.last)))


def inherited(page: Page, shape: Outline, prose: Floats) -> list[int]:
    """Every element's flags with its ancestors'; `prose` has the characters of running text of each block.

    An element that holds half of the page's prose cannot be boilerplate, whatever it is called; nor can a flag that
    many elements with half of the prose between them carry. Comments and other stories may well be longer.
    """
    total = max(float(prose.sum()), 1.0)
    sums = shape.sums(prose)
    wraps: list[bool] = ((sums > _WRAPPER * total) | _frames(page, shape, sums, total)).tolist()
    result = _pass_down(page, wraps, 0)
    covered = [0.0] * len(FLAGS)
    for number in np.flatnonzero(prose).tolist():
        flags = result[page.blocks[number].container] & _DOUBTFUL
        while flags:
            bit = flags & -flags
            covered[bit.bit_length() - 1] += prose[number]
            flags ^= bit
    excused = sum(1 << number for number, chars in enumerate(covered) if chars > _WRAPPER * total)
    return _pass_down(page, wraps, excused) if excused else result


def _frames(page: Page, shape: Outline, sums: Floats, total: float) -> Bools:
    """Elements that are called boilerplate for what stands beside the article, as in "with-sidebar".

    Such a one is the main element itself, or most of its prose is in one element called a body or an article; or it is
    called navigation, which has no prose, and has much.
    """
    masks = np.array(page.masks, np.int64)
    result = (masks & BIT["navigation"] != 0) & (sums > _PROSY * total) | (masks & BIT["main"] != 0)
    for element in np.flatnonzero(masks & (BIT["body"] | BIT["article"]) != 0).tolist():
        if sums[element] <= _HELD * total:
            continue
        outer = page.parents[element]
        while outer >= 0:
            if masks[outer] & BIT["aside"] and sums[element] > _MOST * sums[outer]:
                result[outer] = True
            outer = page.parents[outer]
    return np.asarray(result)


def _pass_down(page: Page, wraps: list[bool], excused: int) -> list[int]:
    result: list[int] = []
    for own, tag, parent, wrapper in zip(page.masks, page.tags, page.parents, wraps, strict=True):
        mask = own & ~HARD if wrapper or tag in ("html", "body") else own & ~excused
        result.append(mask | result[parent] if parent >= 0 else mask)
    return result


def main_element(page: Page, sums: Floats, titled: int) -> int:
    """The element that holds the article: from the root down, into the child with most of the prose.

    The descent ends where the prose is spread over several children: over the paragraphs of one body. If it is spread
    over containers of which one is by far the largest, or holds the page's title (element `titled`) or the one long
    article element, that one is the article and the others are teasers; so are articles beside one that has the title.
    `sums` has the characters of running text in every element's subtree.
    """
    prose: list[float] = sums.tolist()
    children: dict[int, list[int]] = {}
    for element in np.flatnonzero(sums).tolist():
        children.setdefault(page.parents[element], []).append(element)
    current = 0
    while current in children:
        best = max(children[current], key=lambda child: (prose[child], -child))
        share = prose[best] / prose[current]
        semantic = page.masks[best] & _CALLED
        headed = _headed(page, prose, children[current], best, titled)
        if headed is not None:
            best = headed
        elif share < (_SEMANTIC if semantic else _DESCEND):
            chosen = _outstanding(page, prose, children[current], best, titled)
            if chosen is None:
                break
            best = chosen
        current = best
    # a paragraph is no container
    while current and page.tags[current] in _LEAVES:
        current = page.parents[current]
    return max(current, 0)


def _headed(page: Page, prose: list[float], siblings: list[int], best: int, titled: int) -> int | None:
    """Of several elements called articles the one with the title, if it has some prose: the others are a list."""
    if not page.masks[best] & _CALLED or best <= titled < page.ends[best]:
        return None
    for child in siblings:
        if child <= titled < page.ends[child] and page.masks[child] & _CALLED and prose[child] > _SOME * prose[best]:
            return child
    return None


def _outstanding(page: Page, prose: list[float], siblings: list[int], best: int, titled: int) -> int | None:
    """The one of several containers with far more prose than each of its siblings, or the title, or the article."""
    if page.tags[best] in _LEAVES:
        return None
    total = sum(prose[child] for child in siblings)
    loose = sum(prose[child] for child in siblings if page.tags[child] in _LEAVES)
    if loose >= _LOOSE * total:
        return None
    for child in siblings:
        if child <= titled < page.ends[child] and prose[child] > _TITLED * prose[best]:
            return child
    second = max((prose[child] for child in siblings if child != best), default=0)
    if prose[best] > _LARGEST * total and second < _SECOND * prose[best]:
        return best
    return _only_article(page, prose, siblings, total)


def _only_article(page: Page, prose: list[float], siblings: list[int], total: float) -> int | None:
    """The one of several containers that is little more than a long article element, where all others are short."""
    articles: list[tuple[float, int]] = []
    for child in siblings:
        end = child
        for element in range(child, page.ends[child]):
            if element >= end and page.tags[element] == "article" and prose[element]:
                articles.append((prose[element], child))
                end = page.ends[element]
    first, second = [*sorted(articles, reverse=True)[:2], (0.0, -1), (0.0, -1)][:2]
    alone = first[0] > _ALONE * total and second[0] < _SMALLER * first[0]
    return first[1] if alone and first[0] > _HOLDS * prose[first[1]] else None


def steps(shape: Outline, depth: Ints, main: int) -> Floats:
    """How many elements up from each the main element, or one that holds it, is: shape (elements,), at most 12.

    `depth` is that of every element.
    """
    around = [main]
    while shape.parents[around[-1]] >= 0:
        around.append(int(shape.parents[around[-1]]))
    base = np.zeros(len(depth), np.int64)
    for element in reversed(around):
        base[element : shape.ends[element]] = depth[element]
    result: Floats = np.minimum(depth - base, _MOST_STEPS).astype(np.float64)
    result[main : shape.ends[main]] = 0.0
    return result
