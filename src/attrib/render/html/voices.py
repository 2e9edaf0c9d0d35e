"""Who speaks at each character of an article: the outlet, or a source, quoted or reported."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from attrib.schema import Attribution, Report, Span

OWN, REPORTED, QUOTED = "own", "reported", "quoted"
VOICES = {
    OWN: "the outlet's own words",
    REPORTED: "somebody's claim in the outlet's wording",
    QUOTED: "quoted words",
}
"""The three voices, and what they are called."""

NOBODY = 0
"""Number of a source that is not in the ledger; those in it count from 1."""

_WORD = re.compile(r"\w[\w'’-]*")


class Stretch(NamedTuple):
    """A run of characters in one voice; `source` is the ledger's number, :data:`NOBODY` if nobody is made clear."""

    span: Span
    voice: str
    source: int


class Voices:
    """The voices of a report, looked up by position."""

    def __init__(self, report: Report) -> None:
        self.numbers = {source.id: number for number, source in enumerate(report.sources, 1)}
        self._text = report.text
        self._codes = array("H", bytes(2 * len(report.text)))
        outermost = [item for item in report.attributions if item.level == 0]
        ordered = sorted(outermost, key=lambda item: (item.form == "direct", -_length(item)))
        for item in ordered:
            self._paint(item)

    def at(self, position: int) -> tuple[str, int]:
        """Voice and source of the character at a position."""
        code = self._codes[position]
        return (OWN, REPORTED, QUOTED)[code % 3], code // 3

    def words(self) -> dict[tuple[str, int], int]:
        """How many words each voice and source has; a word belongs to whom its first character does."""
        counts: dict[tuple[str, int], int] = {}
        for match in _WORD.finditer(self._text):
            key = self.at(match.start())
            counts[key] = counts.get(key, 0) + 1
        return counts

    def borders(self) -> Iterator[int]:
        """Positions where the voice changes."""
        last = 0
        for position, code in enumerate(self._codes):
            if code != last:
                last = code
                yield position

    def _paint(self, item: Attribution) -> None:
        number = min(self.numbers.get(item.source_id or "", NOBODY), 20_000)
        for span in item.content:
            self._fill(span, 3 * number + 1)
        for span in item.quoted(self._text):
            self._fill(span, 3 * number + 2)

    def _fill(self, span: Span, code: int) -> None:
        end = min(span.end, len(self._codes))
        if span.start < end:
            self._codes[span.start : end] = array("H", [code]) * (end - span.start)


def _length(item: Attribution) -> int:
    return sum(span.length for span in item.content)
