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
_SOFT = BIT["byline"] | BIT["date"]


class Decision(NamedTuple):
    """For every block None (kept) or the reason to drop it, and how sure the choice is."""

    reasons: list[str | None]
    evidence: Evidence


def decide(table: Table, classifier: Classifier | None = None) -> Decision:
    """Choose the blocks of a page's article."""
    chances = probabilities(table, classifier or shipped())
    chosen = choose(table, chances, (classifier or shipped()).threshold)
    reasons = [None if kept else _reason(table, number) for number, kept in enumerate(chosen.tolist())]
    words = np.where(chosen, table.columns["words"], 0.0)
    words /= max(float(words.sum()), 1.0)
    return Decision(reasons, Evidence(float(words @ chances), float(words @ table.columns["link_share"])))


def probabilities(table: Table, classifier: Classifier) -> Floats:
    """How likely each block is the article's; 0 for what is not even asked."""
    asked = candidates(table)
    result = np.zeros(len(asked))
    result[asked] = classifier.probabilities(table.values[asked])
    return result


def candidates(table: Table) -> NDArray[np.bool_]:
    """The blocks worth asking about.

    Not what was hidden in a line, nor the links and scraps around the article, nor a list above the headline: a menu,
    or other stories with their first sentences.
    """
    column = table.columns
    outside = column["in_main_element"] == 0
    barred = outside | (column["up2_links"] > 0.9) | (column["hard"] > 0)
    links = (column["link_share"] >= 0.8) & (column["words"] < 25) & barred
    scraps = outside & (column["words"] < 5) & (column["heading"] == 0)
    listed = (column["item"] > 0) & (column["from_title"] < 0) & (column["from_title"] >= -FAR)
    return np.asarray(~(links | scraps | listed | (column["inline_hidden"] > 0)))


def choose(table: Table, chances: Floats, threshold: float) -> NDArray[np.bool_]:
    """The blocks to keep; where hardly a word would be kept, those that come near the likeliest one."""
    chosen = chances >= threshold
    if table.columns["words"][chosen].sum() < _MIN_WORDS:
        chosen = chances >= min(threshold, max(_RELATIVE * float(chances.max()), _LEAST))
    return np.asarray(chosen)


def _reason(table: Table, number: int) -> str:
    """Why a block is not the article's."""
    column = table.columns
    flags, words = table.flags[number], column["words"][number]
    hard = BIT["hidden"] if column["inline_hidden"][number] else flags & HARD
    if hard:
        return FLAGS[(hard & -hard).bit_length() - 1]
    if column["link_share"][number] > 0.6 and words < 30:
        return LINKS
    if not column["in_main_element"][number]:
        return OUTSIDE
    if flags & _SOFT and words < 40:
        return "byline" if flags & BIT["byline"] else "date_stamp"
    return SHORT if words < _SHORT_WORDS and not column["closed"][number] else REJECTED
