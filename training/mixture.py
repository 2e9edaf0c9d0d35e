"""Three linear models added to one: of labels, of a teacher's scores, of outlets.

All three are learned on one matrix, so the sum of their weights is a linear model again, and explains itself as one.
Outlets differ in topics and house style as much as in bias: of n-grams that the teacher finds telling they may say more
than of others (a ridge penalty for each n-gram; Zou 2006 has it for the lasso). The labels are learned last, with what
the two others say of a sentence as two more features: they need only teach what is different in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array, hstack, vstack
from sklearn.linear_model import LogisticRegression, Ridge

from attrib.features.batches import fingerprint
from attrib.features.ngrams import Orders
from attrib.fit import design
from attrib.fit.design import Design, Measured, assemble, folded, measure
from attrib.inference.linear import Linear

Floats = npt.NDArray[np.float64]
Fit = tuple[Floats, Floats]
"""Coefficients, shape (1, columns), and intercept, shape (1,)."""

WEIGHTS = {"labels": 1.5, "teacher": 0.7, "outlets": 0.4}
"""What each model's sums count in the mixture, once all vary alike over the development split."""
SEED = 0  # of the solvers; none of the three problems has more than one solution
STACKED = "labels"
GUIDE, GUIDED = "teacher", "outlets"
VECTORS = 0.3  # times the size of vectors for what is guided: they know nothing of the guide
STRENGTH = {"labels": 1.0, "outlets": 0.1}
PENALTY = 2.0  # of the ridge regression
ROUNDS = {"labels": 400, "teacher": 60, "outlets": 60}  # the last digits of a weight are of no use


class Source(NamedTuple):
    """Texts and what is to be learned of each: labels (0 or 1), or log-odds if `soft`."""

    texts: Sequence[str]
    target: Floats
    soft: bool = False


def learn(
    sources: dict[str, Source], orders: Orders, names: tuple[str, ...], version: tuple[str, ...] = ()
) -> dict[str, Linear]:
    """One linear model for each source; all know the n-grams of all sources, and :data:`STACKED` builds on the others.

    `version` is for caches only: whatever else the outcome depends on (see :func:`version`).
    """
    del version
    measured = [_measured(source.texts, orders, names) for source in sources.values()]
    grams, signals = zip(*measured, strict=True)
    found = assemble(Measured(vstack(grams).tocsr(), np.concatenate(signals)), orders)
    ends = np.cumsum([len(source.texts) for source in sources.values()])
    rows = {name: found.matrix[end - len(sources[name].texts) : end] for name, end in zip(sources, ends, strict=True)}
    order = sorted((name for name in sources if name != STACKED), key=lambda name: name != GUIDE)
    fitted: dict[str, Fit] = {}
    for name in order:
        sizes = _guided(fitted[GUIDE][0][0], found) if name == GUIDED and GUIDE in fitted else None
        fitted[name] = _fitted(name, rows[name], sources[name], sizes)
    if STACKED in sources:
        fitted = {STACKED: _stacked(rows[STACKED], sources[STACKED], list(fitted.values())), **fitted}
    return {name: folded(*fit, found, orders) for name, fit in fitted.items()}


def version() -> tuple[str, ...]:
    """What :func:`learn` depends on beside its arguments: the features, and this code."""
    sources = (Path(file).read_bytes() for file in (__file__, design.__file__))
    return (fingerprint(), *(hashlib.sha256(source).hexdigest() for source in sources))


def _measured(texts: Sequence[str], orders: Orders, names: tuple[str, ...]) -> Measured:
    """In single precision: enough for what is learned from a hundred million values, and half as much memory."""
    grams, signals = measure(list(texts), "sentence", orders, names)
    return Measured(grams.astype(np.float32), signals)


def _fitted(name: str, rows: csr_array, source: Source, sizes: Floats | None) -> Fit:
    """Coefficients of one source; `sizes` (columns,) is what columns are multiplied by while they are found."""
    if sizes is not None:
        rows = rows @ diags_array(sizes.astype(rows.dtype)).tocsr()
    if source.soft:
        model = Ridge(alpha=PENALTY, solver="sparse_cg", max_iter=ROUNDS[name], random_state=SEED)
    else:
        model = LogisticRegression(C=STRENGTH[name], max_iter=ROUNDS[name], tol=1e-3)
    model.fit(rows, source.target)
    coefficients = np.atleast_2d(model.coef_)
    return coefficients if sizes is None else coefficients * sizes, np.atleast_1d(model.intercept_)


def _guided(guide: Floats, found: Design) -> Floats:
    """What to multiply columns by, shape (columns,), so that n-grams count by their weight for the guide.

    The n-grams keep their size in all (the mean of their squares).
    """
    grams = len(found.rarity)
    told = np.abs(guide[:grams])
    spread = np.sqrt((found.rarity**2).mean() / np.maximum(((found.rarity * told) ** 2).mean(), 1e-12))
    rest = np.ones(len(guide) - grams)
    rest[len(found.mean) :] = VECTORS
    return np.concatenate([told * spread, rest])


def _stacked(rows: csr_array, source: Source, others: Sequence[Fit]) -> Fit:
    """Labels learned with the sums of other models as features; their weights are in the outcome.

    In double precision: in single, the solver stops early, and where is chance.
    """
    plain = rows.astype(np.float64)
    sums = [csr_array(plain @ weights.T + base) for weights, base in others]
    model = LogisticRegression(C=STRENGTH[STACKED], max_iter=ROUNDS[STACKED])
    model.fit(hstack([plain, *sums]).tocsr(), source.target)
    weights, base = model.coef_[:, : rows.shape[1]], model.intercept_
    for share, other in zip(model.coef_[0, rows.shape[1] :], others, strict=True):
        weights, base = weights + share * other[0], base + share * other[1]
    return weights, base


def mixed(parts: dict[str, Linear], sums: Callable[[Linear], Floats]) -> Linear:
    """The parts added by :data:`WEIGHTS`, each divided by the standard deviation of its `sums` on some texts."""
    whole: Linear | None = None
    for name, part in parts.items():
        share = WEIGHTS[name] / float(sums(part).std())
        whole = part.affine(share, 0.0) if whole is None else whole.plus(part, np.array([share]))
    if whole is None:
        raise ValueError("there is nothing to mix")
    return whole
