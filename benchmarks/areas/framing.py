"""Frames: narrative framing by its folds, GVFC and FrAC by `attrib.fit` inside folds, tf-idf on the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

import attrib
from benchmarks.metrics import Floats, Interval, Ints, bootstrap
from benchmarks.peers import tfidf_answers
from benchmarks.published import published
from benchmarks.rows import Kind, Options, Row
from training import articles
from training.loaders import frac, gvfc, narrative_framing

CORPORA = ("frac", "gvfc", "narrative_framing")
FOLDS, SEED = 5, 42
GVFC = {
    "economic": "economic_consequences",
    "health": "mental_health",
    "security": "public_safety",
    "legality": "gun_control",
    "politics": "politics",
    "public_opinion": "public_opinion",
    "identity": "race_ethnicity",
    "fairness": "race_ethnicity",
}
FRAC = {
    "economic": "economic",
    "morality": "morality",
    "fairness": "fairness",
    "legality": "legality_crime",
    "politics": "political_policy",
    "security": "security_defense",
    "health": "health_safety",
    "identity": "cultural_identity",
    "public_opinion": "public_opinion",
}
"""Lexical frames and the classes of other codebooks that are nearest to them; other classes have none."""


def run(options: Options) -> list[Row]:
    """Measure everything: five minutes, most of them for five fits on each of two corpora."""
    rows = published("framing") + narrative()
    if options.quick:
        return rows
    headlines = [item for item in gvfc.load() if item.themes]
    rows += mapped("gvfc", [item.text for item in headlines], [item.themes[0] for item in headlines], GVFC)
    rows += sentences("gvfc", [item.text for item in headlines], [item.themes[0] for item in headlines])
    passages = list(frac.load())
    rows += mapped("frac", [item.text for item in passages], [item.frame for item in passages], FRAC)
    return rows + sentences("frac", [item.text for item in passages], [item.frame for item in passages])


def narrative() -> list[Row]:
    """The recipe in five folds; the threshold of each fold is chosen on the other four."""
    from training.recipes import framing as recipe

    corpus = [item for item in narrative_framing.load() if item.frames is not None]
    found = articles.measure([articles.Told("", item.text) for item in corpus], [], "framing")
    frames = tuple(narrative_framing.FRAMES.values())
    truth = np.array([[(item.frames or {})[name] for name in frames] for item in corpus], np.int64)
    chances = recipe.probabilities(found, truth)
    answer = np.zeros_like(truth)
    for seen, asked in recipe.folds(len(truth)):
        answer[asked] = chances[asked] >= recipe.best_threshold(chances[seen], truth[seen])
    protocol = "narrative framing, 427 articles, KFold(5, shuffled, seed 42); threshold from the other folds"
    often = np.tile(truth.mean(axis=0) >= 0.5, (len(truth), 1)).astype(np.int64)
    return [
        _micro("attrib recipe", truth, answer, protocol, "attrib"),
        _micro("frames of most articles", truth, often, protocol, "floor"),
    ]


def mapped(task: str, texts: Sequence[str], labels: Sequence[str], classes: Mapping[str, str]) -> list[Row]:
    """Lexical frames mapped to a codebook, without training: the class in most sentences, the first of equals."""
    right = []
    for text, label in zip(texts, labels, strict=True):
        hits: dict[str, float] = dict.fromkeys(classes.values(), 0.0)
        found = attrib.score(text, parts=[]).signals
        for frame, name in classes.items():
            hits[name] += found[f"frame_{frame}_share"] or 0.0
        right.append(int(max(hits.values()) > 0 and max(hits, key=lambda name: hits[name]) == label))
    truth = np.ones(len(right), np.int64)
    protocol = f"{task}, all {len(right)} texts; lexical frames in the author's words, mapped, without training"
    found_right = bootstrap(_right, truth, np.array(right, float))
    return [_row(f"{task} mapped", "attrib lexical frames", "accuracy", found_right, truth, protocol, "attrib")]


def sentences(task: str, texts: Sequence[str], labels: Sequence[str]) -> list[Row]:
    """`attrib.fit` and tf-idf in five stratified folds of a corpus with one label a text."""
    from sklearn.model_selection import StratifiedKFold

    names = sorted(set(labels))
    truth = np.array([names.index(label) for label in labels], np.int64)
    masked, kept = "attrib.fit", "attrib.fit, names kept"
    answers = {name: np.zeros_like(truth) for name in (masked, kept, "tf-idf")}
    for seen, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(truth, truth):
        known, new = [texts[at] for at in seen], [texts[at] for at in asked]
        for name, how in ((masked, "mask"), (kept, "keep")):
            model = attrib.fit({"text": known, "label": [labels[at] for at in seen]}, names=how, nested=False)
            answers[name][asked] = [names.index(str(label)) for label in model.predict(new)]
        answers["tf-idf"][asked] = tfidf_answers(known, truth[seen], new)
    answers["majority"] = np.full_like(truth, np.bincount(truth).argmax())
    protocol = f"{task}, {len(truth)} texts, StratifiedKFold(5, shuffled, seed 42); trained inside each fold"
    kinds: dict[str, Kind] = {masked: "attrib", kept: "attrib", "tf-idf": "floor", "majority": "floor"}
    return [
        _row(
            f"{task} 5-fold",
            name,
            "accuracy",
            bootstrap(_right, truth, answers[name].astype(float)),
            truth,
            protocol,
            kind,
        )
        for name, kind in kinds.items()
    ]


def _right(truth: Ints, answer: Floats) -> float:
    return float((truth == answer).mean())


def _micro(system: str, truth: Ints, answer: Ints, protocol: str, kind: Kind) -> Row:
    """Micro F1 over all articles and frames, articles resampled."""
    places = np.arange(len(truth))

    def micro(picked: Ints, _: Floats) -> float:
        there, said = truth[picked], answer[picked]
        return float(2 * (there & said).sum() / max(1, there.sum() + said.sum()))

    return _row(
        "narrative framing 5-fold",
        system,
        "micro F1",
        bootstrap(micro, places, places.astype(float)),
        truth,
        protocol,
        kind,
    )


def _row(task: str, system: str, metric: str, found: Interval, truth: Ints, protocol: str, kind: Kind) -> Row:
    return Row(task, system, metric, found.value, protocol, low=found.low, high=found.high, n=len(truth), kind=kind)
