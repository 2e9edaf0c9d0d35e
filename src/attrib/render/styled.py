"""Text with styles, wrapped by the columns it takes on a terminal.

A library for this would take a fifth of the time that ``attrib score`` may take (measured: importing rich costs 35 ms,
laying out a report with it 10 ms, beside 120 ms for importing NumPy and lxml; this module and the page take 3 and 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import category, east_asian_width

from attrib.render.inert import inline

_WORD = re.compile(r"\S+")
_CODES = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "green": "32", "yellow": "33"}


class Styled(NamedTuple):
    """A text and the styles of its parts: ``(start, end, style)`` in order, without overlap."""

    text: str
    styles: tuple[tuple[int, int, str], ...] = ()

    def cut(self, start: int, end: int) -> Styled:
        """The characters from `start` to `end`, with their styles."""
        kept = ((max(low, start) - start, min(high, end) - start, name) for low, high, name in self.styles)
        return Styled(self.text[start:end], tuple(item for item in kept if item[0] < item[1]))

    def painted(self) -> str:
        """The text with escape codes for its styles."""
        parts, done = [], 0
        for start, end, style in self.styles:
            codes = ";".join(_CODES[name] for name in style.split())
            parts += [self.text[done:start], f"\x1b[{codes}m", self.text[start:end], "\x1b[0m"]
            done = end
        return "".join([*parts, self.text[done:]])


Part = str | tuple[str, str] | Styled
"""A run of plain text, a run with a style (names of colours and weights, perhaps none), or text joined before."""


def join(*parts: Part) -> Styled:
    """One text of several parts, each made inert."""
    text = ""
    styles: list[tuple[int, int, str]] = []
    for part in parts:
        if isinstance(part, Styled):
            styles += ((start + len(text), end + len(text), style) for start, end, style in part.styles)
            text += part.text
            continue
        plain, style = (inline(part), "") if isinstance(part, str) else (inline(part[0]), part[1])
        if plain and style:
            styles.append((len(text), len(text) + len(plain), style))
        text += plain
    return Styled(text, tuple(styles))


def wrap(body: Styled, width: int) -> Iterator[Styled]:
    """Lines of at most `width` columns (at least 2), broken between words, and within words that are wider."""
    start = end = used = 0
    for match in _WORD.finditer(body.text):
        left, right = match.span()
        wide, gap = cells(match[0]), left - end
        if end > start and used + gap + wide > width:
            yield body.cut(start, end)
            end = start
        if end == start:
            start, used, gap = left, 0, 0
        while wide > width:
            fits = start + fit(body.text[start:right], width)
            yield body.cut(start, fits)
            start = fits
            wide = cells(body.text[start:right])
        end, used = right, used + gap + wide
    if end > start:
        yield body.cut(start, end)


def cells(text: str) -> int:
    """Columns that an inert text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def fit(text: str, width: int) -> int:
    """How many characters of a text fit into `width` columns; at least one."""
    used = 0
    for number, char in enumerate(text):
        used += _cell(char)
        if used > width:
            return max(number, 1)
    return len(text)


@cache
def _cell(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):  # drawn upon what stands before
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
