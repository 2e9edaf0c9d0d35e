"""Flags from a user's own word lists."""

from __future__ import annotations

from collections.abc import Mapping

from attrib.features.lexicons import PREFIX, Lexicons
from attrib.features.signal import Signal
from attrib.schema import Flag


def list_flags(lexicons: Lexicons, signals: Mapping[str, Signal]) -> tuple[Flag, ...]:
    """A flag for each list with a word in the author's voice."""
    found = ((item, signals[PREFIX + item.name].spans) for item in lexicons.lists)
    return tuple(
        Flag(
            PREFIX + item.name,
            item.severity,
            item.message or f"Words of the list “{item.name}”: {len(spans)} in the outlet's own voice.",
            spans,
            item.basis or "the word list that was given",
        )
        for item, spans in found
        if spans
    )
