"""Do the heaviest words of a biased sentence agree with the words that experts marked?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

import attrib
from attrib.model import Model
from benchmarks.metrics import Floats, interval
from benchmarks.rows import Row
from training.loaders.babe import Sentence

WORD = re.compile(r"\w+")
TOP = 3
RESAMPLES = 1000
PROTOCOL = (
    "BABE SG2, biased sentences with marked words; words of the report's sentences by weight, "
    "a hit is a word of a marked word or phrase"
)


def heaviest(report: attrib.Report) -> list[str]:
    """The words of a report's sentences (the author's), heaviest first, in lower case."""
    content = report.to_dict()
    text = content["text"]
    words = [word for sentence in content["sentences"] for word in sentence["words"]]
    words.sort(key=lambda word: (-word["weight"], word["span"]))
    return [text[slice(*word["span"])].casefold() for word in words if word["weight"] > 0]


def hits(ranked: Sequence[str], marked: Sequence[str]) -> tuple[bool, bool]:
    """Whether the first, and whether any of the first three ranked words, is among the marked ones."""
    targets = {part for phrase in marked for part in WORD.findall(phrase.casefold())}
    found = [not targets.isdisjoint(WORD.findall(word)) for word in ranked[:TOP]]
    return any(found[:1]), any(found)


def word_rows(model: Model, sentences: Sequence[Sentence]) -> list[Row]:
    """precision@1 and hit@3 of `model`, and the floor of words drawn at random."""
    reports = attrib.score_many([row.text for row in sentences], model=model)
    random = np.random.default_rng(0)
    ours, floor = [], []
    for row, report in zip(sentences, reports, strict=True):
        ours.append(hits(heaviest(report) if isinstance(report, attrib.Report) else [], row.words))
        floor.append(hits([str(word) for word in random.permutation(WORD.findall(row.text.casefold()))], row.words))
    return [*_rows("attrib bias", ours, "attrib"), *_rows("random words", floor, "floor")]


def _rows(system: str, pairs: list[tuple[bool, bool]], kind: str) -> list[Row]:
    values: Floats = np.array(pairs, np.float64).reshape(-1, 2)
    draws = np.random.default_rng(0).integers(0, len(pairs), (RESAMPLES, len(pairs)))
    found = [interval(float(column.mean()), column[draws].mean(1)) for column in values.T]
    return [
        Row(
            "babe words", system, metric, got.value, PROTOCOL, "attrib" if kind == "attrib" else "floor",
            got.low, got.high, len(pairs),
        )
        for metric, got in zip(("precision@1", f"hit@{TOP}"), found, strict=True)
    ]  # fmt: skip
