"""What a token's place tells the tagger: sentence, quotation, and what the rules made of it.

A token has one value of each field; a field's values count from 0, which says that there is nothing to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.cues import Hit
from attrib.annotate.view import View

Ints = NDArray[np.int32]
Range = tuple[int, int]

SHAPES = ("finite", "ing", "to", "noun", "according")
TYPES = ("speech", "document", "belief", "intention")
SIZES = (4, 19, 13, 1 + len(SHAPES) * 16, 1 + len(TYPES), 5, 9)
"""Values of the fields: place in the sentence, quotation, sentence in its paragraph, cue of the rules, its type,
source of the rules, content of the rules."""
_SHORT, _MIDDLE = 3, 8  # words of a quotation


class Rules(NamedTuple):
    """What the rules found in a text: their attributions, and all cues, used or not."""

    drafts: Sequence[Draft]
    hits: Sequence[Hit]


def fields(view: View, rules: Rules) -> Ints:
    """The fields of all tokens, shape (tokens, fields)."""
    table = np.zeros((len(view.low), len(SIZES)), np.int32)
    _sentences(view, table)
    _quotes(view, table)
    _cues(rules.hits, table)
    for item in rules.drafts:
        if item.source is not None:
            _mark(table[:, 5], item.source)
    depth = np.zeros(len(table), np.int32)
    for first, last in content_ranges(view, rules.drafts):
        _mark(table[:, 6], (first, last))
        depth[first:last] += 1
    table[:, 6] += 4 * (depth > 1)
    return table


def content_ranges(view: View, drafts: Sequence[Draft]) -> list[Range]:
    """The token ranges of all contents."""
    return [view.token_range(span) for item in drafts for span in item.content]


def _mark(column: Ints, where: Range) -> None:
    """Mark tokens as inside something: 1, its first one more, its last two more."""
    first, last = where
    if first < last:
        column[first:last] = 1
        column[first] += 1
        column[last - 1] += 2


def _sentences(view: View, table: Ints) -> None:
    number, block = 0, -1
    for (first, last), paragraph in zip(view.bounds, view.blocks, strict=True):
        number, block = (number + 1, block) if paragraph == block else (0, paragraph)
        length = 0 if last - first < 12 else 1 if last - first < 30 else 2
        table[first:last, 2] = 1 + min(number, 3) * 3 + length
        if first < last:
            table[last - 1, 0] = 3
            table[first : first + 2, 0] = (1, 2)[: last - first]


def _quotes(view: View, table: Ints) -> None:
    for quote, (first, last) in zip(view.quotes, view.quote_bounds, strict=True):
        opened, closed = view.token_range(quote.span)
        words = last - first
        base = 1 + 3 * (0 if words <= _SHORT else 1 if words <= _MIDDLE else 2) + 9 * (not quote.closed)
        table[opened:closed, 1] = base
        table[first:last, 1] = base + 1
        table[last:closed, 1] = base + 2


def _cues(hits: Sequence[Hit], table: Ints) -> None:
    for hit in hits:
        kind = SHAPES.index(hit.shape) * 16 + hit.passive * 8 + hit.negated * 4 + hit.used * 2
        table[hit.first : hit.last, 3] = 1 + kind
        table[hit.first, 3] += 1
        table[hit.head, 4] = 1 + TYPES.index(hit.cue.type)
