"""The model ``subjectivity``: does a sentence, in its author's words, tell an opinion?

No corpus that may be shipped labels sentences so. What readers call biased wording is most of it, so the model is that
of ``bias``, with a share of one learned from columns against reports of the reference pool (distant labels: the
address is the label). Calibrated on AnnoLexical's development split, as if what is biased there were what is
subjective, and placed among articles of the pool.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from rich.console import Console
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

import attrib
from attrib.fit.calibrate import calibration
from attrib.fit.design import design, folded
from attrib.inference.linear import Linear, probabilities
from attrib.model import Model
from training import articles, columns, evaluation, levels, overlap
from training.loaders import anno_lexical

Floats = npt.NDArray[np.float64]

NAME, CLASSES = "subjectivity", ("objective", "subjective")
SHARE = 0.25  # of columns against reports, beside the model of bias; both as they vary over the development split
STRENGTH = 0.05
ROUNDS = 80
THRESHOLD = 0.5  # more likely than not; the threshold that is best for biased sentences calls too many subjective
JOBS = 2
LEVELS = (("low", "mostly told as fact", 0), ("medium", "part fact, part opinion", 50), ("high", "mostly opinion", 85))
"""Level, label, and the percentile of the pool from which it holds."""
ABOUT = {
    "what": "Probability that a sentence tells an opinion and no fact, from its author's words.",
    "not for": "Learned without a sentence labelled for it: biased wording and columns stand in. English news only.",
    "licences": "What the model bias learned from; columns and reports: AllSides articles (Apache-2.0).",
}
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Train, measure and write ``output/subjectivity``; needs the shipped model ``bias``."""
    bias = attrib.load("bias")
    index = overlap.Index(evaluation.texts())
    drawn = list(columns.sentences(seed))
    keep = index.shares(text for text, _ in drawn) < overlap.LIMIT
    drawn = [item for item, wanted in zip(drawn, keep, strict=True) if wanted]
    rows = list(anno_lexical.load("dev"))
    truth = np.array([row.biased for row in rows], np.int64)
    told, chances = mixed(learned(drawn, bias), bias, [row.text for row in rows], truth)
    told.threshold = THRESHOLD
    told.card = {
        **ABOUT,
        "corpus": {"sentences": len(drawn), "of columns": sum(column for _, column in drawn)},
        "training": {
            "estimator": "the model bias plus a logistic regression on the same features",
            "share": SHARE,
            "bias": f"{bias.name} {bias.version}, bundle {bias.digest[:16]}",
            "seed": seed,
        },
        "figures where biased is taken for subjective, development split of AnnoLexical": {
            "threshold": told.threshold,
            "macro F1": float(f1_score(truth, chances >= told.threshold, average="macro")),
            "AUC": float(roc_auc_score(truth, chances)),
        },
    }
    values = np.array(list(_rates(told, [article.text for article in articles.pool()])))
    pool = levels.pool(values[~np.isnan(values)])
    told.card = {**told.card, "pool": pool, "levels": _levels(pool["quantiles"])}
    told.save(output / NAME)
    console.print(f"wrote {output / NAME}")


def mixed(columns_told: Linear, bias: Model, texts: list[str], truth: npt.NDArray[np.int64]) -> tuple[Model, Floats]:
    """The model of bias with its share of the other, calibrated on `texts`, and what it makes of them."""
    made = Model(columns_told, NAME, "sentence", CLASSES, bias.orders, bias.signals, 0.5, {})
    ours, theirs = (float(sums(model, texts).std()) for model in (bias, made))
    made.linear = bias.linear.affine(1 / ours, 0.0).plus(columns_told, np.array([SHARE / theirs]))
    made.linear = made.linear.affine(*calibration(sums(made, texts), truth)).compact()
    return made, probabilities(sums(made, texts))[:, 1]


def _levels(quantiles: list[float]) -> list[dict[str, Any]]:
    return [
        {"level": level, "label": label, "threshold": quantiles[at] if at else 0.0, "percentile": at}
        for level, label, at in LEVELS
    ]


def learned(drawn: list[tuple[str, bool]], like: Model) -> Linear:
    """Columns against reports, on the features of the model `like`."""
    found = design([text for text, _ in drawn], "sentence", like.orders, like.signals)
    target = np.array([column for _, column in drawn], np.int64)
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-3).fit(found.matrix, target)
    return folded(model.coef_, model.intercept_, found, like.orders)


def sums(model: Model, texts: list[str]) -> Floats:
    """The sum of each text, shape (texts, 1)."""
    total: Floats = np.concatenate([model.sums(part) for part in model.batches(texts)])
    return total


def _rates(model: Model, texts: list[str]) -> Iterable[float]:
    """The share of subjective sentences of each article; NaN where withheld."""
    work = Parallel(n_jobs=JOBS, return_as="generator")(delayed(_rate)(model, text) for text in texts)
    yield from track(work, "scoring", total=len(texts), console=console)


def _rate(model: Model, text: str) -> float:
    score: Any = attrib.score(text, model=model, parts=["bias"]).scores.bias
    return np.nan if score is None else float(score.value)
