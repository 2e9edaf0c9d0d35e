"""Predictions of models on labelled rows -> figures."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attrib.corpus import Labelled, check
from attrib.errors import CorpusError, InputError
from attrib.evaluate.result import ClassFigures, Evaluation, GroupFigures, ModelFigures
from attrib.inference import metrics
from attrib.inference.metrics import Interval, Predicted
from attrib.loading import load
from attrib.model import Model

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_MOST_GROUPS = 50  # that are told apart: the largest
_GROUP_RESAMPLES = 200


def run(models: Sequence[Model | str | Path], data: Labelled, rename: Mapping[str, str], seed: int) -> Evaluation:
    """See :func:`attrib.evaluate.evaluate`."""
    loaded = [load(model) if isinstance(model, str | Path) else model for model in models]
    if not loaded:
        raise InputError("name at least one model")
    first = loaded[0]
    for other in loaded[1:]:
        if set(other.classes) != set(first.classes) or other.multilabel != first.multilabel:
            told = " and ".join(", ".join(each.classes) for each in (first, other))
            raise InputError(f"models of different classes cannot be compared: {told}")
    truth = _truth(data, first, rename)
    groups = None if data.groups is None else np.unique(np.array(data.groups), return_inverse=True)
    weights = metrics.resampled(len(truth), None if groups is None else groups[1], seed=seed)
    found = [_predicted(model, data.texts, truth, first.classes) for model in loaded]
    return Evaluation(
        first.classes,
        len(truth),
        data.left_out,
        "rows" if groups is None else "groups",
        check(data).notes,
        tuple(
            ModelFigures(
                str(given) if isinstance(given, str | Path) else model.name,
                model.reference,
                model.threshold,
                metrics.intervals(each, weights),
                _classes(each, first.classes),
                _rows(metrics.confusion(each)) if each.exclusive else None,
                tuple(metrics.reliability(each)),
                () if groups is None else _groups(each, groups, seed),
                None if at == 0 else metrics.paired(each, found[0], weights),
            )
            for at, (given, model, each) in enumerate(zip(models, loaded, found, strict=True))
        ),
    )


def _truth(data: Labelled, model: Model, rename: Mapping[str, str]) -> Ints:
    """The classes of each row, shape (rows, classes).

    Raises:
        CorpusError: a label is no class of the model.
    """
    if data.multilabel != model.multilabel:
        kind = "several labels a text" if model.multilabel else "one label a text"
        raise CorpusError(f"the model {model.name!r} has {kind}, the corpus has not")
    labels = [label if isinstance(label, tuple) else (str(label),) for label in data.labels]
    named = [{rename.get(name, name) for name in label} for label in labels]
    unknown = sorted(set().union(*named) - set(model.classes))
    if unknown:
        known = set().union(*named)
        likely = next((name for name in model.classes if name not in known), model.classes[0])
        asked = f"{unknown[0]}={likely}"
        raise CorpusError(
            f"the label {unknown[0]!r} is no class of the model, which knows {', '.join(map(repr, model.classes))}: "
            f"rename it (--rename {shlex.quote(asked)})"
        )
    return np.array([[name in label for name in model.classes] for label in named], dtype=np.int64)


def _predicted(model: Model, texts: Sequence[str], truth: Ints, classes: tuple[str, ...]) -> Predicted:
    """The model's predictions, its classes in the order of the first model's."""
    chances = model.predict_proba(texts)
    if model.multilabel:
        answer = (chances >= model.threshold).astype(np.int64)
    else:
        two = len(model.classes) == 2
        best = (chances[:, 1] >= model.threshold).astype(np.int64) if two else chances.argmax(axis=1)
        answer = metrics.one_hot(best, len(model.classes))
    order = [model.classes.index(name) for name in classes]
    return Predicted(truth, answer[:, order], chances[:, order], exclusive=not model.multilabel)


def _classes(found: Predicted, names: tuple[str, ...]) -> tuple[ClassFigures, ...]:
    every = np.ones(len(found.truth))
    hits, answered, there = metrics.counts(found, every)
    precision, recall = hits / np.maximum(answered, 1), hits / np.maximum(there, 1)
    both = metrics.f1(found, every)
    table = zip(names, there.tolist(), precision.tolist(), recall.tolist(), both.tolist(), strict=True)
    return tuple(ClassFigures(name, int(rows), *figures) for name, rows, *figures in table)


def _groups(found: Predicted, groups: tuple[Any, Ints], seed: int) -> tuple[GroupFigures, ...]:
    """The largest groups, largest first."""
    names, at = groups
    sizes = np.bincount(at)
    made = []
    for place in np.argsort(-sizes, kind="stable")[:_MOST_GROUPS]:
        part = found.at(at == place)
        count = len(part.truth)
        weights = metrics.resampled(count, seed=seed, resamples=_GROUP_RESAMPLES)
        right = (part.truth == part.answer).all(axis=1)
        share = [float(draw @ right / count) for draw in weights]
        accuracy = Interval(float(right.mean()), *np.percentile(share, [2.5, 97.5]).tolist())
        f1 = metrics.intervals(part, weights)["macro F1"]
        said, true = float(part.chances[:, -1].mean()), float(part.truth[:, -1].mean())
        made.append(GroupFigures(str(names[place]), count, accuracy, f1, said, true))
    return tuple(made)


def _rows(table: Ints) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(count) for count in row) for row in table)
