"""Whether a line ends like a sentence."""

from __future__ import annotations

_CLOSING = ".!?;:,\u2026"
_QUOTES = "\"'\u2019\u201d)\u00bb]"


def is_closed(text: str) -> bool:
    """Whether a line ends with closing punctuation, quotes and brackets apart; an empty one does."""
    bare = text.rstrip().rstrip(_QUOTES)
    return bare[-1:] in _CLOSING if bare else True
