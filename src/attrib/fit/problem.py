"""Labels -> classes and what is to be told of each row."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.errors import CorpusError

FEWEST = 4
"""Rows that a class needs: one for each fold."""

_MOST = 20
"""Classes from which on a class is to have four rows on average: else the column holds no classes at all."""

_DENIAL = re.compile(r"(?:no|not|non|none|negative|neutral|objective|factual|unbiased|impartial|balanced)\b.*", re.I)
"""Labels that say that nothing was found: of two classes such a one comes first."""


class Problem(NamedTuple):
    """Class names, and the truth: class indices of shape (rows,), or 0 and 1 of shape (rows, classes) if multilabel."""

    classes: tuple[str, ...]
    target: NDArray[np.int64]
    multilabel: bool

    @property
    def outputs(self) -> int:
        """Number of sums that a model of it has."""
        return 1 if len(self.classes) == 2 and not self.multilabel else len(self.classes)

    @property
    def balanced(self) -> bool:
        """Whether classes count alike: more than two are rarely of one size, and the rare ones need their weight."""
        return len(self.classes) > 2 and not self.multilabel

    @property
    def strata(self) -> NDArray[np.int64]:
        """What folds should hold alike: the class, or the rarest of a row's classes."""
        if not self.multilabel:
            return self.target
        rarest = np.argsort(self.target.sum(axis=0), kind="stable")
        first = self.target[:, rarest].argmax(axis=1)
        return np.where(self.target.any(axis=1), first + 1, 0)

    def columns(self, rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """What each estimator learns of some rows, shape (rows,) each."""
        return list(self.target[rows].T) if self.multilabel else [self.target[rows]]

    def teaches(self, rows: NDArray[np.int64]) -> bool:
        """Whether every class is both there and absent among some rows."""
        if self.multilabel:
            return bool(((self.target[rows].min(axis=0) == 0) & (self.target[rows].max(axis=0) == 1)).all())
        return len(np.unique(self.target[rows])) == len(self.classes)


def problem(labels: list[Any]) -> Problem:
    """Classes in order, and each row's truth.

    The order is that of sorting; but of two classes one that denies ("Non-biased", "neutral") comes first, so that the
    second is what is looked for. Labels that are tuples make a problem of several labels a row.

    Raises:
        CorpusError: fewer than two classes, one of too few rows, or labels of different types.
    """
    if isinstance(labels[0], tuple):
        return _multilabel(labels)
    try:
        values = sorted(set(labels))
    except TypeError:
        raise CorpusError("labels of different types are mixed in one column") from None
    if len(values) == 2 and _denies(values[1]) and not _denies(values[0]):
        values.reverse()
    names = tuple(str(value) for value in values)
    if len(set(names)) < 2:
        raise CorpusError(f"the corpus has one class only ({names[0]!r}): at least two are needed")
    index = {value: place for place, value in enumerate(values)}
    target = np.array([index[value] for value in labels])
    _check_sizes(dict(zip(names, np.bincount(target).tolist(), strict=True)), len(target))
    return Problem(names, target, False)


def _multilabel(labels: list[tuple[str, ...]]) -> Problem:
    counts = Counter(name for label in labels for name in label)
    if len(counts) < 2:
        raise CorpusError(f"the corpus has {len(counts)} different labels: at least two are needed")
    names = tuple(sorted(counts))
    _check_sizes(counts, len(labels))
    for name, count in counts.items():
        if len(labels) - count < FEWEST:
            raise CorpusError(f"nearly every row is labelled {name!r}: at least {FEWEST} without it are needed")
    return Problem(names, np.array([[name in label for name in names] for label in labels], dtype=np.int64), True)


def _check_sizes(sizes: dict[str, int], rows: int) -> None:
    if len(sizes) > max(_MOST, rows / 4):
        raise CorpusError(f"the {rows} rows have {len(sizes)} different labels: name the column that holds the classes")
    smallest = min(sizes, key=sizes.__getitem__)
    if sizes[smallest] < FEWEST:
        count = "one row" if sizes[smallest] == 1 else f"{sizes[smallest]} rows"
        raise CorpusError(f"class {smallest!r} has {count} only: at least {FEWEST} are needed")


def _denies(label: Any) -> bool:
    return isinstance(label, str) and _DENIAL.fullmatch(label.strip()) is not None
