"""A user's own model: a score for each of its classes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from attrib.features.batches import batch
from attrib.inference.linear import logit, probabilities, sigmoid
from attrib.model import Model
from attrib.pipeline import Prepared, article_batch, author_pieces, with_lexicons
from attrib.schema import Contribution, Score
from attrib.scoring.rate import rate
from attrib.scoring.sentences import Scored
from attrib.scoring.whole import one_score

_CERTAIN = 1e-12


def custom_scores(model: Model, prepared: Prepared, scored: Scored) -> dict[str, Score]:
    """The score of each class: of a model of sentences the expected share of the author's sentences that are so.

    Of a model of articles it is a probability. Of more than two exclusive classes each one's contributions are those
    to its own sum, and its base also holds what the others' sums take away from it.
    """
    if model.task == "sentence":
        return _rates(model, prepared, scored)
    told = with_lexicons(prepared, model.lexicons)
    part = article_batch(told, 0, model.orders, model.signals)
    if model.linear.outputs == 1:
        positive = one_score(model, told, part, 0, {})
        return {model.classes[0]: _reversed(positive), model.classes[1]: positive}
    found = {name: one_score(model, told, part, at, {}) for at, name in enumerate(model.classes)}
    if model.multilabel:
        return found
    chances = probabilities(model.sums(part))[0].tolist()
    return {name: _among(found[name], chance) for name, chance in zip(model.classes, chances, strict=True)}


def _rates(model: Model, prepared: Prepared, scored: Scored) -> dict[str, Score]:
    analysis = prepared.analysis
    part = batch(analysis.text, author_pieces(analysis), 0, len(analysis.sentences), model.orders, model.lexicons)
    sums = model.sums(part)[list(scored.own)]
    chances = sigmoid(sums) if model.multilabel else probabilities(sums)
    spans = [analysis.sentences[row].span for row in scored.own]
    return {name: rate(spans, chances[:, at].tolist(), {}) for at, name in enumerate(model.classes)}


def _reversed(score: Score) -> Score:
    """The score of the other one of two classes."""
    return replace(
        score,
        value=1.0 - score.value,
        low=1.0 - score.high,
        high=1.0 - score.low,
        base=-score.base,
        contributions=tuple(Contribution(item.signal, -item.weight, item.spans) for item in score.contributions),
    )


def _among(score: Score, chance: float) -> Score:
    """The score of a class that shares one probability with others: its base is moved by what they take away."""
    total = logit(min(max(chance, _CERTAIN), 1 - _CERTAIN))
    own = logit(min(max(score.value, _CERTAIN), 1 - _CERTAIN))
    down, up = (logit(min(max(value, _CERTAIN), 1 - _CERTAIN)) - own for value in (score.low, score.high))
    value, low, high = sigmoid(np.array([total, total + down, total + up])).tolist()
    base = total - sum(item.weight for item in score.contributions)
    return replace(score, value=value, low=low, high=high, base=base)
