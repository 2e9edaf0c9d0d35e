"""How much a text speaks like a column: signals and plain words of its own voice, added up (``data/manner.tsv``).

A linear model whose every row a reader can look up: no names, no words of one subject. Its recipe is
``training/recipes/genre.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from attrib.features.signal import Signal
from attrib.schema import Analysis

LEAST = 100
"""Words of a text's own voice that it is taken to have at least."""
_SPEECH = frozenset({"speech", "document"})
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[?!;:]")


class Manner(NamedTuple):
    """The table: log-odds of a text that does nothing, of signals (value in full, points), of words.

    A signal's points are given in proportion up to the value in full; a word's for the square root of its uses per 100
    words. A word that opens a sentence has a ``^``.
    """

    base: float
    signals: dict[str, tuple[float, float]]
    words: dict[str, float]


@cache
def manner() -> Manner:
    """The table as read from the package."""
    base, signals, words = 0.0, {}, {}
    for line in (Path(__file__).with_name("data") / "manner.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, full, points = line.split("\t")
            if kind == "signal":
                signals[name] = float(full), float(points)
            elif kind == "word":
                words[name] = float(points)
            else:
                base = float(points)
    return Manner(base, signals, words)


def opinion_points(analysis: Analysis, signals: Mapping[str, Signal]) -> float:
    """The log-odds that a text is opinion rather than a report, by the table."""
    table = manner()
    points = table.base
    for name, (full, weight) in table.signals.items():
        points += weight * reached(signals[name].value, full)
    counts = Counter(own_words(analysis))
    per_hundred = 100 / max(LEAST, counts.total())
    return points + sum(sqrt(n * per_hundred) * table.words[word] for word, n in counts.items() if word in table.words)


def reached(value: float | None, full: float) -> float:
    """How far a signal reaches the value that counts in full (0-1)."""
    return min(1.0, (value or 0.0) / full)


def own_words(analysis: Analysis) -> list[str]:
    """The words of an author's own voice, outside what is quoted or said by others.

    A word that opens a sentence is in lower case behind a ``^``; another with a capital is "I" or belongs to a name.
    """
    text, words = _without_contents(analysis), []
    for sentence in analysis.sentences:
        for number, (start, end) in enumerate(sentence.author):
            found = _WORD.findall(text, start, end)
            if not number and found and found[0][0].isupper() and not is_first_person(found[0]):
                found[0] = f"^{found[0].lower()}"
            words += found
    return words


def is_first_person(word: str) -> bool:
    """Whether a word is "I", "I'm" and the like."""
    return word[0] == "I" and word[1:2] in {"", "'"}


def _without_contents(analysis: Analysis) -> str:
    """The text with blanks where somebody else's claim stands, apostrophes straight."""
    text, parts, at = analysis.text.replace("’", "'"), [], 0
    items = (item for item in analysis.attributions if item.type in _SPEECH and item.level == 0)
    for start, end in sorted(span for item in items for span in item.content):
        if end > at:
            start = max(start, at)
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*parts, text[at:]])
