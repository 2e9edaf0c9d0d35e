"""Models fitted inside folds: several at a time, since none needs another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from joblib import Parallel, delayed

import attrib
from benchmarks.metrics import Ints
from benchmarks.peers import tfidf_answers

JOBS = 2
PEER = "tf-idf"
"""The system that is scikit-learn's and not ours."""


class Task(NamedTuple):
    """Rows of a fold to learn from, with the group of each or None, and the texts to be asked."""

    system: str
    texts: list[str]
    labels: Ints
    groups: list[str] | None
    asked: list[str]
    prior: str | None = None


def answers(tasks: Iterable[Task]) -> list[Ints]:
    """What each task's model answers (0 or 1, shape (asked,)) at its own threshold, in the order of the tasks."""
    found: list[Ints] = Parallel(n_jobs=JOBS)(delayed(answer)(task) for task in tasks)
    return found


def answer(task: Task) -> Ints:
    """Fit on a task's rows by `attrib.fit`, or by the peer, and ask."""
    if task.system == PEER:
        return tfidf_answers(task.texts, task.labels, task.asked)
    corpus: dict[str, Sequence[Any]] = {"text": task.texts, "label": task.labels.tolist()}
    if task.groups is not None:
        corpus["group"] = task.groups
    model = attrib.fit(corpus, group=None if task.groups is None else "group", prior=task.prior, nested=False)
    chances = np.asarray(model.predict_proba(task.asked))[:, 1]
    return (chances >= model.threshold).astype(np.int64)
