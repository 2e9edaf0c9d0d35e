"""Which blocks of a page are the article, and why the others are not.

The classifier decides; the reason is what markup and place say of a block that it rejects.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.classes import BIT, FLAGS
from attrib.parse.html.classifier import Classifier, shipped
from attrib.parse.html.features import FAR, Floats, Table
from attrib.parse.html.menus import FURNITURE
from attrib.parse.html.outline import HARD
from attrib.parse.quality import Evidence

LINKS = "links"
OUTSIDE = "outside_body"
SHORT = "short"
REJECTED = "not_article"

_MIN_WORDS = 20
_RELATIVE = 0.6
_LEAST = 0.1
_SHORT_WORDS = 12
_LINKED = 0.8
_SOFT = BIT["byline"] | BIT["date"]


class Decision(NamedTuple):
    """For every block None (kept) or the reason to drop it, and how sure the choice is."""

    reasons: list[str | None]
    evidence: Evidence


def decide(table: Table, classifier: Classifier | None = None) -> Decision:
    """Choose the blocks of a page's article."""
    chances = probabilities(table, classifier or shipped())
    chosen = choose(table, chances, (classifier or shipped()).threshold)
    reasons = _reasons(table, chosen)
    words = np.where(chosen, table.columns["words"], 0.0)
    words /= max(float(words.sum()), 1.0)
    return Decision(reasons, Evidence(float(words @ chances), float(words @ table.columns["link_share"])))


def probabilities(table: Table, classifier: Classifier) -> Floats:
    """How likely each block is the article's; 0 for what is not even asked."""
    asked = candidates(table)
    result = np.zeros(len(asked))
    # the values lie feature after feature: to take blocks from all of them is far faster than to take whole blocks
    result[asked] = classifier.probabilities(table.values.T[:, asked].T)
    return result


def candidates(table: Table) -> NDArray[np.bool_]:
    """The blocks worth asking about.

    Not what was hidden in a line, nor the links, scraps and furniture around the article, nor a list above the
    headline: a menu, or other stories with their first sentences.
    """
    column = table.columns
    outside = column["in_main_element"] == 0
    barred = outside | (column["up2_links"] > 0.9) | (column["hard"] > 0)
    links = (column["link_share"] >= 0.8) & (column["words"] < 25) & barred
    scraps = outside & (column["words"] < 5) & (column["heading"] == 0)
    listed = (column["item"] > 0) & (column["from_title"] < 0) & (column["from_title"] >= -FAR)
    furniture = outside & (np.array(table.flags, np.int64) & FURNITURE != 0)
    return np.asarray(~(links | scraps | listed | furniture | (column["inline_hidden"] > 0)))


def choose(table: Table, chances: Floats, threshold: float) -> NDArray[np.bool_]:
    """The blocks to keep; where hardly a word would be kept, those that come near the likeliest one."""
    chosen = chances >= threshold
    if table.columns["words"][chosen].sum() < _MIN_WORDS:
        chosen = chances >= min(threshold, max(_RELATIVE * float(chances.max()), _LEAST))
    return np.asarray(chosen & ~_trailing(table, chosen))


def _trailing(table: Table, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Links in a row behind the last sentence: other stories."""
    kept = np.flatnonzero(chosen)
    running = np.flatnonzero(table.columns["link_share"][kept] < _LINKED)
    links = kept[running[-1] + 1 :] if len(running) else kept[:0]
    result = np.zeros(len(chosen), bool)
    result[links] = len(links) > 1
    return result


def _reasons(table: Table, chosen: NDArray[np.bool_]) -> list[str | None]:
    """Why each block is not the article's; None for those that are."""
    column = table.columns
    hidden, linked, inside, open_ended = (
        column["inline_hidden"] > 0,
        column["link_share"] > 0.6,
        column["in_main_element"] > 0,
        column["closed"] == 0,
    )
    words = column["words"]
    linked &= words < 30
    brief = words < 40
    scrap = open_ended & (words < _SHORT_WORDS)
    rows = zip(chosen.tolist(), table.flags, *(a.tolist() for a in (hidden, linked, inside, brief, scrap)), strict=True)
    return [None if kept else _reason(*row) for kept, *row in rows]


def _reason(flags: int, hidden: bool, linked: bool, inside: bool, brief: bool, scrap: bool) -> str:
    """Why a block is not the article's."""
    hard = BIT["hidden"] if hidden else flags & HARD
    if hard:
        return FLAGS[(hard & -hard).bit_length() - 1]
    if linked:
        return LINKS
    if not inside:
        return OUTSIDE
    if flags & _SOFT and brief:
        return "byline" if flags & BIT["byline"] else "date_stamp"
    return SHORT if scrap else REJECTED
