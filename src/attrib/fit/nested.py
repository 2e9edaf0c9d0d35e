"""Cross-validation in which nothing is chosen on the rows that it is measured on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from attrib.fit.calibrate import Calibration, calibrated, loss, predicted
from attrib.fit.estimator import Estimator
from attrib.fit.folds import Fold
from attrib.fit.problem import Problem
from attrib.inference.metrics import Predicted

STRENGTHS = (0.1, 0.3, 1.0, 3.0, 10.0)
"""Inverse regularisation strengths that are tried."""

_NEAR = 2e-4  # to choose by, a model need not be fitted to the last digit; 1e-3 would choose worse
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Progress = Callable[[int, int], None]
"""Called with how many steps of training are done, of how many."""


class Chosen(NamedTuple):
    """The strength with the least loss on held-out sums, and the calibration of those."""

    strength: int
    calibration: Calibration


class HeldOut(NamedTuple):
    """Predictions for `rows` by models that never saw them in any way."""

    predicted: Predicted
    rows: Rows


class Tested(NamedTuple):
    """What the final model uses, and what nested folds say of it, if that was asked for."""

    chosen: Chosen
    held_out: HeldOut | None


def cross_validate(
    matrix: csr_array,
    grams: int,
    found: Problem,
    splits: list[Fold],
    forward: bool,
    done: Progress = lambda *_: None,
    nested: bool = True,
) -> Tested:
    """Choose strength, calibration and threshold on all folds; if `nested`, measure them with choices made inside each.

    A fold's own choices rest on models that saw neither it nor the fold they are tested on: every pair of folds is
    left out together once, and serves both. Forward in time the folds before a fold do.

    Args:
        matrix: features, shape (rows, columns).
        grams: how many columns, the first ones, are n-grams.
        found: the problem.
        splits: the folds.
        forward: whether they go forward in time.
        done: told of progress.
        nested: whether to measure: it takes twice the time of choosing.
    """
    single = matrix.astype(np.float32)  # enough to choose by, and half the time
    jobs = len(splits) + (0 if forward or not nested else len(splits) * (len(splits) - 1) // 2)
    count = iter(range(1, jobs + 1))
    sums: list[Floats] = []
    for fold in splits:
        sums.append(_path(single, grams, found, fold.seen, [fold.tested])[0])
        done(next(count), jobs)
    everything = choose([(part, fold.tested) for part, fold in zip(sums, splits, strict=True)], found)
    if not nested:
        return Tested(everything, None)
    inner: list[list[tuple[Floats, Rows]]] = [[] for _ in splits]
    if forward:
        for at in range(len(splits)):
            inner[at] = [(sums[before], splits[before].tested) for before in range(at)]
    else:
        for one, other, ours, theirs in _pairs(single, grams, found, splits):
            inner[one].append((theirs, splits[other].tested))
            inner[other].append((ours, splits[one].tested))
            done(next(count), jobs)
    return Tested(everything, _measured(sums, inner, found, splits))


def choose(held_out: list[tuple[Floats, Rows]], found: Problem) -> Chosen:
    """The strength and the calibration for held-out sums of shape (strengths, rows, outputs), with their rows."""
    rows = np.concatenate([part for _, part in held_out])
    sums = np.concatenate([part for part, _ in held_out], axis=1)
    best = min(range(len(STRENGTHS)), key=lambda place: loss(sums[place], found, rows))
    return Chosen(best, calibrated(sums[best], found, rows))


def _measured(
    sums: list[Floats], inner: list[list[tuple[Floats, Rows]]], found: Problem, splits: list[Fold]
) -> HeldOut:
    """Predictions of the folds that have inner ones; if none has (two groups), plain ones of all of them."""
    usable = [at for at, parts in enumerate(inner) if parts and found.teaches(np.concatenate([r for _, r in parts]))]
    plain = Chosen(STRENGTHS.index(1.0), Calibration(np.ones(found.outputs), np.zeros(found.outputs), 0.5))
    chances, rows, thresholds = [], [], []
    for at in usable or range(len(splits)):
        chosen = choose(inner[at], found) if usable else plain
        chances.append(chosen.calibration.chances(sums[at][chosen.strength], found.multilabel))
        rows.append(splits[at].tested)
        thresholds.append(np.full(len(splits[at].tested), chosen.calibration.threshold))
    tested = np.concatenate(rows)
    return HeldOut(predicted(np.concatenate(chances), found, tested, np.concatenate(thresholds)), tested)


def _pairs(
    matrix: csr_array, grams: int, found: Problem, splits: list[Fold]
) -> Iterator[tuple[int, int, Floats, Floats]]:
    """Sums of two folds by models that saw neither of them."""
    for one, other in combinations(range(len(splits)), 2):
        seen = np.intersect1d(splits[one].seen, splits[other].seen)
        if found.teaches(seen):
            ours, theirs = _path(matrix, grams, found, seen, [splits[one].tested, splits[other].tested])
            yield one, other, ours, theirs


def _path(matrix: csr_array, grams: int, found: Problem, seen: Rows, tested: list[Rows]) -> list[Floats]:
    """Sums of tested rows for every strength, shape (strengths, rows, outputs); each starts from the one before."""
    model = Estimator(found, matrix[seen], seen, grams, _NEAR)
    asked = [matrix[rows] for rows in tested]
    sums = [np.zeros((len(STRENGTHS), len(rows), found.outputs)) for rows in tested]
    for place, strength in enumerate(STRENGTHS):
        model.fit(strength)
        for table, part in zip(sums, asked, strict=True):
            table[place] = model.sums(part)
    return sums
