"""Sentence boundaries inside a paragraph.

A boundary is a run of end marks with the quotation marks and brackets that close behind it, white space, and something
that can open a sentence. What looks like one and is none is listed in the tests beside this module.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from attrib.annotate.lexicon import cues, forms, words
from attrib.schema import Span

_END = re.compile(
    r"(?P<marks>[.!?…]{1,9})(?P<close>[\"”’'»)\]]{0,4})(?P<space>\s+)(?P<open>[\"“‘'«(\[—–-]{0,3})(?=(?P<next>\S))"
)
_SPACE = re.compile(r"\s+")
_BEFORE = re.compile(r"[\w.’'&-]*\Z")
_NEXT_WORD = re.compile(r"[\w’']+")
_WORD = re.compile(r"\w")
_NAME = re.compile(r"[\w.’'-]+")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")

LONGEST = 2000
"""Characters; a longer run without a boundary is cut anyway."""


def split(text: str, start: int, end: int) -> list[Span]:
    """Split ``text[start:end]``, one paragraph, into sentences.

    Returns:
        Spans in order, without white space at their edges, together covering everything else.
    """
    cuts, at, worded = [], start, False
    for match in _END.finditer(text, start, end):
        worded = worded or _WORD.search(text, at, match.start()) is not None  # "..." alone is no sentence
        at = match.end()
        if worded and _is_boundary(text, match, start):
            cuts.append(match.end("space"))
            worded = False
    return list(_spans(text, start, end, cuts))


def _spans(text: str, start: int, end: int, cuts: list[int]) -> Iterator[Span]:
    for left, right in _bounded(text, [start, *cuts, end]):
        piece = text[left:right]
        inner = piece.strip()
        if inner:
            first = left + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(inner))


def _bounded(text: str, edges: list[int]) -> Iterator[tuple[int, int]]:
    """The pieces between the edges, cut where one is too long to be a sentence.

    So what looks at whole sentences later stays linear in the length of the text.
    """
    for left, right in itertools.pairwise(edges):
        start = left
        while right - start > LONGEST:
            space = _SPACE.search(text, start + LONGEST - 200, start + LONGEST)
            cut = space.end() if space else start + LONGEST
            yield start, cut
            start = cut
        yield start, right


def _is_boundary(text: str, match: re.Match[str], start: int) -> bool:
    marks, close, opened, following = match["marks"], match["close"], match["open"], match["next"]
    if following.islower() or following in ",;:" or (opened in {"-", "–", "—"} and marks != "."):
        return False
    if close and _cue_follows(text, match.end("space"), needs_end=marks == "."):
        return False
    return bool(marks != "." or close or not _is_abbreviation(text, match, start))


def _is_abbreviation(text: str, match: re.Match[str], start: int) -> bool:
    found = _BEFORE.search(text, max(start, match.start() - 24), match.start())
    word = found[0] if found else ""
    lower = word.lower().strip("'’")
    if lower in words("closers.txt") or _INITIALS.fullmatch(word):
        return _next_word(text, match) not in words("openers.txt")
    if len(word) == 1 and word.isupper() and word != "I":  # an initial
        return True
    if lower == "no":  # "No. 5", but "He said no. Then ..."
        return match["next"].isdigit()
    return lower in words("abbreviations.txt") and (word[0].isupper() or lower in {"vs", "v", "approx", "al", "cf"})


def _next_word(text: str, match: re.Match[str]) -> str:
    found = _NEXT_WORD.match(text, match.end("open"))
    return found[0].lower() if found and found[0] != "I" else "i" if found else ""


@cache
def _speech() -> frozenset[str]:
    """Finite forms of the verbs that introduce quotations."""
    table = cues()
    return frozenset(
        form
        for form, entry in forms().items()
        if entry.tags.split()[0] in {"s", "past"} and entry.lemma in table and "q" in table[entry.lemma].frames
    )


def _cue_follows(text: str, position: int, *, needs_end: bool) -> bool:
    """Whether "Smith asked" or "Smith said." stands here: then the quoted sentence goes on."""
    for number, match in enumerate(_NAME.finditer(text, position, position + 90)):
        if number and match[0].rstrip(".") in _speech():
            following = text[match.end() : match.end() + 2].lstrip()[:1]
            return not needs_end or match[0].endswith(".") or following in {"", ".", ",", ":", ";"}
        if number > 4 or text[match.end() : match.end() + 1] != " ":
            return False
    return False
