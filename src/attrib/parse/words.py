"""A text's words, for comparing and looking up."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_MARKS = "\u2019\u201c\u201d\u2013\u2014\u2018\u2026\u00a0"
_LETTERS = bytes(code if chr(code).isalnum() else 32 for code in range(128)).lower().ljust(256)


def words_of(text: str) -> list[str]:
    """A text's words in lower case, in order: runs of letters and digits."""
    if not text.isascii():  # without the usual marks it often is
        for mark in _MARKS:
            text = text.replace(mark, " ")
    if text.isascii():  # bytes are looked up many times faster than characters
        return text.encode("ascii").translate(_LETTERS).decode("ascii").split()
    return _WORD.findall(text.lower())
