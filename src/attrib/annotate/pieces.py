"""What the tagger labelled as pieces: of a content, snapped to quotations and sentences, and of a source."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.annotate.attributions.draft import Draft, quoted_content, trimmed
from attrib.annotate.cues import Hit
from attrib.annotate.phrases import Range
from attrib.annotate.tagger.model import CONTENT, Tagged
from attrib.annotate.view import View

_COVERED = 0.6
"""A quotation of which this share of the tokens is content is content as a whole."""
_BORROWED = 3
"""Up to this many words without a capital are borrowed words, no direct quotation."""


def add_content(view: View, item: Draft, tag: Tagged, cue: Hit) -> None:
    """Give an attribution the content that was labelled around its cue."""
    for piece in _joined(view, [_snapped(view, piece) for piece in runs(tag, CONTENT)]):
        for part in _parted(view, _beside(piece, cue)):
            _add(view, item, part)


def runs(tag: Tagged, label: int) -> list[Range]:
    """The token ranges of a label."""
    result: list[Range] = []
    for place in (tag.labels == label).nonzero()[0].tolist():
        at = place + tag.offset
        if result and result[-1][1] == at:
            result[-1] = (result[-1][0], at + 1)
        else:
            result.append((at, at + 1))
    return result


def _snapped(view: View, piece: Range) -> Range:
    """A content with those quotations whole that it nearly covers."""
    first, last = piece
    for quote in view.quotes_in(view.span(first, last)):
        left, right = view.quote_bounds[quote]
        common = min(last, right) - max(first, left)
        if common >= _COVERED * (right - left):
            first, last = min(first, left), max(last, right)
    return first, last


def _joined(view: View, pieces: Sequence[Range]) -> list[Range]:
    """Pieces with nothing but marks between them made one."""
    result: list[Range] = []
    for first, last in pieces:
        if result and not any(map(view.word, range(result[-1][1], first))):
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


def _beside(piece: Range, hit: Hit) -> Range:
    """A piece without the cue's own words at its edges."""
    first, last = piece
    if first < hit.last < last and hit.first <= first:
        return hit.last, last
    if first < hit.first < last <= hit.last:
        return first, hit.first
    return piece


def _parted(view: View, piece: Range) -> list[Range]:
    """A piece in two where a sentence of its own words ends and one that opens with a quotation begins."""
    first, last = piece
    for number in range(view.sentence_of[first] + 1, view.sentence_of[last - 1] + 1):
        at = view.bounds[number][0]
        if first < at < last and view.quote_of[at] >= 0 and view.quote_of[at - 1] < 0:
            return [(first, at), *_parted(view, (at, last))]
    return [piece]


def _add(view: View, item: Draft, piece: Range) -> None:
    """Add a piece of content: what is quoted from end to end as the quotations that it holds, anything else whole."""
    first, last = piece
    quotes = {view.quote_of[index] for index in range(first, last) if view.word(index)}
    whole = [
        quote
        for quote in sorted(quotes)
        if quote >= 0 and first <= view.quote_bounds[quote][0] and view.quote_bounds[quote][1] <= last
    ]
    if quotes and len(whole) == len(quotes) and (item.quotes or any(_speaks(view, quote) for quote in whole)):
        item.content += [quoted_content(view, quote) for quote in whole]
        item.quotes += whole
        return
    content = trimmed(view, first, last)
    if content is not None:
        item.content.append(content)


def _speaks(view: View, quote: int) -> bool:
    """Whether a quotation is more than a few borrowed words (threatened "fire and fury")."""
    first, last = view.quote_bounds[quote]
    return view.capital(first) or sum(map(view.word, range(first, last))) > _BORROWED


def bare(view: View, run: Range) -> Range | None:
    """A source without marks at its edges, but with the bracket that closes one inside ("Falk (R-Ohio)")."""
    first, last = run
    while first < last and not view.word(first):
        first += 1
    while first < last and not view.word(last - 1):
        last -= 1
    inside = view.low[first:last]
    if inside.count("(") > inside.count(")") and view.low[last : last + 1] == [")"]:
        last += 1
    return (first, last) if first < last else None
