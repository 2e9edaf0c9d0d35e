"""Biased sentences: BABE and BASIL by folds, the shipped model zero-shot and on AnnoLexical's test, and its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import numpy as np

import attrib
from attrib.model import Model
from benchmarks import fits
from benchmarks.encoder import encoder_rows
from benchmarks.fits import PEER
from benchmarks.metrics import Floats, Interval, Ints, auc, bootstrap, ece, fold_macro_f1, paired_macro_f1
from benchmarks.published import published
from benchmarks.rows import Options, Row
from benchmarks.stories import story_rows
from benchmarks.words import word_rows
from training.loaders import anno_lexical, babe, basil

CORPORA = ("babe", "anno_lexical", "basil")
FOLDS = 5
SEED = 42  # of the folds: the one the published figures use
QUICK = 300  # items of a quick run
OURS, HELPED = "attrib.fit", "attrib.fit, prior bias"
Fold = tuple[Ints, Ints]
T = TypeVar("T")


def run(options: Options) -> list[Row]:
    """Measure everything; a full run makes thirty fits on 2,900 sentences and forty on 7,000."""
    sentences = _some(list(babe.load()), options)
    rows = published("bias")
    for grouping in (None,) if options.quick else (None, "topic", "outlet"):
        rows += folded(sentences, grouping)
    model = attrib.load("bias")
    rows += zero_shot(model, sentences)
    rows += official(model, _some(list(anno_lexical.load("test")), options))
    rows += word_rows(model, [row for row in sentences if row.biased and row.words])
    rows += story_rows(list(basil.load())[: 30 if options.quick else None])
    if options.peers:
        many = list(anno_lexical.load("train"))
        rows += encoder_rows(model, [row.text for row in many], [row.biased for row in many])
    return rows


def _some(items: list[T], options: Options) -> list[T]:
    return items[:: max(1, len(items) // QUICK)] if options.quick else items


def _interval_row(task: str, system: str, metric: str, found: Interval, n: int, protocol: str, **more: Any) -> Row:
    return Row(task, system, metric, found.value, protocol, low=found.low, high=found.high, n=n, **more)


def folds(truth: Ints, groups: Sequence[str] | None) -> Iterator[tuple[Ints, Ints]]:
    """Train and test positions of five shuffled, stratified folds; with `groups` none is on both sides."""
    # Imported here: the speed area shares the runner and needs no scikit-learn.
    from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

    kind = StratifiedKFold if groups is None else StratifiedGroupKFold
    yield from kind(FOLDS, shuffle=True, random_state=SEED).split(np.zeros(truth.size), truth, groups)


def folded(sentences: Sequence[babe.Sentence], grouping: str | None) -> list[Row]:
    """`attrib.fit` trained inside each fold of BABE, beside peers and floors on the same folds."""
    truth = np.array([row.biased for row in sentences], np.int64)
    groups = None if grouping is None else [getattr(row, grouping) for row in sentences]
    random = np.random.default_rng(SEED)
    parts = list(folds(truth, groups))
    tasks = [task for train, test in parts for task in _tasks(sentences, truth, groups, train, test)]
    said: dict[str, list[Ints]] = {OURS: [], HELPED: [], PEER: []}
    for task, answer in zip(tasks, fits.answers(tasks), strict=True):
        said[task.system].append(answer)
    answers = {
        name: [(truth[test], answer) for (_, test), answer in zip(parts, found, strict=True)]
        for name, found in said.items()
    }
    answers["majority"] = [(truth[test], np.full(test.size, int(truth[train].mean() >= 0.5))) for train, test in parts]
    answers["random"] = [(truth[test], random.integers(0, 2, test.size)) for _, test in parts]
    return _fold_rows(answers, grouping, truth.size)


def _tasks(
    sentences: Sequence[babe.Sentence], truth: Ints, groups: list[str] | None, train: Ints, test: Ints
) -> Iterator[fits.Task]:
    """The systems of one fold that learn."""
    seen, asked = ([sentences[at].text for at in side] for side in (train, test))
    kept = None if groups is None else [groups[at] for at in train]
    for system, prior in ((OURS, None), (HELPED, "bias"), (PEER, None)):
        yield fits.Task(system, seen, truth[train], kept, asked, prior)


def _fold_rows(answers: dict[str, list[Fold]], grouping: str | None, n: int) -> list[Row]:
    split = "StratifiedKFold" if grouping is None else f"StratifiedGroupKFold by {grouping}"
    protocol = f"BABE SG2, {split} (5, shuffled, seed {SEED}); trained inside each fold"
    task = "babe 5-fold" if grouping is None else f"babe 5-fold by {grouping}"
    starts = {HELPED: ", starting from the shipped model, which knows AnnoLexical and no sentence of BABE"}
    rows = [
        _interval_row(
            task, system, "macro F1", fold_macro_f1(pairs), n,
            f"{protocol}{starts.get(system, '')}; mean over folds",
            kind="attrib" if system in (OURS, HELPED) else "floor",
        )
        for system, pairs in answers.items()
    ]  # fmt: skip
    truth, ours = (np.concatenate(side) for side in zip(*answers[OURS], strict=True))
    theirs = np.concatenate([answer for _, answer in answers[PEER]])
    lead = paired_macro_f1(truth, ours, theirs)
    return [
        *rows,
        _interval_row(task, f"{OURS} - {PEER}", "macro F1 difference", lead, n, f"{protocol}; pooled, paired"),
    ]


def zero_shot(model: Model, sentences: Sequence[babe.Sentence]) -> list[Row]:
    """The shipped model on all of BABE, which it never saw, at its own threshold."""
    protocol = "BABE SG2, all sentences; the shipped model, not trained on BABE"
    return _judged(model, "babe zero-shot", sentences, protocol)


def official(model: Model, sentences: Sequence[anno_lexical.Sentence]) -> list[Row]:
    """The shipped model on AnnoLexical's official test."""
    return _judged(model, "anno_lexical test", sentences, "AnnoLexical, official test split; the shipped model")


def _judged(
    model: Model, task: str, sentences: Sequence[babe.Sentence | anno_lexical.Sentence], protocol: str
) -> list[Row]:
    truth = np.array([row.biased for row in sentences], np.int64)
    probability = _positive(model, [row.text for row in sentences])
    answer = (probability >= model.threshold).astype(np.int64)
    frequent = np.full(truth.size, int(truth.mean() >= 0.5))
    at = f"{protocol}, at its threshold {model.threshold:.3f}"
    n = truth.size
    return [
        _interval_row(task, "attrib bias", "macro F1", fold_macro_f1([(truth, answer)]), n, at),
        _interval_row(task, "attrib bias", "AUC", bootstrap(auc, truth, probability), n, protocol),
        _interval_row(task, "attrib bias", "ECE", bootstrap(ece, truth, probability), n, f"{protocol}, 15 bins"),
        _interval_row(task, "majority", "macro F1", fold_macro_f1([(truth, frequent)]), n, protocol, kind="floor"),
    ]


def _positive(model: Model, texts: list[str]) -> Floats:
    """Probability of the positive class, the second one."""
    return np.asarray(model.predict_proba(texts))[:, 1]
