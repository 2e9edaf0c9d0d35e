"""A text's words, for comparing and looking up."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_ASCII = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))


def words_of(text: str) -> list[str]:
    """A text's words in lower case, in order: runs of letters and digits."""
    text = text.lower()
    return text.translate(_ASCII).split() if text.isascii() else _WORD.findall(text)
