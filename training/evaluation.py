"""The evaluation sets that no training text may repeat, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from training.loaders import anno_lexical, babe, basil, checkthat_subjectivity, frac, gvfc

SETS: MappingProxyType[str, Callable[[], Iterable[str]]] = MappingProxyType(
    {
        "anno_lexical/dev": lambda: (row.text for row in anno_lexical.load("dev")),
        "anno_lexical/test": lambda: (row.text for row in anno_lexical.load("test")),
        "babe": lambda: (row.text for row in babe.load()),
        "basil": lambda: (sentence.text for row in basil.load() for sentence in row.sentences),
        "checkthat_subjectivity/train": lambda: (row.text for row in checkthat_subjectivity.load("train")),
        "checkthat_subjectivity/dev": lambda: (row.text for row in checkthat_subjectivity.load("dev")),
        "checkthat_subjectivity/dev_test": lambda: (row.text for row in checkthat_subjectivity.load("dev_test")),
        "gvfc": lambda: (row.text for row in gvfc.load()),
        "frac": lambda: (row.text for row in frac.load()),
    }
)
"""Texts of each set by name. Corpora evaluated by folds of themselves (hyperpartisan, scrapinghub ...) are not here."""


def texts() -> Iterator[str]:
    """Yield the texts of all sets.

    Raises:
        MissingCorpusError: a corpus is not here.
    """
    for load in SETS.values():
        yield from load()
