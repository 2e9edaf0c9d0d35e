"""One article of a batch, before and after it is scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Row:
    """An article to score.

    Attributes:
        place: where it stands: ``file:line``, ``file#row``, ``file@offset`` or a page's path.
        content: HTML or text; None if the row holds none.
        kind: ``auto``, ``html`` or ``text``.
        url, title, publisher: what the row says of it.
        columns: values that are carried over to the output.
        consumed: bytes of all inputs read so far (before decompression), for the progress bar.
        problem: why the row cannot be read, if it cannot.
    """

    place: str
    content: str | bytes | None = None
    kind: str = "auto"
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    consumed: int = 0
    problem: str | None = None


class Outcome(NamedTuple):
    """What became of a row: its flat scores and its report as JSON, or the kind of error and its reason."""

    number: int
    place: str
    columns: Mapping[str, str | None]
    flat: Mapping[str, Any] | None
    report: str | None
    error: str | None = None
    reason: str | None = None


class Columns(NamedTuple):
    """Which columns of a table hold what; None takes the usual name where the table has it."""

    text: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    kept: tuple[str, ...] = ()
