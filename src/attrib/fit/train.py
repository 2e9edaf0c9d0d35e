"""Choose, calibrate, fit, and turn the estimator into plain arrays with a card."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from attrib.corpus import Labelled
from attrib.features.ngrams import Orders
from attrib.features.vectors import vocabulary
from attrib.fit.calibrate import Calibration
from attrib.fit.design import design, folded, signal_names, sizes_of, with_prior
from attrib.fit.estimator import Estimator
from attrib.fit.folds import folds
from attrib.fit.nested import STRENGTHS, HeldOut, Progress, cross_validate
from attrib.fit.problem import Problem, problem
from attrib.inference.metrics import counts, intervals, resampled
from attrib.model import CUSTOM, Model
from attrib.rules import Rules

_MOST_RESAMPLED = 300  # of the bootstrap: enough for two digits


class Trained(NamedTuple):
    """A model, with the estimators and the matrix it was made from."""

    model: Model
    estimator: Estimator
    matrix: csr_array


class Choices(NamedTuple):
    """What a user chose; see :func:`attrib.fit.fit`."""

    task: str
    seed: int = 0
    prior: Model | None = None
    rules: Rules | None = None
    names: bool = False
    nested: bool = True
    progress: Progress = lambda *_: None


def train(data: Labelled, choices: Choices) -> Trained:
    """Choose, calibrate and fit; see :func:`attrib.fit.fit`."""
    found, prior = problem(data.labels), choices.prior
    orders = Orders(known=len(vocabulary()), mean=choices.task == "article", names=choices.names)
    names = signal_names(choices.task)
    splits = folds(data, found, choices.seed)
    made = design(data.texts, choices.task, orders, names, choices.rules, sizes_of(choices.task))
    matrix = made.matrix if prior is None else with_prior(made.matrix, prior, data.texts)
    grams, forward = len(made.buckets), data.times is not None
    tested = cross_validate(matrix, grams, found, splits, forward, choices.progress, choices.nested)
    strength, chosen = tested.chosen
    rows = np.arange(len(data.texts))
    estimator = Estimator(found, matrix, rows, grams).fit(STRENGTHS[strength])
    coefficients = estimator.coefficients
    linear = folded(coefficients[:, : made.matrix.shape[1]], estimator.intercepts, made, orders)
    if prior is not None:
        linear = linear.plus(prior.linear.widened(len(linear.mean)), coefficients[:, -1])
    linear = linear.affine(chosen.slope, chosen.offset)
    lexicons = None if choices.rules is None else choices.rules.lexicons
    names += () if lexicons is None else lexicons.signals
    card = {
        "corpus": _corpus(data, found),
        "training": _training(choices, data, STRENGTHS[strength], len(splits), found.balanced),
        **({} if tested.held_out is None else _figures(data, found, tested.held_out, tested.chosen.calibration)),
    }
    model = Model(
        linear,
        CUSTOM,
        choices.task,
        found.classes,
        orders,
        names,
        chosen.threshold,
        card,
        multilabel=found.multilabel,
        lexicons=lexicons,
    )
    return Trained(model, estimator, matrix)


def _corpus(data: Labelled, found: Problem) -> dict[str, int]:
    rows = Counter(name for label in data.labels for name in (label if isinstance(label, tuple) else (str(label),)))
    return {"rows": len(data.texts), **{f"class {name}": rows[name] for name in found.classes}}


def _training(choices: Choices, data: Labelled, strength: float, count: int, balanced: bool) -> dict[str, Any]:
    prior, rules = choices.prior, choices.rules
    return {
        "estimator": "logistic regression on hashed n-grams and dense signals",
        "strength": strength,
        "names": "kept" if choices.names else "masked",
        **({"classes": "count alike, however frequent"} if balanced else {}),
        "folds": count,
        "folds by": "group" if data.groups else "time" if data.times else "class",
        "seed": choices.seed,
        **({} if prior is None else {"prior": f"{prior.name} {prior.version}, bundle {prior.digest[:16]}"}),
        **({} if rules is None else {"rules": rules.summary}),
    }


def _figures(data: Labelled, found: Problem, held_out: HeldOut, chosen: Calibration) -> dict[str, Any]:
    """Figures by nested folds, each chosen on rows that it was not measured on; intervals over rows or groups."""
    groups = None
    if data.groups is not None:
        groups = np.unique(np.array(data.groups)[held_out.rows], return_inverse=True)[1]
    weights = resampled(len(held_out.rows), groups, resamples=_MOST_RESAMPLED)
    figures = intervals(held_out.predicted, weights)
    hits, answered, there = counts(held_out.predicted, np.ones(len(held_out.rows)))
    each = {}
    for at, name in enumerate(found.classes):
        each[f"precision, {name}"] = float(hits[at] / answered[at]) if answered[at] else 0.0
        each[f"recall, {name}"] = float(hits[at] / there[at]) if there[at] else 0.0
    unit = "groups" if data.groups is not None else "rows"
    return {
        "cross-validated figures": {
            "chosen inside the folds": "strength, calibration, threshold",
            "rows tested on": len(held_out.rows),
            "threshold of the model": chosen.threshold,
            **{name: item.value for name, item in figures.items()},
            **each,
        },
        f"intervals of 95%, by resampled {unit}": {
            name: [round(item.low, 4), round(item.high, 4)] for name, item in figures.items()
        },
    }
