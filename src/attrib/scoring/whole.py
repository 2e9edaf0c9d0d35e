"""A score from an article model: what each sentence of the author's and each signal adds to its log-odds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.batches import Batched
from attrib.features.ngrams import word_sums
from attrib.inference.intervals import Z90
from attrib.inference.linear import sigmoid
from attrib.model import MASKED, Model
from attrib.pipeline import Prepared, article_batch
from attrib.schema import Contribution, Score, Sentence, Span
from attrib.scoring.percentile import percentile
from attrib.scoring.rate import level_of


def article_score(model: Model, prepared: Prepared, reading: Batched | None = None) -> Score:
    """The probability of the second of a model's two classes; `reading` as :func:`article_batch` takes it."""
    part = article_batch(prepared, 0, model.orders, model.signals, reading)
    return one_score(model, prepared, part, 0, model.card)


def frame_scores(model: Model, prepared: Prepared, reading: Batched | None = None) -> dict[str, Score]:
    """The probability of each class of a model whose classes do not exclude each other."""
    part = article_batch(prepared, 0, model.orders, model.signals, reading)
    about: Mapping[str, Any] = model.card.get("frames", {})
    told = told_words(part, prepared.analysis.sentences)
    return {
        name: one_score(model, prepared, part, at, about.get(name, {}), told) for at, name in enumerate(model.classes)
    }


class Told(NamedTuple):
    """Where the words of a batch belong: the row of each shown word of a sentence, and which words those are.

    `hidden` tells which words stand behind a placeholder, `spoken` in which sentences the author has words, `spans`
    where these are.
    """

    rows: NDArray[np.int64]
    shown: NDArray[np.int64]
    hidden: NDArray[np.bool_]
    spoken: list[int]
    spans: list[tuple[Span]]


def told_words(part: Batched, sentences: Sequence[Sentence]) -> Told:
    """The same for every output of a model, so worked out once."""
    masked, count = part.counted.masked, len(sentences)
    hidden: NDArray[np.bool_] = np.repeat(masked.hidden, masked.last - masked.first)
    rows = part.pieces.rows[masked.words.pieces]
    shown = np.flatnonzero((rows < count) & ~hidden)
    spoken = np.flatnonzero(np.bincount(rows, minlength=count)[:count]).tolist()
    return Told(rows[shown], shown, hidden, spoken, [(sentences[row].span,) for row in spoken])


def one_score(
    model: Model, prepared: Prepared, part: Batched, output: int, card: Mapping[str, Any], told: Told | None = None
) -> Score:
    """One sum of the model as a score; `told` may be given where there are several.

    ``low`` and ``high`` bound 90% of what as many other sentences like these would give: the standard error of a sum
    of the sentences' weights, in log-odds.
    """
    told = told or told_words(part, prepared.analysis.sentences)
    sentences, masked = _by_sentence(model, part, output, told, len(prepared.analysis.sentences))
    terms = model.linear.dense_terms(part.dense, output)[0].tolist()
    parts = [Contribution("sentence", weight, span) for span, weight in zip(told.spans, sentences, strict=True)]
    parts += [
        Contribution(name, weight, prepared.signals[name].spans)
        for name, weight in zip(model.signals, terms, strict=True)
        if weight
    ]
    if masked:
        parts.append(Contribution(MASKED, masked, ()))
    base = float(model.linear.base[output])
    total = base + sum(item.weight for item in parts)
    half = Z90 * _error(sentences)
    value, low, high = sigmoid(np.array([total, total - half, total + half])).tolist()
    level, label = level_of(value, card.get("levels", ()))
    quantiles: Sequence[float] | None = card.get("pool", {}).get("quantiles")
    return Score(
        value=value,
        low=low,
        high=high,
        level=level,
        label=label,
        unit="probability",
        link="logit",
        base=base,
        contributions=tuple(parts),
        percentile=None if quantiles is None else percentile(value, quantiles),
    )


def _by_sentence(model: Model, part: Batched, output: int, told: Told, count: int) -> tuple[list[float], float]:
    """What the words of each sentence in which the author has some add, and what masked ones add all together."""
    weights = word_sums(part.counted, model.linear.weights[output])
    sums = np.bincount(told.rows, weights=weights[told.shown], minlength=count)
    return sums[told.spoken].tolist(), float(weights[told.hidden].sum())


def _error(weights: Sequence[float]) -> float:
    """Standard error of a sum of independent draws; of one draw, its size."""
    count = len(weights)
    if count < 2:
        return abs(sum(weights))
    mean = sum(weights) / count
    return sqrt(count / (count - 1) * sum((weight - mean) ** 2 for weight in weights))
