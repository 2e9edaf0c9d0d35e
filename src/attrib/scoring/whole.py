"""A score from an article model: what each sentence of the author's and each signal adds to its log-odds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attrib.features.batches import Batched
from attrib.features.ngrams import word_sums
from attrib.inference.intervals import Z90
from attrib.inference.linear import sigmoid
from attrib.model import MASKED, Model
from attrib.pipeline import Prepared, article_batch
from attrib.schema import Contribution, Score, Span
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
    return {name: one_score(model, prepared, part, at, about.get(name, {})) for at, name in enumerate(model.classes)}


def one_score(model: Model, prepared: Prepared, part: Batched, output: int, card: Mapping[str, Any]) -> Score:
    """One sum of the model as a score.

    ``low`` and ``high`` bound 90% of what as many other sentences like these would give: the standard error of a sum
    of the sentences' weights, in log-odds.
    """
    sentences, masked = _by_sentence(model, prepared, part, output)
    terms = model.linear.dense_terms(part.dense, output)[0].tolist()
    parts = [Contribution("sentence", weight, (span,)) for span, weight in sentences]
    parts += [
        Contribution(name, weight, prepared.signals[name].spans)
        for name, weight in zip(model.signals, terms, strict=True)
        if weight
    ]
    if masked:
        parts.append(Contribution(MASKED, masked, ()))
    base = float(model.linear.base[output])
    total = base + sum(item.weight for item in parts)
    half = Z90 * _error([weight for _, weight in sentences])
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


def _by_sentence(
    model: Model, prepared: Prepared, part: Batched, output: int
) -> tuple[list[tuple[Span, float]], float]:
    """What the words of each sentence add, and what masked ones add all together."""
    masked = part.counted.masked
    weights = word_sums(part.counted, model.linear.weights[output])
    hidden: NDArray[np.bool_] = np.repeat(masked.hidden, masked.last - masked.first)
    listed = prepared.analysis.sentences
    rows = part.pieces.rows[masked.words.pieces]
    own = rows < len(listed)
    shown = own & ~hidden
    sums = np.bincount(rows[shown], weights=weights[shown], minlength=len(listed)).tolist()
    spoken = set(rows[own].tolist())
    found = [(item.span, sums[row]) for row, item in enumerate(listed) if row in spoken]
    return found, float(weights[hidden].sum())


def _error(weights: Sequence[float]) -> float:
    """Standard error of a sum of independent draws; of one draw, its size."""
    count = len(weights)
    if count < 2:
        return abs(sum(weights))
    mean = sum(weights) / count
    return sqrt(count / (count - 1) * sum((weight - mean) ** 2 for weight in weights))
