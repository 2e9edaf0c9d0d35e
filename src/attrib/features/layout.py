"""The form of an article as a few numbers: how its title, its first sentence and its paragraphs are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import sqrt
from pathlib import Path

from attrib.schema import Analysis, Document

_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SAYING = re.compile(r"\b(?:said|says|announced|told|reported|according)\b")
_TURN = re.compile(r"(?:[A-Z][A-Z.'’-]{1,30}(?: [A-Z][A-Z.'’-]{0,30}){0,4}|[QA])(?: \([^)]{1,40}\))?: ")
_SIGNED = re.compile(
    r"(?:^|[”\"’'…] *\u200d? *)(?:[A-Z][\w.'’-]*|and|of|the|de|van)(?: [\w.'’-]+){0,6}"
    r", (?:[A-Z][\w.'’&-]*|the)(?: [\w.'’&-]+){0,5}(?<!\.) *$"
)
"""A line's end that says whose words stood before: "... of the bridge.” Ann Lee, Harbour Post"."""
_TAIL = 90
"""Characters of a paragraph's end in which it says so."""
_FEW = 6
"""Paragraphs; fewer make no transcript."""
_WORDY = re.compile(r"\w+")
_HEADING, _QUESTION = 90, 110
"""Characters of the longest line that can be a heading, or one that asks."""
_CLOSED = tuple(".!?”\"’'):;,")
_HEADINGS, _QUESTIONS = 0.2, 0.1
"""Shares of headings, and of lines that ask, among the paragraphs that count in full."""
_PARAGRAPH = 100
"""Words of a long paragraph."""


@cache
def title_forms() -> dict[str, re.Pattern[str]]:
    """The table of titles' forms by their names."""
    lines = (Path(__file__).with_name("data") / "title_forms.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {f"title_{name}": re.compile(pattern) for name, pattern, *_ in rows}


def layout(document: Document, analysis: Analysis, own: Sequence[str]) -> dict[str, float]:
    """The forms by name, each 0 to 1.

    Args:
        document: the article.
        analysis: its sentences and text.
        own: the author's own words, as :func:`attrib.features.manner.own_words` gives them.
    """
    title = " ".join((document.title or "").lower().replace("’", "'").split())
    values = {name: float(bool(form.search(title))) for name, form in title_forms().items()}
    blocks = [text for block in document.blocks if block.kept and (text := block.text.strip())]
    headings = sum(len(text) < _HEADING and not text.endswith(_CLOSED) for text in blocks)
    questions = sum(len(text) < _QUESTION and text.endswith("?") for text in blocks)
    lead = analysis.text[: analysis.sentences[0].span.end] if analysis.sentences else ""
    words = sum(len(text.split()) for text in blocks)
    days = sum(word.lstrip("^").lower() in _DAYS for word in own)
    count = max(1, len(blocks))
    values["headings"] = min(1.0, headings / count / _HEADINGS)
    values["questions"] = min(1.0, questions / count / _QUESTIONS)
    values["dateline"] = float(document.provenance.dateline is not None)
    values["days"] = min(1.0, sqrt(100 * days / max(100, len(own))))
    values["lead_day"] = float(not _DAYS.isdisjoint(_WORDY.findall(lead.lower())))
    values["lead_says"] = float(_SAYING.search(lead) is not None)
    values["paragraphs"] = min(1.0, words / count / _PARAGRAPH)
    return values


def turn_share(document: Document) -> float:
    """Share of the paragraphs that open with a speaker's name in capitals, or Q and A; 0 for a short text."""
    kept = [block.text for block in document.blocks if block.kept]
    return sum(_TURN.match(text) is not None for text in kept) / len(kept) if len(kept) >= _FEW else 0.0


def signed_share(document: Document) -> float:
    """Share of the paragraphs that end with the name and the paper of whom they quote; 0 for a short text."""
    kept = [block.text.rstrip() for block in document.blocks if block.kept]
    tails = (f" {text[-_TAIL:]}" if len(text) > _TAIL else text for text in kept)  # no line begins in its midst
    found = sum(_SIGNED.search(tail) is not None for tail in tails)
    return found / len(kept) if len(kept) >= _FEW else 0.0
