"""The model ``framing``: which of five narrative frames does an article use?

Learned from the narrative framing corpus (climate articles): word vectors of the author's words, and all signals; a
binary model for each frame. Placed among the articles of the pool.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.console import Console
from scipy.sparse import csr_array, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold

import attrib
from attrib.features.ngrams import Orders
from attrib.features.table import FEATURES, LATE
from attrib.features.vectors import vocabulary
from attrib.fit.calibrate import calibration
from attrib.fit.design import Design, assemble, folded
from attrib.fit.design import Measured as Rows
from attrib.inference.linear import Linear, sigmoid
from attrib.model import Model
from training import articles, levels
from training.loaders import narrative_framing

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NAME = "framing"
ORDERS = Orders(word=(), char=(), word_bits=0, char_bits=0, known=len(vocabulary()), mean=True)
"""Known words alone: 427 articles cannot teach what single n-grams mean."""
STRENGTH = 0.3
LEXICAL = {"F8": 4.0, "F9": 4.0, "F10": 4.0, "F4": 0.0, "F7": 0.0}
"""What signals are multiplied by: lexical frames and micro-frames speak of frames, labels and names do not."""
FOLDS = 5
SEED = 42  # of the folds: the one that others use for this corpus
HIGH = 0.7
ABOUT = {
    "what": "For each of five narrative frames the probability that a reader finds it in an article, from the words of "
    "its author and its signals.",
    "not for": "Learned from 427 articles on climate: far from that subject a frame means less. No verdict.",
    "licences": "Narrative framing corpus (MIT); pool: AllSides articles (Apache-2.0).",
}
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Train, measure and write ``output/framing``. The folds are those of the corpus's protocol whatever the `seed`."""
    del seed
    corpus = [item for item in narrative_framing.load() if item.frames is not None]
    found = articles.measure([articles.Told("", item.text) for item in corpus], [], NAME)
    names = tuple(narrative_framing.FRAMES.values())
    target = np.array([[(item.frames or {})[name] for name in names] for item in corpus], np.int64)
    sums = held_out(found, target)
    fits = [calibration(sums[:, [at]], target[:, at]) for at in range(len(names))]
    slopes, offsets = (np.array(side) for side in zip(*fits, strict=True))
    chances = sigmoid(sums * slopes + offsets)
    threshold = best_threshold(chances, target)
    linear = scaled(fit(found, target), slopes, offsets).compact()
    pooled = articles.measure(
        articles.pool(), [attrib.load("bias")], "pool"
    )  # the numbers that the model hyperpartisan needs
    reference = sigmoid(articles.sums(linear, known_only(pooled)))[pooled.long]
    figures = {
        "chosen on the same folds": "calibration, threshold",
        "threshold": threshold,
        "micro F1": float(f1_score(target, chances >= threshold, average="micro")),
    }
    frames = {
        name: {
            "levels": levels.described(_levels(name, threshold), chances[:, at], target[:, at] == 1),
            "pool": levels.pool(reference[:, at]),
        }
        for at, name in enumerate(names)
    }
    card = {**ABOUT, **_about(names, target), "cross-validated figures": figures, "frames": frames}
    console.print(figures)
    model = Model(linear, NAME, "article", names, ORDERS, articles.SIGNALS, threshold, card, multilabel=True)
    model.save(output / NAME)
    console.print(f"wrote {output / NAME}")


def _about(names: tuple[str, ...], target: Ints) -> dict[str, Any]:
    """What the card says of corpus and training."""
    how = {
        "estimator": "a logistic regression a frame on word vectors and signals",
        "strength": STRENGTH,
        "folds": FOLDS,
    }
    return {
        "corpus": {"articles": len(target), **dict(zip(names, target.sum(axis=0).tolist(), strict=True))},
        "training": how,
    }


def _levels(name: str, threshold: float) -> tuple[tuple[str, str, float], ...]:
    frame = name.replace("_", " ")
    return (
        ("low", f"hardly framed as {frame}", 0.0),
        ("medium", f"some framing as {frame}", threshold),
        ("high", f"framed as {frame}", HIGH),
    )


def known_only(found: articles.Measured) -> articles.Measured:
    """The same articles in the buckets of :data:`ORDERS`."""
    known = found.grams[:, articles.ORDERS.hashed :]
    empty = csr_array((known.shape[0], ORDERS.hashed), dtype=known.dtype)
    return found._replace(grams=hstack([empty, known]).tocsr())


def held_out(found: articles.Measured, target: Ints) -> Floats:
    """Log-odds of each frame by models that did not see the article, shape (articles, frames)."""
    sums = np.zeros(target.shape)
    for seen, asked in folds(len(target)):
        sums[asked] = articles.sums(fit(found.at(seen), target[seen]), known_only(found.at(asked)))
    return sums


def probabilities(found: articles.Measured, target: Ints) -> Floats:
    """What these models give each frame, before calibration, shape (articles, frames)."""
    return sigmoid(held_out(found, target))


def folds(count: int) -> Iterator[tuple[Ints, Ints]]:
    """Train and test positions of the corpus's five folds."""
    yield from KFold(FOLDS, shuffle=True, random_state=SEED).split(np.zeros(count))


def fit(found: articles.Measured, target: Ints) -> Linear:
    """A logistic regression for each frame on word vectors and signals; the vectors folded into weights of words."""
    known = known_only(found)
    design: Design = assemble(Rows(known.grams, known.signals), ORDERS)
    size = np.concatenate([_sizes(), np.ones(design.matrix.shape[1] - len(design.buckets) - len(design.mean))])
    size = np.concatenate([np.ones(len(design.buckets)), size])
    matrix = csr_array(design.matrix * size)
    models = [LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, column) for column in target.T]
    coefficients, bases = (
        np.concatenate(side) for side in zip(*((m.coef_, m.intercept_) for m in models), strict=True)
    )
    return folded(coefficients * size, bases, design, ORDERS)


def _sizes() -> Floats:
    """What each signal is multiplied by, shape (signals,); how an article is headed or argued is no frame."""
    ids = {feature.name: feature.id for feature in FEATURES}
    return np.array([0.0 if name in LATE else LEXICAL.get(ids[name], 1.0) for name in articles.SIGNALS])


def scaled(linear: Linear, slopes: Floats, offsets: Floats) -> Linear:
    """The model with an affine calibration for each of its sums."""
    column = slopes[:, None]
    weights = (linear.weights * column).astype(np.float32)
    return Linear(weights, linear.dense * column, linear.base * slopes + offsets, linear.mean, linear.scale)


def best_threshold(chances: Floats, target: Ints) -> float:
    """The probability, one for all frames, with the best micro F1."""
    tried = np.round(np.linspace(0.2, 0.6, 81), 3)
    return float(max(tried, key=lambda value: f1_score(target, chances >= value, average="micro")))
