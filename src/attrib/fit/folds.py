"""Class indices, and how rows are split for testing."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, TimeSeriesSplit

from attrib.errors import CorpusError
from attrib.fit.corpus import Labelled

_FOLDS = 4
_DENIAL = re.compile(r"(?:no|not|non|none|negative|neutral|objective|factual|unbiased|impartial|balanced)\b.*", re.I)
"""Labels that say that nothing was found: of two classes such a one comes first."""


def _denies(label: Any) -> bool:
    return isinstance(label, str) and _DENIAL.fullmatch(label.strip()) is not None


def class_indices(labels: list[Any]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Class names in order, and each row's class index.

    The order is that of sorting; but of two classes one that denies ("Non-biased", "neutral") comes first, so that the
    second is what is looked for.
    """
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
    sizes = np.bincount(target)
    if sizes.min() < 2:
        raise CorpusError(f"class {names[int(sizes.argmin())]!r} has one row only: at least two are needed")
    return names, target


def folds(data: Labelled, target: NDArray[np.int64], seed: int) -> list[tuple[Any, Any]]:
    """Training and testing rows of each fold."""
    count = int(min(_FOLDS, np.bincount(target).min()))
    blank = np.zeros(len(target))
    if data.groups is not None:
        if len(set(data.groups)) < 2:
            raise CorpusError("all rows are of one group: nothing would be left to test on")
        count = min(count, len(set(data.groups)))
        splits = list(StratifiedGroupKFold(count, shuffle=True, random_state=seed).split(blank, target, data.groups))
    elif data.times is not None:
        times = data.times
        order = np.array(sorted(range(len(times)), key=times.__getitem__))
        splits = [(order[train], order[test]) for train, test in TimeSeriesSplit(count).split(blank)]
    else:
        splits = list(StratifiedKFold(count, shuffle=True, random_state=seed).split(blank, target))
    whole = [fold for fold in splits if len(set(target[fold[0]])) == len(set(target)) and len(fold[1])]
    if not whole:
        raise CorpusError("the groups or dates leave no split in which every class is seen in training")
    return whole
