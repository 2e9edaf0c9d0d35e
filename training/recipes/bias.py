"""The model ``bias``: is a sentence, in its author's words, biased?

Learned from AnnoLexical's training split; threshold from its development split; placed among the articles of the
AllSides pool; its article levels described by what they catch in the hyperpartisan corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from rich.console import Console
from rich.progress import track
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

import attrib
from attrib.fit.corpus import Labelled
from attrib.fit.train import train
from attrib.model import Model
from training import evaluation, overlap
from training.loaders import allsides, anno_lexical, hyperpartisan

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
    "licences": "AnnoLexical (MIT); pool: AllSides articles (Apache-2.0); levels: SemEval-2019 task 4 by-article "
    "corpus, whose public record says CC BY 4.0.",
}
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Train, measure and write ``output/bias``: about a quarter of an hour on two cores."""
    rows = list(anno_lexical.load("train"))
    kept = overlap.keep((row.text for row in rows), evaluation.texts())
    rows = [row for row, keep in zip(rows, kept, strict=True) if keep]
    console.print(f"{len(rows)} sentences; {int((~kept).sum())} more are in an evaluation set too and were dropped")
    data = Labelled([row.text for row in rows], [int(row.biased) for row in rows], [row.outlet for row in rows], None)
    model = train(data, "sentence", seed).model
    model.name, model.classes = "bias", ("neutral", "biased")
    model.threshold = _threshold(model)
    model.card = {**ABOUT, **model.card, "dropped near-duplicates": int((~kept).sum())}
    model.card["figures at the threshold"] = {split: _figures(model, split) for split in ("dev", "test")}
    model.card["pool"] = pool = _pool(model)
    model.card["levels"] = _levels(model, pool["quantiles"])
    model.save(output / "bias")
    console.print(f"wrote {output / 'bias'}")


def _sentences(split: anno_lexical.Split) -> tuple[list[str], Bools]:
    rows = list(anno_lexical.load(split))
    return [row.text for row in rows], np.array([row.biased for row in rows])


def _threshold(model: Model) -> float:
    """The probability with the best macro F1 on the development split."""
    texts, truth = _sentences("dev")
    chances = model.predict_proba(texts)[:, 1]
    tried = np.round(np.linspace(0.2, 0.8, 121), 3)
    return float(max(tried, key=lambda value: f1_score(truth, chances >= value, average="macro")))


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
    """Mean of the bias rate and 101 quantiles of each article score over the pool."""
    table = np.array(list(_values(model, (article.text for article in allsides.load()), 37_551)))
    bias, attribution = (column[~np.isnan(column)] for column in table.T)
    return {
        "name": "AllSides articles",
        "articles": len(bias),
        "mean": float(bias.mean()),
        "quantiles": _quantiles(bias),
        "attribution quantiles": _quantiles(attribution),
    }


def _levels(model: Model, quantiles: Sequence[float]) -> list[dict[str, Any]]:
    """What each level's threshold buys: precision and recall for articles that readers called hyperpartisan."""
    articles = list(hyperpartisan.load())
    bias = np.array(list(_values(model, (article.text for article in articles), len(articles))))[:, 0]
    scored = ~np.isnan(bias)
    values, truth = bias[scored], np.array([article.hyperpartisan for article in articles])[scored]
    levels = []
    for level, label, percentile in LEVELS:
        threshold = quantiles[percentile] if percentile else 0.0
        reached = values >= threshold
        buys = {"precision": float(truth[reached].mean()), "recall": float(reached[truth].mean())}
        levels.append({"level": level, "label": label, "threshold": threshold, "percentile": percentile, **buys})
    return levels


def _values(model: Model, texts: Iterable[str], total: int) -> Iterator[tuple[float, float]]:
    """Bias rate and attribution score of each text, in order; NaN where withheld."""
    work = Parallel(n_jobs=JOBS, return_as="generator")(delayed(_value)(model, text) for text in texts)
    yield from track(work, "scoring", total=total, console=console)


def _value(model: Model, text: str) -> tuple[float, float]:
    scores = attrib.score(text, model=model).scores
    bias, attribution = scores.bias, scores.attribution
    return np.nan if bias is None else bias.value, np.nan if attribution is None else attribution.value


def _quantiles(values: Floats) -> list[float]:
    return [round(float(value), 6) for value in np.quantile(values, np.linspace(0, 1, 101))]
