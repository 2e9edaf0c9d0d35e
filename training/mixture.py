"""Three linear models added to one: of labels, of a teacher's scores, of outlets.

All three are learned on one matrix, so the sum of their weights is a linear model again, and explains itself as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack
from sklearn.linear_model import LogisticRegression, Ridge

from attrib.features.batches import fingerprint
from attrib.features.ngrams import Orders
from attrib.fit import design
from attrib.fit.design import Measured, assemble, folded, measure
from attrib.inference.linear import Linear

Floats = npt.NDArray[np.float64]

WEIGHTS = {"labels": 0.5, "teacher": 1.0, "outlets": 0.5}
"""What each model's sums count in the mixture, once all vary alike over the development split."""
SEED = 0  # of the solvers; none of the three problems has more than one solution
STRENGTH = {"labels": 1.0, "outlets": 0.05}
PENALTY = 2.0  # of the ridge regression
ROUNDS = {"labels": 300, "teacher": 60, "outlets": 60}  # the last digits of a weight are of no use


class Source(NamedTuple):
    """Texts and what is to be learned of each: labels (0 or 1), or log-odds if `soft`."""

    texts: Sequence[str]
    target: Floats
    soft: bool = False


def learn(
    sources: dict[str, Source], orders: Orders, names: tuple[str, ...], version: tuple[str, ...] = ()
) -> dict[str, Linear]:
    """One linear model for each source; all know the n-grams of all sources.

    `version` is for caches only: whatever else the outcome depends on (see :func:`version`).
    """
    del version
    measured = [_measured(source.texts, orders, names) for source in sources.values()]
    grams, signals = zip(*measured, strict=True)
    found = assemble(Measured(vstack(grams).tocsr(), np.concatenate(signals)), orders)
    result, start = {}, 0
    for name, source in sources.items():
        rows = found.matrix[start : start + len(source.texts)]
        start += len(source.texts)
        weights, base = _fitted(name, rows, source)
        result[name] = folded(weights, base, found, orders)
    return result


def version() -> tuple[str, ...]:
    """What :func:`learn` depends on beside its arguments: the features, and this code."""
    sources = (Path(file).read_bytes() for file in (__file__, design.__file__))
    return (fingerprint(), *(hashlib.sha256(source).hexdigest() for source in sources))


def _measured(texts: Sequence[str], orders: Orders, names: tuple[str, ...]) -> Measured:
    """In single precision: enough for what is learned from a hundred million values, and half as much memory."""
    grams, signals = measure(list(texts), "sentence", orders, names)
    return Measured(grams.astype(np.float32), signals)


def _fitted(name: str, rows: csr_array, source: Source) -> tuple[Floats, Floats]:
    if source.soft:
        ridge = Ridge(alpha=PENALTY, solver="sparse_cg", max_iter=ROUNDS[name], random_state=SEED)
        ridge.fit(rows, source.target)
        return np.atleast_2d(ridge.coef_), np.atleast_1d(ridge.intercept_)
    model = LogisticRegression(C=STRENGTH[name], max_iter=ROUNDS[name], tol=1e-3).fit(rows, source.target)
    return model.coef_, model.intercept_


def mixed(parts: dict[str, Linear], sums: Callable[[Linear], Floats]) -> Linear:
    """The parts added by :data:`WEIGHTS`, each divided by the standard deviation of its `sums` on some texts."""
    whole: Linear | None = None
    for name, part in parts.items():
        share = WEIGHTS[name] / float(sums(part).std())
        whole = part.affine(share, 0.0) if whole is None else whole.plus(part, np.array([share]))
    if whole is None:
        raise ValueError("there is nothing to mix")
    return whole
