"""Cleaning as a list of edits of the input, composed once into an offset map.

Nothing searches for text again afterwards: every span of the cleaned text maps back through the offsets.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from attrib.schema import Offsets, Span


class Edit(NamedTuple):
    """Replace the input's ``[start, end)`` by `replacement`."""

    start: int
    end: int
    replacement: str


class Edited(NamedTuple):
    """A text after its edits; `offsets` has one entry a character of `text`."""

    text: str
    offsets: Offsets

    def source_span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` (not empty) stood in the input."""
        return Span(self.offsets.starts[start], self.offsets.ends[end - 1])


def compose(source: str, edits: Sequence[Edit]) -> Edited:
    """Apply edits to a text.

    Args:
        source: the input text.
        edits: in order, not overlapping.

    Returns:
        The text, and for each of its characters the input range that it stands for: one character where the input
        was kept, the whole of the edited range in a replacement.
    """
    pieces: list[str] = []
    starts, ends = array("i"), array("i")
    at = 0
    for edit in edits:
        if edit.start > at:
            pieces.append(source[at : edit.start])
            starts.extend(range(at, edit.start))
            ends.extend(range(at + 1, edit.start + 1))
        width = len(edit.replacement)
        if width:
            pieces.append(edit.replacement)
            starts.extend((edit.start,) * width)
            ends.extend((edit.end,) * width)
        at = edit.end
    pieces.append(source[at:])
    starts.extend(range(at, len(source)))
    ends.extend(range(at + 1, len(source) + 1))
    return Edited("".join(pieces), Offsets(starts, ends))


def select(edited: Edited, spans: Sequence[Span], separator: str = "\n\n") -> Offsets:
    """The offsets of some spans of an edited text, put in a row with a separator between any two.

    A separator's characters stand for everything between the two spans (an empty range if they touch).
    """
    starts, ends = array("i"), array("i")
    width = len(separator)
    for index, span in enumerate(spans):
        if index:
            before = ends[-1]
            starts.extend((before,) * width)
            ends.extend((max(before, edited.offsets.starts[span.start]),) * width)
        starts.extend(edited.offsets.starts[span.start : span.end])
        ends.extend(edited.offsets.ends[span.start : span.end])
    return Offsets(starts, ends)
