"""What an element's tag, class and id words say of its content, as a bit mask."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

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
_LETTERS = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
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


@lru_cache(maxsize=4096)
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
    for found in names.translate(_LETTERS).split() if plain else _WORD.findall(names):
        word, flags, starts = words[found]
        mask |= flags
        if before:
            mask |= words.whole.get(before + word, 0)
        before = word if starts else ""
    return mask
