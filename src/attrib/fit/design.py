"""Texts -> the matrix that an estimator is fitted on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack, vstack

from attrib.features.batches import sentences
from attrib.features.evaluative import indicators
from attrib.features.form import FORM
from attrib.features.ngrams import Orders, triples
from attrib.features.table import FEATURES
from attrib.features.vectors import vectors, vocabulary
from attrib.inference.linear import Linear
from attrib.model import Model, composed
from attrib.pipeline import article_batch, prepare
from attrib.rules import Rules

_DENSE_SCALE = 0.1  # dense signals are few and strong: they enter at the size of a frequent n-gram
_VECTOR_SCALE = 2.0  # so that vectors, not single words, carry what they can
_GROUP_SCALE = 4.0  # few words are in a group: what one of them shows holds for all
_LENGTH = ("sentence_count", "stance_asymmetry", "word_count")  # of an article: the same text twice has more of it
_RARE = 2  # an n-gram in fewer rows says nothing of other rows


class Sizes(NamedTuple):
    """What n-grams and vectors are multiplied by before training: regularisation spares what is large."""

    grams: float = 1.0
    vectors: float = 1.0


PLAIN = Sizes()
SMALL = Sizes(grams=1.7, vectors=0.5)
"""For corpora of hundreds or thousands of rows, which vectors fit all too closely (tried on BABE, CheckThat, GVFC)."""


def sizes_of(task: str) -> Sizes:
    """What a task's corpora are best measured by: those of articles have longer rows."""
    return SMALL if task == "sentence" else PLAIN


class Design(NamedTuple):
    """A training matrix: n-grams that are not rare, weighted by rarity; standardised dense signals; vectors summed.

    `rarity` and `vectors` are the factors that are in the columns of n-grams and of vectors.
    """

    matrix: csr_array
    buckets: NDArray[np.int64]
    rarity: NDArray[np.float64]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    vectors: float = 1.0


class Measured(NamedTuple):
    """N-gram values of each row, shape (rows, buckets), and its dense signals, shape (rows, signals)."""

    grams: csr_array
    signals: NDArray[np.float64]


def design(
    texts: list[str],
    task: str,
    orders: Orders,
    names: tuple[str, ...],
    rules: Rules | None = None,
    sizes: Sizes = PLAIN,
) -> Design:
    """Features of all rows as one sparse matrix."""
    return assemble(measure(texts, task, orders, names, rules), orders, sizes)


def measure(
    texts: list[str], task: str, orders: Orders, names: tuple[str, ...], rules: Rules | None = None
) -> Measured:
    """The values of every row, before anything is known of the other rows; a user's word lists are signals too."""
    lexicons = None if rules is None else rules.lexicons
    if task == "sentence":
        batches = sentences([composed(text) for text in texts], orders, lexicons)
    else:
        names += () if lexicons is None else lexicons.signals
        batches = (article_batch(prepare(text, rules=rules), at, orders, names) for at, text in enumerate(texts))
    parts, dense = [], []
    for part in batches:
        rows, buckets, values = triples(part.counted)
        table = csr_array((values, (rows, buckets)), shape=(part.stop - part.start, orders.size))
        table.sum_duplicates()
        parts.append(table)
        dense.append(part.dense)
    return Measured(vstack(parts).tocsr(), np.concatenate(dense))


def assemble(measured: Measured, orders: Orders, sizes: Sizes = PLAIN) -> Design:
    """Weigh n-grams by rarity, standardise signals, sum vectors."""
    grams, signals = measured
    documents = np.bincount(grams.indices, minlength=orders.size)[: orders.hashed]
    used = np.flatnonzero(documents >= _RARE)
    rarity = np.log((1 + grams.shape[0]) / (1 + documents[used])) + 1
    rarity *= sizes.grams / (rarity.mean() if len(rarity) else 1.0)
    mean, spread = _moments(signals)
    scale = np.where(spread > 0, spread, 1.0) / _DENSE_SCALE
    found = Design(csr_array((0, 0)), used, rarity, mean, scale, sizes.vectors)
    return found._replace(matrix=standardised(measured, orders, found))


def standardised(measured: Measured, orders: Orders, found: Design) -> csr_array:
    """The matrix of measured rows by weights and scales that were found, on these rows or on others."""
    grams, signals = measured
    standard = np.nan_to_num((signals - found.mean) / found.scale)
    known = grams[:, orders.hashed :] @ (known_vectors() * found.vectors)
    kind = grams.dtype
    weighted = grams[:, found.buckets] * found.rarity.astype(kind)
    return hstack([weighted, csr_array(standard.astype(kind)), csr_array(known.astype(kind))]).tocsr()


def folded(
    coefficients: NDArray[np.floating], intercept: NDArray[np.floating], found: Design, orders: Orders
) -> Linear:
    """What was learned on a matrix, of shapes (outputs, columns) and (outputs,), as weights of buckets and signals."""
    used = len(found.buckets)
    signals = used + len(found.mean)
    weights = np.zeros((len(intercept), orders.size), dtype=np.float32)
    weights[:, found.buckets] = coefficients[:, :used] * found.rarity
    weights[:, orders.hashed :] = coefficients[:, signals:] @ (known_vectors() * found.vectors).T
    return Linear(
        weights, coefficients[:, used:signals].astype(float), intercept.astype(float), found.mean, found.scale
    )


def with_prior(matrix: csr_array, prior: Model, texts: list[str]) -> csr_array:
    """The matrix with what another model says of each row as its last column: its log-odds, as they are."""
    sums = np.concatenate([prior.sums(part) for part in prior.batches(texts)])
    return hstack([matrix, csr_array(sums.astype(matrix.dtype))]).tocsr()


def _moments(signals: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and standard deviation of each column, over the rows in which it is defined."""
    defined = ~np.isnan(signals)
    rows = np.maximum(defined.sum(axis=0), 1)
    mean = np.where(defined, signals, 0.0).sum(axis=0) / rows
    variance = np.where(defined, (signals - mean) ** 2, 0.0).sum(axis=0) / rows
    return mean, np.sqrt(variance)


def known_vectors() -> NDArray[np.float64]:
    """Word vectors and evaluative groups at the size at which they enter the matrix, shape (words, columns)."""
    return np.hstack([vectors() * _VECTOR_SCALE, indicators(vocabulary()) * _GROUP_SCALE])


def signal_names(task: str) -> tuple[str, ...]:
    """Names of the dense signals of a task's rows; how long an article is says nothing of it."""
    return FORM if task == "sentence" else tuple(feature.name for feature in FEATURES if feature.name not in _LENGTH)
