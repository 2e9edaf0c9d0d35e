"""A row of any table -> an article."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from attrib.batch.row import Columns, Row
from attrib.errors import CorpusError

_TEXT = ("html", "text", "content", "body", "article")
"""Usual names of the column with the article, the fullest form first."""


def check(columns: Columns, header: Collection[str], place: str) -> None:
    """See that a table has what was asked for.

    Raises:
        CorpusError: it has not.
    """
    asked = (columns.text, columns.url, columns.title, columns.publisher, *columns.kept)
    missing = sorted({name for name in asked if name is not None and name not in header})
    if columns.text is None and not any(name in header for name in _TEXT):
        raise CorpusError(f"{place}: no column {', '.join(_TEXT)}; name the one with the articles (--text) out of "
                          f"{', '.join(map(repr, header)) or 'none'}")  # fmt: skip
    if missing:
        known = ", ".join(map(repr, header)) or "none"
        raise CorpusError(f"{place}: no column {', '.join(map(repr, missing))}; its columns are: {known}")


def article(cells: Mapping[str, Any], columns: Columns, place: str, kind: str, consumed: int) -> Row:
    """The article of one row; an unusable one has a `problem`."""
    kept = {name: _plain(cells.get(name)) for name in columns.kept}
    name = columns.text or next((name for name in _TEXT if cells.get(name)), None)
    content = cells.get(name) if name is not None else None
    if not isinstance(content, str | bytes) or not content:
        what = "no column with an article" if name is None else f"no text in {name!r}"
        return Row(place, columns=kept, consumed=consumed, problem=f"the row has {what}")
    return Row(
        place,
        content,
        kind,
        _plain(cells.get(columns.url or "url")) or None,
        _plain(cells.get(columns.title or "title")) or None,
        _plain(cells.get(columns.publisher or "publisher")) or None,
        kept,
        consumed,
    )


def _plain(value: Any) -> str | None:
    """A value as text; missing values of data frames as None."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return None
    return value if isinstance(value, str) else str(value)
