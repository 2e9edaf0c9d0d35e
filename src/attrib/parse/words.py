"""A text's words, for comparing and looking up."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_LETTERS = bytes(code if chr(code).isalnum() else 32 for code in range(128)).lower().ljust(256)


def words_of(text: str) -> list[str]:
    """A text's words in lower case, in order: runs of letters and digits."""
    if text.isascii():  # bytes are looked up many times faster than characters
        return text.encode("ascii").translate(_LETTERS).decode("ascii").split()
    return _WORD.findall(text.lower())
