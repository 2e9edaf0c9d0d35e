"""Kinds of characters, looked up for a whole page at once."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

SPACE, COMMA, QUOTE, UNSPACED, WORD, CAPITAL, OPENER = (1 << number for number in range(7))
"""Bits: a space; a comma or semicolon; a double quotation mark; a letter of a script that is written without spaces;
a letter, digit or underscore; a capital of the Latin or Cyrillic alphabet; what a sentence may begin with."""

_KNOWN = 1 << 7
_PATTERNS = (
    (SPACE, re.compile(" ")),
    (COMMA, re.compile("[,;]")),
    (QUOTE, re.compile('["\u201c\u201d]')),
    (UNSPACED, re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")),
    (WORD, re.compile(r"\w")),
    (CAPITAL, re.compile("[A-Z\u00c0-\u00d6\u00d8-\u00de\u0410-\u042f]")),
    (OPENER, re.compile("[\"'\u201c\u2018]")),
)


def kinds_of(text: str) -> NDArray[np.uint8]:
    """The bits of every character of a text, shape (characters,)."""
    table = _table()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = table[codes]
    unknown = kinds == 0
    if unknown.any():
        for code in np.unique(codes[unknown]).tolist():
            table[code] = _kind(chr(code))
        kinds = table[codes]
    return kinds


def _kind(char: str) -> int:
    kind = _KNOWN | (OPENER if char.isupper() else 0)
    for bit, pattern in _PATTERNS:
        if pattern.match(char):
            kind |= bit
    return kind


@cache
def _table() -> NDArray[np.uint8]:
    """An entry a code point; 0 until it is met: the kernel gives memory only to pages that are written to."""
    return np.zeros(0x110000, np.uint8)
