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
_LONGEST = 500


@cache
def _table() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    whole: dict[str, int] = {}
    openings: list[tuple[str, int]] = []
    table = files("attrib.parse.html").joinpath("classes.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            flag, words = line.split("\t")
            for word in words.split():
                if word.endswith("*"):
                    openings.append((word[:-1], BIT[flag]))
                else:
                    whole[word.replace("-", "")] = whole.get(word.replace("-", ""), 0) | BIT[flag]
    return whole, tuple(openings)


@lru_cache(maxsize=4096)
def class_mask(names: str) -> int:
    """The flags of a string of class, id and role names.

    Names are split at hyphens, underscores and capitals; single words and two neighbours written together count.
    """
    mask = 0
    before = ""
    for found in _WORD.findall(names[:_LONGEST]):
        word = found.lower()
        mask |= _word_mask(word) | (_table()[0].get(before + word, 0) if before else 0)
        before = word
    return mask


@lru_cache(maxsize=8192)
def _word_mask(word: str) -> int:
    whole, openings = _table()
    mask = whole.get(word, 0)
    for opening, bit in openings:
        if word.startswith(opening):
            mask |= bit
    return mask
