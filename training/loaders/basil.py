"""BASIL: one hundred stories as told by three outlets, with spans of lexical and informational bias."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from attrib.schema.span import Span
from training.store import corpus_file


class Bias(NamedTuple):
    """One annotated span of a sentence. `polarity` is ``pos`` or ``neg``; `quoted`: it stands inside a quotation."""

    span: Span
    kind: Literal["lexical", "informational"]
    polarity: str
    target: str
    quoted: bool
    speaker: str


class Sentence(NamedTuple):
    """One sentence, its paragraph's number and its annotations."""

    text: str
    paragraph: int
    biases: tuple[Bias, ...]


class Article(NamedTuple):
    """One article; the three articles of a story share `story`. `stance` is relative to the two others."""

    id: str
    story: str
    outlet: str
    title: str
    title_biases: tuple[Bias, ...]
    sentences: tuple[Sentence, ...]
    date: str
    url: str
    stance: Literal["left", "center", "right"]


def load(folder: Path | None = None) -> Iterator[Article]:
    """Yield the 300 articles, story by story."""
    for path in sorted(corpus_file("basil", "articles", folder).glob("*/*.json")):
        article = json.loads(path.read_bytes())
        marks = path.parents[2] / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        yield _article(article, json.loads(marks.read_bytes()))


def _article(article: dict[str, Any], marks: dict[str, Any]) -> Article:
    biases: dict[str, list[Bias]] = {}
    for mark in marks["phrase-level-annotations"]:
        biases.setdefault(mark["id"], []).append(_bias(mark))
    sentences = ((text, number) for number, part in enumerate(article["body-paragraphs"]) for text in part)
    stance = marks["article-level-annotations"]["relative_stance"]
    return Article(
        id=article["uuid"],
        story=article["triplet-uuid"],
        outlet=article["source"].lower(),
        title=article["title"],
        title_biases=tuple(biases.get("title", ())),
        # An annotation's id is "p" and the number of the sentence (not of the paragraph) in the body.
        sentences=tuple(
            Sentence(text, paragraph, tuple(biases.get(f"p{index}", ())))
            for index, (text, paragraph) in enumerate(sentences)
        ),
        date=article.get("date") or "",
        url=article.get("url") or "",
        stance={"liberal": "left", "conservative": "right"}.get(stance, stance),
    )


def _bias(mark: dict[str, Any]) -> Bias:
    return Bias(
        span=Span(mark["start"], mark["end"]),
        kind="lexical" if mark["bias"] == "lex" else "informational",
        polarity=mark["polarity"],
        target=mark["target"],
        quoted=mark["quote"] == "yes",
        speaker=mark["speaker"],
    )
