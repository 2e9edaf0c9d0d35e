"""A text's words, for comparing and looking up."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_MARKS = "\u2019\u201c\u201d\u2013\u2014\u2018\u2026\u00a0"
_LETTERS = bytes(code if chr(code).isalnum() else 32 for code in range(128)).lower().ljust(256)
_MARKED = _LETTERS[:1] + b"\1" + _LETTERS[2:]

MARK = "\1"
"""Parts texts that are looked at together: no cleaned text holds it."""


def words_of(text: str) -> list[str]:
    """A text's words in lower case, in order: runs of letters and digits."""
    if not text.isascii():  # without the usual marks it often is
        for mark in _MARKS:
            text = text.replace(mark, " ")
    if text.isascii():  # bytes are looked up many times faster than characters
        return text.encode("ascii").translate(_LETTERS).decode("ascii").split()
    return _WORD.findall(text.lower())


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """The words of each of many cleaned texts, as :func:`words_of` finds them: looked up all at once."""
    joined = MARK.join(texts)
    if not joined.isascii():
        for mark in _MARKS:
            joined = joined.replace(mark, " ")
    if not texts or not joined.isascii():
        return [words_of(text) for text in texts]
    return [text.split() for text in joined.encode("ascii").translate(_MARKED).decode("ascii").split(MARK)]
