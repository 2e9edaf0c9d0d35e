"""Tokens: words, numbers and single punctuation marks."""

from __future__ import annotations

import re
from array import array

from attrib.schema import Tokens

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|[\w\u0300-\u036f]+(?:(?:['’‐‑&-]|(?<=\d)[.,](?=\d))[\w\u0300-\u036f]+)*"
    r"|[^\w\s]"
)


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens in one pass.

    Words keep inner apostrophes and hyphens, numbers inner commas and points, dotted initials (``U.S.``) their points;
    every other character that is no white space is a token of its own.

    Returns:
        Start and end of each token in characters of `text`, ascending.
    """
    starts, ends = array("l"), array("l")
    for match in TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(starts, ends)
