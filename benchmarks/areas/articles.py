"""Scores of whole articles and of subjective sentences: hyperpartisan by folds, CheckThat by the shipped model."""

from __future__ import annotations

import numpy as np

import attrib
from benchmarks.metrics import Interval, Ints, auc, bootstrap, fold_macro_f1
from benchmarks.peers import tfidf_answers
from benchmarks.published import published
from benchmarks.rows import Kind, Options, Row
from training import articles
from training.loaders import checkthat_subjectivity, hyperpartisan

CORPORA = ("checkthat_subjectivity", "hyperpartisan")
SEED = 0  # of the folds


def run(options: Options) -> list[Row]:
    """Measure everything: three minutes, most of them for reading 645 articles the first time."""
    rows = published("articles") + subjective(options)
    return rows if options.quick else rows + partisan()


def partisan() -> list[Row]:
    """The recipe's ten folds by site, at its threshold, with the calibration of the shipped card; tf-idf beside it."""
    from training.recipes import hyperpartisan as recipe

    corpus = list(hyperpartisan.load())
    bias = attrib.load("bias")
    found = articles.measure([articles.Told(item.title, item.text) for item in corpus], [bias], "hyperpartisan")
    truth = np.array([item.hyperpartisan for item in corpus], np.int64)
    sites = np.array([item.site for item in corpus])
    sums = recipe.held_out(found, truth, sites, SEED)
    slope, offset = recipe.calibrated(sums, truth, even=False)
    chances = slope * sums + offset
    even = slope * sums + recipe.calibrated(sums, truth)[1]
    folds = "hyperpartisan train, 10 folds by site (seed 0); calibrated on all of them"
    texts = [f"{item.title}\n{item.text}" for item in corpus]
    peer = np.zeros(len(truth), np.int64)
    for seen, asked in recipe.folds(truth, sites, SEED):
        peer[asked] = tfidf_answers([texts[at] for at in seen], truth[seen], [texts[at] for at in asked])
    return [
        _accuracy("attrib recipe", truth, (chances >= 0).astype(np.int64), f"{folds}; the corpus's share of classes"),
        _accuracy("attrib recipe, even classes", truth, (even >= 0).astype(np.int64), f"{folds}; as it ships"),
        _row("hyperpartisan 10-fold", "attrib recipe", "AUC", bootstrap(auc, truth, chances), len(truth), folds),
        _accuracy("tf-idf", truth, peer, "the same folds", kind="floor"),
        _accuracy("majority", truth, np.zeros_like(truth), "the same folds", kind="floor"),
    ]


def subjective(options: Options) -> list[Row]:
    """The shipped model on each split of CheckThat, of which it saw none; and `attrib.fit` in domain."""
    model = attrib.load("subjectivity")
    splits = {name: list(checkthat_subjectivity.load(name)) for name in ("train", "dev", "dev_test")}
    rows = []
    for name, items in splits.items():
        truth = np.array([item.subjective for item in items], np.int64)
        chances = np.asarray(model.predict_proba([item.text for item in items]))[:, 1]
        answer = (chances >= model.threshold).astype(np.int64)
        task, protocol = f"checkthat {name}", f"CheckThat 2025 English, {name}; the shipped model, not trained on it"
        rows += [
            _row(task, "attrib subjectivity", "macro F1", fold_macro_f1([(truth, answer)]), len(truth), protocol),
            _row(task, "attrib subjectivity", "AUC", bootstrap(auc, truth, chances), len(truth), protocol),
        ]
    if options.quick:
        return rows
    seen = splits["train"] + splits["dev"]
    asked = splits["dev_test"]
    truth = np.array([item.subjective for item in asked], np.int64)
    texts, labels = [item.text for item in seen], np.array([item.subjective for item in seen], np.int64)
    fitted = attrib.fit({"text": texts, "label": labels.tolist()}, prior="bias", nested=False)
    chances = np.asarray(fitted.predict_proba([item.text for item in asked]))[:, 1]
    peer = tfidf_answers(texts, labels, [item.text for item in asked])
    protocol = "trained on CheckThat 2025 English train and dev; attrib.fit starts from the shipped model bias"
    answers = {"attrib.fit": (chances >= fitted.threshold).astype(np.int64), "tf-idf": peer}
    task = "checkthat dev_test in domain"
    kinds: dict[str, Kind] = {"attrib.fit": "attrib", "tf-idf": "floor"}
    return rows + [
        _row(task, name, "macro F1", fold_macro_f1([(truth, answers[name])]), len(truth), protocol, kind=kind)
        for name, kind in kinds.items()
    ]


def _accuracy(system: str, truth: Ints, answer: Ints, protocol: str, *, kind: Kind = "attrib") -> Row:
    found = bootstrap(lambda truth, answer: float((truth == answer).mean()), truth, answer.astype(float))
    return _row("hyperpartisan 10-fold", system, "accuracy", found, len(truth), protocol, kind=kind)


def _row(task: str, system: str, metric: str, found: Interval, n: int, protocol: str, *, kind: Kind = "attrib") -> Row:
    return Row(task, system, metric, found.value, protocol, low=found.low, high=found.high, n=n, kind=kind)
