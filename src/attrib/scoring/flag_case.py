"""What the checks behind flags look at, and what they return."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from attrib.features.signal import Signal
from attrib.schema import Analysis, Document, Genre, Span

_WORD = re.compile(r"\w+")


class Case(NamedTuple):
    """What a check looks at."""

    document: Document
    analysis: Analysis
    signals: Mapping[str, Signal]
    genre: Genre

    def value(self, name: str) -> float:
        """A signal's value, 0 where it is undefined."""
        return self.signals[name].value or 0.0

    def spans(self, name: str) -> tuple[Span, ...]:
        """A signal's evidence."""
        return self.signals[name].spans


class Count(int):
    """A number that a message can put before its noun: ``{n:claim}`` gives "1 claim" or "2 claims"."""

    def __format__(self, noun: str) -> str:
        return f"{int(self)} {noun}{'' if self == 1 else 's'}" if noun else str(int(self))


class Finding(NamedTuple):
    """Spans to show, and values for the message's placeholders."""

    spans: tuple[Span, ...]
    values: Mapping[str, Any]


def words(text: str) -> set[str]:
    """The words of a text, case folded."""
    return {word.casefold() for word in _WORD.findall(text)}


def quote(case: Case, span: Span) -> str:
    """The words of a span for a message, cut at 60 characters."""
    shown = " ".join(case.analysis.text[span.start : span.end].split())
    return f"“{shown if len(shown) <= 60 else shown[:57].rsplit(' ', 1)[0] + ' …'}”"


def place(case: Case, span: Span) -> int:
    """Index of the sentence in which a span starts, 0 if there is none."""
    sentences = case.analysis.sentences
    found = bisect_right(sentences, span.start, key=lambda item: item.span.end)
    return found if found < len(sentences) else 0


def stretch(case: Case, first: int, last: int) -> Span:
    """The characters of sentences `first` to `last`, as far as there are so many."""
    sentences = case.analysis.sentences
    return Span(sentences[max(first, 0)].span.start, sentences[min(last, len(sentences) - 1)].span.end)


@cache
def pattern(name: str, *, around: str = r"\b(?:{})\b") -> re.Pattern[str]:
    """A regular expression for any of the words of a line of ``data/flags.tsv``; `around` says what it stands in."""
    lines = (Path(__file__).with_name("data") / "flags.tsv").read_text("utf-8").splitlines()
    table = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    return re.compile(around.replace("{}", "|".join(table[name].split()).replace("_", " ")), re.I)
