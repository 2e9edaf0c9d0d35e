"""The model ``bias``: is a sentence, in its author's words, biased?

Learned from AnnoLexical's training split, from what a teacher says of sentences of the AllSides pool if its scores have
been made (``python -m training fit teacher``), and from the outlets of sentences of the pool. Calibrated, and given its
threshold, on AnnoLexical's development split; placed among the articles of the pool; its article levels described by
what they catch in the hyperpartisan corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Memory, Parallel, delayed
from rich.console import Console
from rich.progress import track
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

import attrib
from attrib.features.ngrams import Orders
from attrib.features.vectors import vocabulary
from attrib.fit.calibrate import calibration
from attrib.fit.design import signal_names
from attrib.inference.linear import Linear
from attrib.model import Model
from training import articles, distant, evaluation, levels, mixture, overlap, soft
from training.loaders import anno_lexical, hyperpartisan

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

JOBS = 2
LEVELS = (
    ("low", "mostly neutral wording", 0),
    ("medium", "some loaded wording", 50),
    ("high", "heavily loaded wording", 90),
)
"""Level, label, and the percentile of the pool from which it holds."""
ABOUT = {
    "what": "Probability that a reader calls a sentence biased, from its author's words: names, groups and gendered "
    "words are masked, quoted words left out.",
    "not for": "No verdict on truth, on an author or on an outlet. A reader's label is an opinion, and the labels "
    "learned from were given by an ensemble of language models. English news only.",
    "licences": "AnnoLexical (MIT); pool: AllSides articles (Apache-2.0); teacher: MiniLM-L6 (Apache-2.0); "
    "levels: SemEval-2019 task 4 by-article corpus, whose public record says CC BY 4.0.",
}
CHOSEN = (
    "Calibration and threshold on AnnoLexical's development split. How the three parts are learned and what each "
    "counts was chosen on that split with BABE in view: 99 settings in all were compared with a figure of BABE beside "
    "them, some 20 with one of AnnoLexical's test. So zero-shot figures on BABE flatter a little, and so do those "
    "on AnnoLexical's test."
)
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Train, measure and write ``output/bias``: about ten minutes on two cores the first time."""
    sources, corpus = _sources(seed)
    console.print(corpus)
    orders, names = Orders(known=len(vocabulary())), signal_names("sentence")
    # Ten minutes of work that most changes of this package leave as it is.
    learn = Memory(soft.folder().parent / "learned", verbose=0).cache(mixture.learn)
    parts = learn(sources, orders, names, mixture.version())
    model = Model(next(iter(parts.values())), "bias", "sentence", ("neutral", "biased"), orders, names, 0.5, {})
    texts, truth = _sentences("dev")
    model.linear = mixture.mixed(parts, partial(_sums, model, texts))
    model.linear = model.linear.affine(*calibration(_sums(model, texts), truth.astype(np.int64))).compact()
    model.threshold = levels.threshold(model.predict_proba(texts)[:, 1], truth)
    how = (
        "logistic and ridge regressions on hashed n-grams and dense signals, added; outlets by what the teacher finds "
        "telling, labels on top of both"
    )
    training = {"estimator": how, "seed": seed}
    training |= {f"weight of {name}": mixture.WEIGHTS[name] for name in parts}
    model.card = {**ABOUT, "corpus": corpus, "training": training, "chosen": CHOSEN}
    model.card["figures at the threshold"] = {split: _figures(model, split) for split in ("dev", "test")}
    console.print(model.card["figures at the threshold"])
    model.card["pool"] = pool = _pool(model)
    model.card["levels"] = _levels(model, pool["quantiles"])
    model.save(output / "bias")
    console.print(f"wrote {output / 'bias'}")


def _sources(seed: int) -> tuple[dict[str, mixture.Source], dict[str, Any]]:
    """What is learned from, without the texts that an evaluation set holds too, and how much of it there is."""
    index = overlap.Index(evaluation.texts())
    rows = list(anno_lexical.load("train"))
    found = {"labels": mixture.Source([row.text for row in rows], np.array([float(row.biased) for row in rows]))}
    taught = soft.read(soft.folder() / soft.NAME)
    if taught is None:
        console.print(
            f"[bold]No scores of a teacher in {soft.folder()}[/]: learning from labels and outlets alone, which costs "
            "some .03 of BABE's AUC. `python -m training fit teacher` makes them in two and a half hours."
        )
    else:
        found["teacher"] = mixture.Source(taught.texts, taught.scores, soft=True)
    sided = list(distant.sentences(seed))
    found["outlets"] = mixture.Source([text for text, _ in sided], np.array([float(opinion) for _, opinion in sided]))
    kept: dict[str, mixture.Source] = {}
    about: dict[str, Any] = {}
    for name, source in found.items():
        keep = index.shares(source.texts) < overlap.LIMIT
        texts = [text for text, wanted in zip(source.texts, keep, strict=True) if wanted]
        kept[name] = source._replace(texts=texts, target=source.target[keep])
        about |= {f"sentences of {name}": len(texts), f"near-duplicates dropped, {name}": int((~keep).sum())}
    return kept, about


def _sums(model: Model, texts: Sequence[str], linear: Linear | None = None) -> Floats:
    """The sum of each text, shape (texts, 1), by the model with its own weights or others."""
    other = replace(model, linear=linear or model.linear)
    sums: Floats = np.concatenate([other.sums(part) for part in other.batches(texts)])
    return sums


def _sentences(split: anno_lexical.Split) -> tuple[list[str], Bools]:
    rows = list(anno_lexical.load(split))
    return [row.text for row in rows], np.array([row.biased for row in rows])


def _figures(model: Model, split: anno_lexical.Split) -> dict[str, float]:
    texts, truth = _sentences(split)
    chances = model.predict_proba(texts)[:, 1]
    answer = chances >= model.threshold
    return {
        "threshold": model.threshold,
        "macro F1": float(f1_score(truth, answer, average="macro")),
        "AUC": float(roc_auc_score(truth, chances)),
        "precision": float(precision_score(truth, answer)),
        "recall": float(recall_score(truth, answer)),
    }


def _pool(model: Model) -> dict[str, Any]:
    """Mean of the bias rate and 101 quantiles of each article score over every tenth article of the pool."""
    texts = [article.text for article in articles.pool()]
    table = np.array(list(_values(model, texts, len(texts))))
    bias, attribution = (column[~np.isnan(column)] for column in table.T)
    return {**levels.pool(bias), "attribution quantiles": levels.quantiles(attribution)}


def _levels(model: Model, quantiles: Sequence[float]) -> list[dict[str, Any]]:
    """What each level's threshold buys: precision and recall for articles that readers called hyperpartisan."""
    corpus = list(hyperpartisan.load())
    bias = np.array(list(_values(model, (article.text for article in corpus), len(corpus))))[:, 0]
    scored = ~np.isnan(bias)
    values, truth = bias[scored], np.array([article.hyperpartisan for article in corpus])[scored]
    rows = []
    for level, label, percentile in LEVELS:
        threshold = quantiles[percentile] if percentile else 0.0
        reached = values >= threshold
        buys = {"precision": float(truth[reached].mean()), "recall": float(reached[truth].mean())}
        rows.append({"level": level, "label": label, "threshold": threshold, "percentile": percentile, **buys})
    return rows


def _values(model: Model, texts: Iterable[str], total: int) -> Iterator[tuple[float, float]]:
    """Bias rate and attribution score of each text, in order; NaN where withheld."""
    work = Parallel(n_jobs=JOBS, return_as="generator")(delayed(_value)(model, text) for text in texts)
    yield from track(work, "scoring", total=total, console=console)


def _value(model: Model, text: str) -> tuple[float, float]:
    scores = attrib.score(text, model=model, parts=("bias", "attribution")).scores
    bias, attribution = scores.bias, scores.attribution
    return np.nan if bias is None else bias.value, np.nan if attribution is None else attribution.value
