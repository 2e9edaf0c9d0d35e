"""The table ``judging.tsv``: how much each word, or pair of words, makes a sentence sound like a judgement.

The model ``bias`` scores sentences of the AllSides pool that are in the author's voice; a ridge regression on words and
pairs, names left out, learns its log-odds. So annotation, which runs before any model, has a short table instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from rich.console import Console
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import Ridge

import attrib
from attrib.annotate.judging import SCALE, grams
from attrib.annotate.view import View
from attrib.schema import Span
from training import labels
from training.loaders import allsides

EVERY = 5  # articles; a fifth of the pool has 120,000 sentences
LEAST = 30  # sentences that hold a gram
SMALLEST = 0.12  # log-odds; lighter grams are left out
PENALTY = 30.0
EDGE = 1e-3  # the teacher's probabilities are cut off here
MASKED = ("groups", "gendered", "sides", "offices")
"""Word tables of the features whose words must not move this weight either."""
HEAD = f"""\
# What a word or a pair of words adds to the log-odds that a sentence is biased: gram, hundredths. "" is where every
# sentence starts from. <name> is a run of capitalised words, <0> a number, <s> a start, <gap> words left out.
# The model `bias` taught it on the author's sentences of every {EVERY}th AllSides article (weights only); made by
# `python -m training fit judging --output src/attrib/annotate/lexicons`.
"""
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Write ``judging.tsv`` into `output`: five minutes on one core. Nothing is random: `seed` is not used."""
    del seed
    texts = list(_sentences())
    chances = np.clip(attrib.load("bias").predict_proba(texts)[:, 1], EDGE, 1 - EDGE)
    counts = CountVectorizer(analyzer=features, min_df=LEAST, binary=True)
    matrix = counts.fit_transform(texts)
    ridge = Ridge(alpha=PENALTY, solver="sparse_cg").fit(matrix, np.log(chances / (1 - chances)))
    console.print(f"{len(texts)} sentences, {matrix.shape[1]} grams")
    weights = {gram: float(ridge.coef_[index]) for gram, index in counts.vocabulary_.items()}
    kept = sorted(gram for gram, weight in weights.items() if abs(weight) >= SMALLEST and _judges(gram))
    # what is left out adds its mean to every sentence
    light = np.where(np.abs(ridge.coef_) >= SMALLEST, 0.0, ridge.coef_)
    start = float(ridge.intercept_) + float((matrix @ light).mean())
    rows = [f"\t{round(SCALE * start)}", *(f"{gram}\t{round(SCALE * weights[gram])}" for gram in kept)]
    (output / "judging.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def _judges(gram: str) -> bool:
    """Whether a gram is free of words for what happened and of those for groups, offices and sides."""
    return _topics().isdisjoint(gram.split(" "))


@cache
def _topics() -> frozenset[str]:
    folder = resources.files("attrib")
    files = ["annotate/lexicons/topics.txt", *(f"features/data/{name}.txt" for name in MASKED)]
    lines = (line for file in files for line in (folder / file).read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def features(text: str) -> set[str]:
    """The grams of one sentence."""
    view = View(text, [Span(0, len(text))])
    return {gram for gram, _ in grams(view, range(len(view.low)))}


def _sentences() -> Iterator[str]:
    """The author's sentences of the pool, without the articles that carry labels."""
    labelled = {row["document"] for name in ("unattributed", "genre", "flags") for row in labels.load(name)}
    for number, article in enumerate(allsides.load()):
        if number % EVERY or article.id in labelled:
            continue
        document = attrib.parse(article.text, kind="text")
        for sentence in attrib.analyse(document).sentences:
            text = document.text[slice(*sentence.span)]
            if sentence.voice == "author" and text.count(" ") >= 5:
                yield text
