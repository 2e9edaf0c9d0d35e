"""What an element's tag, class and id words say of its content, as a bit mask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

FLAGS = (
    "body", "byline", "date", "title", "standfirst", "caption", "related", "comments", "share", "newsletter", "advert",
    "navigation", "aside", "footer", "author_bio", "tags", "paywall", "cookie", "hidden", "poll", "pullquote", "popup",
    "article", "main", "header", "form", "figure", "table", "list", "quote",
)  # fmt: skip
"""The flags in the order of their bits."""

BIT = {flag: 1 << number for number, flag in enumerate(FLAGS)}

TAGS = {
    "article": "article",
    "main": "main",
    "nav": "navigation",
    "aside": "aside",
    "footer": "footer",
    "header": "header",
    "form": "form",
    "figure": "figure",
    "figcaption": "caption",
    "table": "table",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "blockquote": "quote",
    "select": "form",
    "button": "form",
    "textarea": "form",
    "dialog": "popup",
}
"""Tags that say it themselves."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LETTERS = bytes(code if chr(code).isalpha() else 32 for code in range(128)).ljust(256)
_MASKS = {tag: BIT[flag] for tag, flag in TAGS.items()}
_NAMING = frozenset({"class", "id", "role", "itemprop", "data-component"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONGEST = 500
_MOST = 20_000  # words in memory


class _Words(dict[str, tuple[str, int, bool]]):
    """What single words say, read when first met: in lower case, their flags, and whether a pair may start so."""

    def __init__(self) -> None:
        super().__init__()
        self.whole: dict[str, int] = {}
        self.openings: list[tuple[str, int]] = []
        table = files("attrib.parse.html").joinpath("classes.tsv").read_text(encoding="utf-8")
        for line in table.splitlines():
            if line and not line.startswith("#"):
                flag, words = line.split("\t")
                for word in words.replace("-", "").split():
                    if word.endswith("*"):
                        self.openings.append((word[:-1], BIT[flag]))
                    else:
                        self.whole[word] = self.whole.get(word, 0) | BIT[flag]
        self.starts = frozenset(word[:size] for word in self.whole for size in range(1, len(word)))

    def __missing__(self, written: str) -> tuple[str, int, bool]:
        word = written.lower()
        mask = self.whole.get(word, 0)
        for opening, bit in self.openings:
            if word.startswith(opening):
                mask |= bit
        entry = (word, mask, word in self.starts)
        if len(self) < _MOST:
            self[written] = entry
        return entry


@cache
def _words() -> _Words:
    return _Words()


@lru_cache(maxsize=16_384)  # most names are met again, on a page and on its site
def class_mask(names: str) -> int:
    """The flags of a string of class, id and role names.

    Names are split at hyphens, underscores and capitals; single words and two neighbours written together count.
    """
    words = _words()
    mask = 0
    before = ""
    names = names[:_LONGEST]
    # without a capital there is nothing to tell but letters from the rest
    plain = names.islower() and names.isascii()
    for found in names.encode("ascii").translate(_LETTERS).decode("ascii").split() if plain else _WORD.findall(names):
        word, flags, starts = words[found]
        mask |= flags
        if before:
            mask |= words.whole.get(before + word, 0)
        before = word if starts else ""
    return mask


def read(tag: str, items: Sequence[tuple[Any, Any]]) -> tuple[int, str]:
    """What an element's tag, its class, id, role and similar words say of it, as flags, and its class alone."""
    mask = _MASKS.get(tag, 0)
    names = styled = ""
    for name, value in items:
        if name in _NAMING:
            names = f"{names} {value}" if names else value
            if name == "class":
                styled = value
        elif name == "hidden" or (name == "style" and _HIDDEN.search(value)):
            mask |= BIT["hidden"]
    if names:
        # an embedded post is a quotation that calls itself shared
        mask |= class_mask(names) & ~BIT["share"] if tag == "blockquote" else class_mask(names)
    return mask, styled
