"""Sentences that differ in whom they name, from ``swaps.toml``, and real ones with their names exchanged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_TABLE = Path(__file__).with_name("swaps.toml")
_PRONOUNS = (
    {"They": "He", "Their": "His", "their": "his", "them": "him"},
    {"They": "She", "Their": "Her", "their": "her", "them": "her"},
)
PRONOUNS = "pronouns"


class Swap(NamedTuple):
    """One sentence in several versions: `group` names what is swapped, ``texts[i]`` is about ``members[i]``."""

    group: str
    members: tuple[str, ...]
    texts: tuple[str, ...]


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def templates(*, apart: bool = False) -> Iterator[Swap]:
    """Every template with every set of counterparts; with `apart` those that are kept for the final row."""
    table = _table()
    for group in table["group"]:
        for members in group["apart" if apart else "sets"]:
            for template in table["templates"][group["slot"]]:
                texts = tuple(_sentence(template.replace("{}", member)) for member in members)
                yield Swap(group["name"], tuple(members), texts)
    if not apart:
        for template in table["templates"]["pronoun"]:
            yield Swap(PRONOUNS, ("he", "she"), tuple(template.format(**words) for words in _PRONOUNS))


def substituted(sentences: Sequence[str], most: int, *, apart: bool = False) -> Iterator[Swap]:
    """Up to `most` of `sentences` that hold a member of a set, each with the set's other members in its place."""
    found = 0
    sets = [(group["name"], members) for group in _table()["group"] for members in group["apart" if apart else "sets"]]
    wanted = [(name, members, re.compile(rf"\b(?:{'|'.join(map(re.escape, members))})\b")) for name, members in sets]
    for sentence in sentences:
        for name, members, pattern in wanted:
            if found < most and pattern.search(sentence):
                found += 1
                texts = tuple(pattern.sub(member, sentence) for member in members)
                yield Swap(name, tuple(members), texts)
                break


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
