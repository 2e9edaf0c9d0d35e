"""What nouns tell of a source's kind and role."""

from __future__ import annotations

from functools import cache

from attrib.annotate.lexicon import lines


@cache
def _kinds() -> dict[str, tuple[str, str | None]]:
    table: dict[str, tuple[str, str | None]] = {}
    for line in lines("sources.tsv"):
        kind, role, entries = line.split("\t")
        for word in entries.split():
            table.setdefault(word, (kind, None if role == "-" else role))
    return table


def kind_of(word: str) -> tuple[str, str | None] | None:
    """Kind and role that a lower-case noun stands for, or None."""
    return _kinds().get(word.strip("."))


def person_noun(word: str) -> bool:
    """Whether a lower-case word is a person's office or trade."""
    item = kind_of(word)
    return item is not None and item[0] == "person"
