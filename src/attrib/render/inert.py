"""Text of strangers, made harmless: no control code, no direction override, nothing a terminal would act upon."""

from __future__ import annotations

import re

# C0 and C1 controls, DEL, directional marks, embeddings, overrides and isolates, line and paragraph separators,
# the byte order mark, interlinear and tag characters, lone surrogates
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")


def escape(text: str) -> str:
    r"""Write every character that a terminal or an encoder could trip over as ``\uXXXX``, line ends included.

    Valid inside a JSON string, whose value it does not change.
    """
    return _UNSAFE.sub(_code, text)


def inline(text: str) -> str:
    """A text on one line: white space collapsed, other unsafe characters escaped."""
    return escape(_SPACE.sub(" ", text))


def lines(text: str) -> str:
    """A text with its line feeds and tabs as they are, other unsafe characters escaped."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in "\n\t" else _code(match), text)


def shorten(text: str, limit: int) -> str:
    """`text` on one line, cut at a word with an ellipsis if it has more than `limit` characters."""
    text = inline(text[: 8 * limit]).strip()
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:") + "…"


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number > 0xFFFF:  # JSON has no escape beyond the BMP but a surrogate pair
        number -= 0x10000
        return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
    return f"\\u{number:04x}"
