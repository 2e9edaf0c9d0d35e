"""Words, shingles and content words: what alignment rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from attrib.schema import Report, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ENDINGS = ("ings", "ing", "ied", "ies", "edly", "ed", "es", "s", "ly")


def words(text: str) -> list[str]:
    """The words of a text, case folded, apostrophes straight."""
    return [match[0].casefold().replace("’", "'") for match in _WORD.finditer(text)]


def shingles(tokens: list[str], size: int) -> set[tuple[str, ...]]:
    """Every run of `size` words; all of them as one run if there are fewer."""
    if not tokens:
        return set()
    if len(tokens) < size:
        return {tuple(tokens)}
    return {tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1)}


def content(tokens: Iterable[str]) -> set[str]:
    """Words that carry meaning, endings cut."""
    common = _common()
    return {_stem(token) for token in tokens if token not in common}


def share(part: set[tuple[str, ...]] | set[str], whole: set[tuple[str, ...]] | set[str]) -> float:
    """The share of `part` that `whole` has; 0 if there is nothing."""
    return len(part & whole) / len(part) if part else 0.0


def own_text(report: Report) -> str:
    """The body with all quoted words blanked: a shared quotation is no shared text."""
    return _blanked(report.text, (span for item in report.attributions for span in item.quoted(report.text)))


def unattributed_text(report: Report) -> str:
    """The body with everything blanked that somebody in the list of sources is made to answer for."""
    said = (span for item in report.attributions if item.source_id for span in item.content)
    return _blanked(report.text, said)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    parts, done = [], 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        parts += [text[done : max(start, done)], "\n" * (end - max(start, done))]
        done = end
    return "".join([*parts, text[done:]])


@cache
def _common() -> frozenset[str]:
    """Words too common to tell one claim from another."""
    lines = files("attrib.compare").joinpath("common.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=50_000)
def _stem(token: str) -> str:
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= 3:
            return token[: -len(ending)]
    return token.removesuffix("e") if len(token) > 4 else token
