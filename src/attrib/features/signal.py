"""What a feature returns: a number, or None where there is none, with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from attrib.schema import Span


class Signal(NamedTuple):
    """A feature's value and its evidence. `value` is None where it is undefined (a share of nothing)."""

    value: float | None
    spans: tuple[Span, ...] = ()


def share(part: float, whole: float, spans: Iterable[Span] = ()) -> Signal:
    """`part` of `whole` (0-1), or None if there is no whole."""
    return Signal(part / whole if whole else None, tuple(spans))


def rate(hits: Iterable[Span], words: int) -> Signal:
    """Hits per 100 words, or None if there are no words."""
    spans = tuple(hits)
    return Signal(100 * len(spans) / words if words else None, spans)
