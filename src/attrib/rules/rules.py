"""A user's rules, ready to use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from attrib.features.lexicons import Lexicons
from attrib.parse.edits import Edited, select
from attrib.parse.lines.cut import cut_by
from attrib.parse.lines.rules import Rule
from attrib.schema import Block, Document, Span

_LEAD = 3  # blocks among which a rule for a beginning applies
_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Rules:
    """Line rules, tried behind ours on what those kept, and word lists, counted in the author's voice."""

    boilerplate: tuple[Rule, ...] = ()
    lexicons: Lexicons | None = None

    @property
    def summary(self) -> str:
        """What there is, for a card."""
        lists = () if self.lexicons is None else self.lexicons.names
        return f"{len(self.boilerplate)} line rules; word lists: {', '.join(lists) or 'none'}"

    def clean(self, document: Document) -> Document:
        """The document without what the line rules cut; the cut parts are blocks with the rule's reason."""
        if not self.boilerplate:
            return document
        blocks: list[Block] = []
        lead = 0
        for block in document.blocks:
            pieces = self._pieces(document, block, lead < _LEAD) if block.kept else [block]
            lead += any(piece.kept for piece in pieces)
            blocks += pieces
        return document if len(blocks) == len(document.blocks) and _same(blocks, document) else _row(document, blocks)

    def _pieces(self, document: Document, block: Block, lead: bool) -> list[Block]:
        """A kept block as the pieces that the rules make of it; spans are still those of the old text."""
        cuts = cut_by(list(self.boilerplate), block.text, lead=lead).cuts
        if not cuts or block.span is None:
            return [block]
        edges = [(cut.start, cut.end, cut.reason) for cut in cuts]
        kept = zip(
            [0, *(end for _, end, _ in edges)], [*(start for start, _, _ in edges), len(block.text)], strict=True
        )
        parts = sorted([*edges, *((start, end, None) for start, end in kept)], key=lambda part: part[:2])
        pieces = (_piece(document, block, block.span.start, start, end, reason) for start, end, reason in parts)
        return [piece for piece in pieces if piece is not None]


def _piece(document: Document, block: Block, shift: int, start: int, end: int, reason: str | None) -> Block | None:
    part = block.text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    if start >= end:
        return None
    place = Span(shift + start, shift + end)
    source = None if document.offsets is None else Span(*document.source_span(*place))
    return replace(
        block, text=block.text[start:end], kept=reason is None, reason=reason, span=place, source_span=source
    )


def _same(blocks: list[Block], document: Document) -> bool:
    return all(one.kept == other.kept for one, other in zip(blocks, document.blocks, strict=True))


def _row(document: Document, blocks: list[Block]) -> Document:
    """The document of these blocks: the kept ones in a row, each at its new place."""
    kept = [block for block in blocks if block.kept]
    old = [block.span for block in kept if block.span is not None]
    starts = iter(accumulate((len(block.text) + len(_SEPARATOR) for block in kept), initial=0))
    placed = []
    for block in blocks:
        at = next(starts) if block.kept else 0
        placed.append(replace(block, span=Span(at, at + len(block.text)) if block.kept else None))
    edited = None if document.offsets is None else Edited(document.text, document.offsets)
    return replace(
        document,
        text=_SEPARATOR.join(block.text for block in kept),
        blocks=tuple(placed),
        offsets=None if edited is None else select(edited, old, _SEPARATOR),
    )
