"""Where quotation marks open and close. Never raises, never reaches beyond a paragraph, linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from attrib.schema import Span

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»″]")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w\[“\"])|(?<=[\w.,!?…\])”\"])[’'](?!\w)")
_STOP = re.compile(r"[.!?…](?=\s|\Z)")
_LEADS = re.compile(r"[,:]\s*\Z")
_OPENING = "“„«``"
_ELISION = re.compile(r"['’‘](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)


class Quote(NamedTuple):
    """A quoted stretch: with its marks, without them, and whether the closing mark was there."""

    span: Span
    inner: Span
    closed: bool


class Mark(NamedTuple):
    """A quotation mark: where, and which way its own shape and its neighbours make it face."""

    start: int
    end: int
    opens: bool
    closes: bool
    curly: bool


def find(text: str, paragraphs: Iterable[Span], *, single: bool | None = None) -> list[Quote]:
    """Find the outermost quotations of `text`.

    Args:
        text: the text.
        paragraphs: spans in order; no quotation leaves its paragraph. One that goes on in the next paragraph (an
            opening mark repeated there) is one unclosed quotation each.
        single: whether single marks quote; None to let the text decide (they do where double ones are rare).

    Returns:
        Quotations in order, none inside another.
    """
    spans = list(paragraphs)
    quotes = [quote for span in spans for quote in _doubles(text, span)]
    if single is None:
        single = not quotes
    if not single:
        return quotes
    found = [quote for span in spans for quote in _singles(text, span)]
    taken = iter([*quotes, None])
    current = next(taken)
    extra = []
    for quote in found:  # both lists are in order
        while current is not None and current.span.end <= quote.span.start:
            current = next(taken)
        if current is None or not current.span.meets(quote.span):
            extra.append(quote)
    return sorted([*quotes, *extra])


def _marks(text: str, span: Span) -> list[Mark]:
    result = []
    for match in _DOUBLE.finditer(text, span.start, span.end):
        start, end = match.span()
        mark = match[0]
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        left = before.isspace() or before in "([{—–-/‘'"
        right = after.isspace() or after in ",.;:!?)]}—–-/’'…"
        if mark in _OPENING:
            result.append(Mark(start, end, opens=not (right and not left), closes=right and not left, curly=True))
        elif mark in "”»":
            result.append(Mark(start, end, opens=left and not right, closes=not left or right, curly=True))
        elif not (before.isdigit() and right):  # 6'2" tall; but see _doubles for "in 2016"
            closes = not left or (right and before in "'’")  # 'that is mine,'" he said
            result.append(Mark(start, end, opens=not right, closes=closes, curly=False))
        else:
            result.append(Mark(start, end, opens=False, closes=True, curly=False))
    return result


def _doubles(text: str, span: Span) -> list[Quote]:
    marks = _marks(text, span)
    closers = sum(mark.closes and not mark.opens for mark in marks)
    result: list[Quote] = []
    opened: Mark | None = None
    depth = 0
    for mark in marks:
        closers -= mark.closes and not mark.opens
        if opened is None:
            if mark.opens:
                opened, depth = mark, 0
        elif mark.closes:
            if depth:
                depth -= 1
            else:
                result.append(Quote(Span(opened.start, mark.end), Span(opened.end, mark.start), closed=True))
                opened = None
        elif mark.opens and mark.curly and closers >= depth + 2:
            depth += 1
        elif mark.opens:
            result.append(_unclosed(text, opened, mark.start))
            opened, depth = mark, 0
    if opened is not None:
        result.append(_unclosed(text, opened, span.end, starts=not text[span.start : opened.start].strip()))
    return [quote for quote in result if text[quote.inner.start : quote.inner.end].strip()]


def _unclosed(text: str, mark: Mark, limit: int, *, starts: bool = False) -> Quote:
    """A quotation without its closing mark: to the paragraph's end where speech begins, else to the sentence's."""
    end = limit
    if not starts and not _LEADS.search(text, max(0, mark.start - 3), mark.start):
        stop = _STOP.search(text, mark.end, limit)
        end = stop.end() if stop else limit
    end = mark.end + len(text[mark.end : end].rstrip())
    return Quote(Span(mark.start, end), Span(mark.end, end), closed=False)


def _singles(text: str, span: Span) -> list[Quote]:
    result = []
    opened: int | None = None
    closers: list[int] = []
    for match in [*_SINGLE.finditer(text, span.start, span.end), None]:
        is_opening = match is not None and (match.start() == span.start or not _closes(text, match.start()))
        if match is not None and not is_opening:
            if opened is not None:
                closers.append(match.start())
            continue
        if opened is not None and closers:
            end = _best_closer(text, closers)
            result.append(Quote(Span(opened, end + 1), Span(opened + 1, end), closed=True))
        if match is not None:
            opened, closers = (None if _ELISION.match(text, match.start()) else match.start()), []
    return result


def _closes(text: str, position: int) -> bool:
    return not text[position - 1].isspace() and text[position - 1] not in '([—–-"“'


def _best_closer(text: str, closers: list[int]) -> int:
    """Which of several possible closing marks: one behind punctuation, else one that is no plural possessive."""
    punctuated = [at for at in closers if text[at - 1] in ".,!?…"]
    return (punctuated or [at for at in closers if text[at - 1] != "s"] or closers)[0]
