"""What nouns and names tell of a source's kind and role."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from attrib.annotate.lexicon import lines


class Kind(NamedTuple):
    """A source's kind and role, as in :class:`attrib.schema.Source`; kind may also be ``place`` of a name's word."""

    kind: str
    role: str | None


_ENDINGS = ("ist", "ician", "man", "woman", "person")
_PLURALS = ("ists", "icians", "men", "women")


PLACE = Kind("organisation", "official")
"""A country that speaks is its government."""


@cache
def _table(name: str) -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    for line in lines(name):
        kind, role, entries = line.split("\t")
        for word in entries.split():
            table.setdefault(word, Kind(kind, None if role == "-" else role))
    return table


@cache
def kind_of(word: str) -> Kind | None:
    """Kind and role that a lower-case noun stands for, or None; plurals of persons are groups."""
    word = word.strip(".")
    table = _table("sources.tsv")
    found = table.get(word)
    if found is not None or len(word) < 5:
        return found
    singular = table.get(word[:-1]) if word.endswith("s") else None
    if singular is not None:
        return Kind("group", singular.role) if singular.kind == "person" else singular
    if (word.endswith(_ENDINGS) and not word.endswith(("list", "human"))) or word.endswith("alist"):
        return Kind("person", None)
    plural = word.endswith(_PLURALS) and (not word.endswith("lists") or word.endswith("alists"))
    return Kind("group", None) if plural else None


def name_kind(word: str) -> Kind | None:
    """Kind and role that the lower-case last word of a name tells; None if it tells nothing."""
    return _table("names.tsv").get(word)


def person_noun(word: str) -> bool:
    """Whether a lower-case word is a person's office or trade."""
    item = kind_of(word)
    return item is not None and item.kind == "person"
