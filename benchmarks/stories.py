"""BASIL: sentences with lexical or informational bias, learned and asked by story."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

import attrib
from benchmarks.metrics import Ints, bootstrap, f1
from benchmarks.rows import Row
from training.loaders import basil

FOLDS = 10
SEED = 42  # of the folds
KINDS = ("lexical", "informational")


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
        answers: dict[str, Ints] = {"attrib.fit": truth * 0, "attrib.fit, prior bias": truth * 0}
        for train, test in _folds(truth, stories):
            corpus = {
                "text": [texts[at] for at in train],
                "label": truth[train].tolist(),
                "story": [stories[at] for at in train],
            }
            for answer, prior in zip(answers.values(), (None, "bias"), strict=True):
                model = attrib.fit(corpus, group="story", prior=prior)
                chances = np.asarray(model.predict_proba([texts[at] for at in test]))[:, 1]
                answer[test] = chances >= model.threshold
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


def _folds(truth: Ints, stories: list[str]) -> Iterator[tuple[Ints, Ints]]:
    from sklearn.model_selection import StratifiedGroupKFold

    yield from StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED).split(truth, truth, stories)
