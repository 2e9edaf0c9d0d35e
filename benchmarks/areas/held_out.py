"""Held-out sets, for whoever has them: the shipped package on texts that neither models nor rules have met.

``ATTRIB_HELD_OUT`` names a folder with any of ``polnear`` (``metadata.tsv``, ``test/``), ``wcxb`` (``test/``),
``hyperpartisan`` (``articles-NAME.xml``, ``ground-truth-NAME.xml``) and ``checkthat_subjectivity`` (``test_en.tsv``),
laid out as their authors do. A set that is not there is left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np

import attrib
from attrib.errors import CorpusError
from benchmarks.areas.attribution import quality
from benchmarks.clean_text import bootstrap_pages, word_f1
from benchmarks.metrics import Interval, Ints, auc, bootstrap, fold_macro_f1
from benchmarks.quotations import ours
from benchmarks.rows import Options, Row
from training.loaders import checkthat_subjectivity, hyperpartisan, polnear, wcxb

CORPORA: tuple[str, ...] = ()
OPTIONAL = True
VARIABLE = "ATTRIB_HELD_OUT"
HOW = "held out; the package as it ships"


def run(options: Options) -> list[Row]:
    """Whatever is there, all of it.

    Raises:
        CorpusError: the variable names no folder with any of the sets.
    """
    del options  # a held-out set is never measured in part
    root = Path(os.environ.get(VARIABLE, ""))
    sets: dict[str, Callable[[Path], list[Row]]] = {
        "polnear": attributions,
        "wcxb": pages,
        "hyperpartisan": partisan,
        "checkthat_subjectivity": subjective,
    }
    here = [name for name in sets if os.environ.get(VARIABLE) and (root / name).is_dir()]
    if not here:
        raise CorpusError(f"{VARIABLE} names no folder with any of {', '.join(sets)}")
    return [row for name in here for row in sets[name](root / name)]


def attributions(folder: Path) -> list[Row]:
    """PolNeAR's test documents, as the area of attributions counts."""
    return quality("attrib", "attrib", ours, list(polnear.load("test", folder)), "polnear test")


def pages(folder: Path) -> list[Row]:
    """WCXB's test pages of articles: F1 of words."""
    found = [(attrib.parse(page.html, kind="html").text, page.text) for page in wcxb.load(folder, "test")]
    values = np.array([word_f1(truth, text) for text, truth in found])
    return [_row("wcxb test", "attrib", "word F1", bootstrap_pages(values), len(values))]


def partisan(folder: Path) -> list[Row]:
    """A set of hyperpartisan articles by the score at a half, withheld ones counted as not."""
    part = next(folder.glob("articles-*.xml")).stem.removeprefix("articles-")
    articles = list(hyperpartisan.load(folder, part))
    scores = [attrib.score(item.text, title=item.title or None).scores.hyperpartisan for item in articles]
    truth: Ints = np.array([item.hyperpartisan for item in articles], np.int64)
    chances = np.array([0.0 if score is None else score.value for score in scores])
    right = bootstrap(lambda there, said: float((there == (said >= 0.5)).mean()), truth, chances)
    return [
        _row("hyperpartisan held out", "attrib hyperpartisan", "accuracy", right, truth.size),
        _row("hyperpartisan held out", "attrib hyperpartisan", "AUC", bootstrap(auc, truth, chances), truth.size),
    ]


def subjective(folder: Path) -> list[Row]:
    """CheckThat's test sentences by the model of subjectivity."""
    items = list(checkthat_subjectivity.load("test", folder))
    model = attrib.load("subjectivity")
    truth: Ints = np.array([item.subjective for item in items], np.int64)
    chances = np.asarray(model.predict_proba([item.text for item in items]))[:, 1]
    found = fold_macro_f1([(truth, (chances >= model.threshold).astype(np.int64))])
    return [
        _row("checkthat test", "attrib subjectivity", "macro F1", found, truth.size),
        _row("checkthat test", "attrib subjectivity", "AUC", bootstrap(auc, truth, chances), truth.size),
    ]


def _row(task: str, system: str, metric: str, found: Interval, n: int) -> Row:
    return Row(task, system, metric, found.value, HOW, low=found.low, high=found.high, n=n)
