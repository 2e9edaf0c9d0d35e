"""Dates as written on pages, to ISO 8601, as precise as they are."""

from __future__ import annotations

import re
from datetime import date, datetime

_FIRST_YEAR = 1600  # newspapers are not older; content systems write year 1 for "none"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_MONTH_FIRST = re.compile(rf"\b{_NAME} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.? {_NAME},? (\d{{4}})\b", re.I)
_NUMBERS = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?::\d{2})? ?([ap])?\.?m?\b", re.I)
_ZONELESS = re.compile(r"([+-]\d{2})(\d{2})$")


def iso_date(text: str) -> str | None:
    """A date, or date and time, in ISO 8601; None if the text holds none or an ambiguous one (3/4/2020).

    A time of day is kept without an offset when the text gives none that can be read.
    """
    text = text.strip()[:80]
    if re.match(r"\d{4}-?\d{2}", text):
        whole = _iso(text)
        if whole is not None:
            return whole
    day = _day(text)
    if day is None:
        return None
    clock = _CLOCK.search(text)
    if clock is None:
        return day.isoformat()
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    return f"{day.isoformat()}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else day.isoformat()


def _iso(text: str) -> str | None:
    text = _ZONELESS.sub(r"\1:\2", text)
    if len(text) == 10 or (len(text) == 8 and text.isdigit()):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when.isoformat() if when.year >= _FIRST_YEAR else None


def _day(text: str) -> date | None:
    for pattern, order in ((_NUMBERS, (1, 2, 3)), (_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1))):
        found = pattern.search(text)
        if found is not None:
            year, month, day = (found[group] for group in order)
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            return _checked(int(year), number, int(day))
    found = _SLASHED.search(text)
    if found is not None:
        first, second = int(found[1]), int(found[2])
        # only one of the two can be the month, or both are the same
        if first > 12:
            return _checked(int(found[3]), second, first)
        if second > 12 or first == second:
            return _checked(int(found[3]), first, second)
    return None


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
