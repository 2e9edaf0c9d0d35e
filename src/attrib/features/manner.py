"""How much a text speaks like a column, an analysis or a report: ``data/manner.tsv`` added up.

A linear model over signals, the article's form and plain words of its own voice. A reader can look up every row: no
names, no words of one subject. Its recipe is
``training/recipes/genre.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from attrib.features.layout import layout
from attrib.features.signal import Signal
from attrib.schema import Analysis, Document

LEAST = 100
"""Words of a text's own voice that it is taken to have at least."""
_SPEECH = frozenset({"speech", "document"})
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[?!;:]")


class Leaning(NamedTuple):
    """Log-odds of opinion, and of analysis, against a report."""

    opinion: float
    analysis: float


class Manner(NamedTuple):
    """The table: what a text starts from, signals (value in full, points), forms, words.

    A signal's points are given in proportion up to the value in full, a form's times its value; a word's for the square
    root of its uses per 100 words. A word that opens a sentence has a ``^``.
    """

    base: Leaning
    signals: dict[str, tuple[float, Leaning]]
    forms: dict[str, Leaning]
    words: dict[str, Leaning]


@cache
def manner() -> Manner:
    """The table as read from the package."""
    base, signals = Leaning(0.0, 0.0), {}
    tables: dict[str, dict[str, Leaning]] = {"form": {}, "word": {}}
    for line in (Path(__file__).with_name("data") / "manner.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, full, opinion, analysis = line.split("\t")
            points = Leaning(float(opinion), float(analysis))
            if kind == "signal":
                signals[name] = float(full), points
            elif kind == "base":
                base = points
            else:
                tables[kind][name] = points
    return Manner(base, signals, tables["form"], tables["word"])


def leaning(document: Document, analysis: Analysis, signals: Mapping[str, Signal]) -> Leaning:
    """What a text's manner tells: the log-odds that it is opinion, and analysis, rather than a report, by the table."""
    table = manner()
    own = own_words(analysis)
    counts = Counter(own)
    per_hundred = 100 / max(LEAST, len(own))
    items = [(1.0, table.base)]
    items += [(reached(signals[name].value, full), points) for name, (full, points) in table.signals.items()]
    items += [(value, table.forms[name]) for name, value in layout(document, analysis, own).items()]
    items += [(sqrt(n * per_hundred), table.words[word]) for word, n in counts.items() if word in table.words]
    return Leaning(sum(value * points.opinion for value, points in items),
                   sum(value * points.analysis for value, points in items))  # fmt: skip


def chances(odds: Leaning) -> dict[str, float]:
    """The probabilities of ``opinion``, ``analysis`` and ``report``."""
    most = max(0.0, *odds)
    weights = {"opinion": exp(odds.opinion - most), "analysis": exp(odds.analysis - most), "report": exp(-most)}
    total = sum(weights.values())
    return {label: weight / total for label, weight in weights.items()}


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
