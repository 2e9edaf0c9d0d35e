"""A line in numbers: how it is written, where it stands, what stands beside it, and its words as hash buckets."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from math import log1p

import numpy as np
from numpy.typing import NDArray

from attrib.parse.draft import Draft
from attrib.parse.lines.closing import is_closed
from attrib.parse.lines.rules import straight

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BUCKETS = 4096
NAMES = (
    "words", "word_length", "closed", "question", "capitalised", "upper", "digits", "opens_quote", "quotes", "colon",
    "clock", "year", "handle", "from_start", "from_end", "place", "before_words", "after_words", "before_closed",
    "after_closed", "before_open_line", "after_open_line", "before_dropped", "after_dropped", "is_last", "told",
)  # fmt: skip
"""The dense values of a line, in order."""

_MOST_WORDS = 45
_OPEN_WORDS = 24
_EDGE = 3
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONTENT = 5  # letters
# posts of others that an article shows, stage directions of a transcript, and handles but in a note on the writer
_SHOWN = re.compile(
    r"^@\w+:|pic\.twitter|https?://t\.co|\b[aA] (?:photo|post|video) (?:posted|shared) by\b|\[[A-Z ]+\]|"
    r"\(@\w+\) [A-Z][a-z]+ \d|^(?!\W*(?:Follow|Find|Contact|Tweet)\b)(?![^@.]{3,40} \(@)(?=.*(?<!\w)@\w)"
)


def candidates(drafts: Sequence[Draft]) -> list[int]:
    """The kept lines worth asking about: short ones that do not end like a sentence, and the last ones.

    None of a text that has no other line: that is no article with lines in it.
    """
    kept = [number for number, draft in enumerate(drafts) if draft.kept]
    last = set(kept[max(1, len(kept) - _EDGE) :])
    asked = [
        number
        for number in kept
        if (words := drafts[number].text.count(" ") + 1) <= _MOST_WORDS
        and (number in last or not is_closed(drafts[number].text))
        and words >= _EDGE
        and not _SHOWN.search(drafts[number].text)
    ]
    return asked if len(asked) < len(kept) else []


def measure(drafts: Sequence[Draft], numbers: Sequence[int]) -> tuple[Floats, list[Ints]]:
    """Measure some of a document's kept lines.

    Neighbours and places are those among the kept lines, so that what was dropped from either end changes nothing;
    whether something was dropped between two of them counts.

    Returns:
        The values of :data:`NAMES`, shape (lines, values), and for each line the buckets of its words and word pairs.
    """
    kept = [number for number, draft in enumerate(drafts) if draft.kept]
    places = {number: place for place, number in enumerate(kept)}
    lengths = [drafts[number].text.count(" ") + 1 for number in kept]
    closed = [is_closed(drafts[number].text) for number in kept]
    told: dict[str, int] = {}
    for number in kept:
        for word in {word.lower() for word in _WORD.findall(drafts[number].text) if len(word) >= _CONTENT}:
            told[word] = told.get(word, 0) + 1
    rows = np.zeros((len(numbers), len(NAMES)))
    buckets = []
    for row, number in enumerate(numbers):
        words = _WORD.findall(straight(drafts[number].text))
        rows[row] = [
            *_written(drafts[number].text, words, closed[places[number]]),
            *_placed(kept, places[number], lengths, closed),
            _told(words, told),
        ]
        buckets.append(_buckets(words))
    return rows, buckets


def _written(text: str, words: Sequence[str], closed: bool) -> list[float]:
    many, size = max(len(words), 1), max(len(text), 1)
    return [
        log1p(len(words)),
        sum(map(len, words)) / many,
        closed,
        text.endswith("?"),
        sum(word[0].isupper() for word in words) / many,
        sum(char.isupper() for char in text) / size,
        sum(char.isdigit() for char in text) / size,
        text[0] in "\"'\u2018\u201c",
        any(char in text for char in '"\u201c'),
        ":" in text,
        bool(_CLOCK.search(text)),
        bool(_YEAR.search(text)),
        "@" in text,
    ]


def _placed(kept: Sequence[int], place: int, lengths: Sequence[int], closed: Sequence[bool]) -> list[float]:
    last = len(kept) - 1
    before, after = place - 1, min(place + 1, last)
    has_before, has_after = place > 0, place < last
    return [
        log1p(place),
        log1p(last - place),
        place / max(last, 1),
        has_before * log1p(lengths[before]),
        has_after * log1p(lengths[after]),
        has_before and closed[before],
        has_after and closed[after],
        has_before and not closed[before] and lengths[before] <= _OPEN_WORDS,
        has_after and not closed[after] and lengths[after] <= _OPEN_WORDS,
        has_before and kept[place] - kept[before] > 1,
        has_after and kept[after] - kept[place] > 1,
        not has_after,
    ]


def _told(words: Sequence[str], told: dict[str, int]) -> float:
    """Which share of its long words the rest of the text has too."""
    content = {word.lower() for word in words if len(word) >= _CONTENT}
    return sum(told.get(word, 0) > 1 for word in content) / max(len(content), 1)


def _buckets(words: Sequence[str]) -> Ints:
    """Words, pairs, and how the line begins and ends; names and numbers by their shape only inside it."""
    plain = [word.lower() for word in words]
    shapes = ["9" if word.isdigit() else "Aa" if word[0].isupper() else word for word in words]
    grams = {*plain, *(f"{one} {two}" for one, two in pairwise(shapes))}
    if plain:
        grams |= {f"^{plain[0]}", f"^{' '.join(shapes[:3])}", f"{plain[-1]}$", f"{' '.join(shapes[-2:])}$"}
    return np.array(sorted({zlib.crc32(gram.encode()) % BUCKETS for gram in grams}), np.int64)
