"""What a word by itself tells the tagger: which word it is, its shape and ends, and what the word lists know of it.

Words and features are known by hashes only, so a model holds no text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from zlib import crc32

from attrib.annotate.lexicon import cues, forms, groups, nouns
from attrib.annotate.sources.kinds import kind_of

BUCKETS = 8192
"""Rows of the table of features other than the word itself; several may share one."""


_STRAIGHT = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("’‘`", "'"), **dict.fromkeys("‐‑", "-"), "–": "-"}
)


def straight(text: str) -> str:
    """Text with one kind of quotation mark, apostrophe, hyphen and dash."""
    return text if text.isascii() and "`" not in text else text.translate(_STRAIGHT)


@lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """The hash by which the vocabulary knows a lower-case word."""
    return crc32(straight(word).encode())


@lru_cache(maxsize=1 << 16)
def traits(surface: str, word: str) -> tuple[int, ...]:
    """The buckets of a word's features, for the word as written and in lower case with straight apostrophes."""
    return tuple(crc32(name.encode()) % BUCKETS for name in _names(straight(surface), word))


def _names(surface: str, word: str) -> Iterable[str]:
    yield f"shape {shape(surface)}"
    if len(word) > 3:
        yield f"end {word[-3:]}"
        yield f"start {word[:3]}"
    if len(word) > 2:
        yield f"tail {word[-2:]}"
    yield from _listed().get(word, ())
    entry = forms().get(word)
    if entry is not None:
        yield f"tags {entry.tags}"
        for tag in entry.tags.split():
            yield f"tag {tag}"
        cue = cues().get(entry.lemma)
        if cue is not None:
            yield f"type {cue.type}"
            yield f"stance {cue.stance}"
            yield from (f"frame {frame}" for frame in cue.frames)
    if word in nouns():
        yield f"noun {nouns()[word].type}"
    kind = kind_of(word)
    if kind is not None:
        yield f"kind {kind.kind}"
        yield f"role {kind.role}"


def shape(surface: str) -> str:
    """A word's shape: case and digits, lengths left out."""
    if not surface[0].isalnum():
        return f"mark {surface}"
    if surface.isalpha():
        return "lower" if surface.islower() else "upper" if surface.isupper() and len(surface) > 1 else "capital"
    kinds = dict.fromkeys(
        "9" if letter.isdigit() else "X" if letter.isupper() else "x" if letter.isalpha() else letter
        for letter in surface[:12]
    )
    return "".join(kinds)


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """The word classes that each word is in."""
    result: dict[str, tuple[str, ...]] = {}
    for name, words in groups("wordclasses.tsv").items():
        for word in words:
            result[word] = (*result.get(word, ()), f"class {name}")
    return result
