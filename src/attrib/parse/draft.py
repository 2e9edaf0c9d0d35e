"""A block on its way into a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attrib.parse.lines.cut import Cut
from attrib.schema import Span


@dataclass(slots=True)
class Draft:
    """A block while it is decided upon; `span` is its place in the normalised input (plain text only)."""

    text: str
    role: str = "paragraph"
    origin: str = "text"
    reason: str | None = None
    span: Span | None = None

    @property
    def kept(self) -> bool:
        """Whether no reason to drop it was found."""
        return self.reason is None

    def drop(self, reason: str) -> None:
        """Drop it, unless an earlier decision did."""
        if self.reason is None:
            self.reason = reason

    def piece(self, start: int, end: int, reason: str | None) -> Draft | None:
        """The part ``[start, end)`` of its text as a block of its own, trimmed; None if nothing but space."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        if start >= end:
            return None
        span = None if self.span is None else Span(self.span.start + start, self.span.start + end)
        return replace(self, text=self.text[start:end], reason=reason, span=span)


def split(draft: Draft, cuts: Sequence[Cut]) -> list[Draft]:
    """A kept block as the pieces that cuts make of it, in order."""
    pieces: list[Draft | None] = []
    at = 0
    for cut in cuts:
        pieces.append(draft.piece(at, cut.start, None))
        pieces.append(draft.piece(cut.start, cut.end, cut.reason))
        at = cut.end
    pieces.append(draft.piece(at, len(draft.text), None))
    return [piece for piece in pieces if piece is not None]
