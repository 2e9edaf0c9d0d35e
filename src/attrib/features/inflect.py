"""The inflected forms of an English word, by rule and from a table of irregular ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_VOWELS = "aeiou"
_HISSING = ("s", "sh", "ch", "x", "z")


@cache
def inflected(word: str) -> frozenset[str]:
    """A word with every form that it may have as a verb or as a noun: too many rather than too few.

    Args:
        word: in lower case and in its base form; what is no word of letters has only itself.
    """
    if not word.isalpha() or len(word) < 3:
        return frozenset({word})
    forms = {word, *irregular().get(word, ())}
    if word.endswith("y") and word[-2] not in _VOWELS:
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    elif word.endswith("e"):
        forms |= {f"{word}s", f"{word}d", f"{word}ing" if word.endswith("ee") else f"{word[:-1]}ing"}
    else:
        forms |= {f"{word}es" if word.endswith((*_HISSING, "o")) else f"{word}s", f"{word}ed", f"{word}ing"}
        if word.endswith("o"):
            forms.add(f"{word}s")
        if _doubles(word):
            forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(forms)


def _doubles(word: str) -> bool:
    """Whether the last letter may be doubled: consonant, one vowel, consonant (slam, admit, travel)."""
    return word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and (word[-3] not in _VOWELS or word[-3:-1] == "ui")


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Base form to the forms that no rule gives."""
    table = Path(__file__).with_name("data").joinpath("irregular.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {base: tuple(forms) for base, *forms in rows}
