"""Sentences of the reference pool (AllSides articles) in their authors' voice, by article and place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

import attrib
from training.loaders import allsides

WORDS = range(6, 61)
"""Lengths of the sentences taken, in words."""


class Place(NamedTuple):
    """Where a sentence stands: characters ``start`` to ``end`` of the text of the pool's article number `article`."""

    article: int
    start: int
    end: int


def sentences(per_article: int, seed: int, every: int = 1) -> Iterator[tuple[Place, str]]:
    """At most `per_article` random sentences of every `every`-th article that are the author's from end to end."""
    generator = np.random.default_rng(seed)
    for number, article in enumerate(allsides.load()):
        if number % every:
            continue
        document = attrib.parse(article.text, kind="text")
        analysis = attrib.analyse(document)
        found = []
        for sentence in analysis.sentences:
            text = document.text[sentence.span.start : sentence.span.end]
            if sentence.voice == "author" and len(text.split()) in WORDS and '"' not in text and "\u201c" not in text:
                found.append((Place(number, *document.source_span(*sentence.span)), text))
        for at in sorted(generator.permutation(len(found))[:per_article].tolist()):
            yield found[at]
