"""BASIL: sentences with lexical or informational bias, learned and asked by story."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks import fits
from benchmarks.metrics import Ints, bootstrap, f1
from benchmarks.rows import Row
from training.loaders import basil

FOLDS = 10
SEED = 42  # of the folds
KINDS = ("lexical", "informational")
PRIORS = {"attrib.fit": None, "attrib.fit, prior bias": "bias"}


def story_rows(articles: list[basil.Article]) -> list[Row]:
    """F1 of the sentences with each kind of bias, all folds pooled, beside that of calling every sentence biased."""
    items = [(sentence, article.story) for article in articles for sentence in article.sentences if sentence.text]
    texts, stories = [sentence.text for sentence, _ in items], [story for _, story in items]
    rows = []
    for kind in KINDS:
        truth: Ints = np.array([any(mark.kind == kind for mark in item.biases) for item, _ in items], np.int64)
        protocol = (
            f"BASIL, sentences with a {kind} span; StratifiedGroupKFold by story ({FOLDS}, shuffled, seed {SEED}), "
            "trained inside each fold, answers pooled; F1 of the biased"
        )
        parts = list(_folds(truth, stories))
        tasks = [_task(texts, truth, stories, train, test, name) for train, test in parts for name in PRIORS]
        said = fits.answers(tasks)
        answers: dict[str, Ints] = {name: truth.copy() for name in PRIORS}
        tested = [test for _, test in parts for _ in PRIORS]
        for task, test, answer in zip(tasks, tested, said, strict=True):
            answers[task.system][test] = answer
        answers["every sentence"] = truth * 0 + 1
        for system, answer in answers.items():
            found = bootstrap(lambda there, said: f1(there, said.astype(np.int64)), truth, answer.astype(np.float64))
            rows.append(
                Row(
                    "basil by story", f"{system}, {kind}", "F1", found.value, protocol,
                    "floor" if system == "every sentence" else "attrib", found.low, found.high, truth.size,
                )
            )  # fmt: skip
    return rows


def _task(texts: list[str], truth: Ints, stories: list[str], train: Ints, test: Ints, name: str) -> fits.Task:
    seen, asked = ([texts[at] for at in side] for side in (train, test))
    return fits.Task(name, seen, truth[train], [stories[at] for at in train], asked, PRIORS[name])


def _folds(truth: Ints, stories: list[str]) -> Iterator[tuple[Ints, Ints]]:
    from sklearn.model_selection import StratifiedGroupKFold

    yield from StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED).split(truth, truth, stories)
