"""How rows are split for testing."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, TimeSeriesSplit

from attrib.corpus import Labelled
from attrib.corpus.check import text_keys
from attrib.errors import CorpusError
from attrib.fit.problem import Problem

_FOLDS = 4
Rows = NDArray[np.int64]


class Fold(NamedTuple):
    """Rows to learn from, and rows to test on; no text is on both sides."""

    seen: Rows
    tested: Rows


def folds(data: Labelled, found: Problem, seed: int) -> list[Fold]:
    """The folds of a corpus, by group, forward in time, or by class.

    A row whose text is tested is left out of what is learned from, also where another group has it.

    Raises:
        CorpusError: they leave no split in which every class is seen in training, or a class without rows to test on.
    """
    strata = found.strata
    blank = np.zeros(len(strata))
    if data.groups is not None:
        count = min(_FOLDS, len(set(data.groups)))
        if count < 2:
            raise CorpusError("all rows are of one group: nothing would be left to test on")
        splits = list(StratifiedGroupKFold(count, shuffle=True, random_state=seed).split(blank, strata, data.groups))
    elif data.times is not None:
        times = data.times
        order = np.array(sorted(range(len(times)), key=times.__getitem__))
        splits = [(order[seen], order[tested]) for seen, tested in TimeSeriesSplit(_FOLDS).split(blank)]
    else:
        few = int(np.bincount(strata)[np.unique(strata)].min()) < _FOLDS  # a rare set of labels
        strata = np.zeros_like(strata) if few else strata
        splits = list(StratifiedKFold(_FOLDS, shuffle=True, random_state=seed).split(blank, strata))
    keys = text_keys(data.texts)
    apart = [Fold(seen[~np.isin(keys[seen], keys[tested])], tested) for seen, tested in splits if len(tested)]
    whole = [fold for fold in apart if found.teaches(fold.seen)]
    if not whole:
        raise CorpusError("the groups or dates leave no split in which every class is seen in training")
    if not found.teaches(np.concatenate([fold.tested for fold in whole])):
        raise CorpusError("the groups or dates leave a class without rows to test on")
    return whole
