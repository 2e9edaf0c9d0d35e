"""The model ``hyperpartisan``: does an article as a whole take a side blindly?

Learned from the SemEval-2019 by-article training set: vectors of the author's words, all signals, and what the words
weigh for the model ``bias``, whose weights are added in the proportion learned. Figures by ten folds, none with a site
on both sides. Probabilities are those of an even share of either class; placed among the articles of the pool.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rich.console import Console
from scipy.sparse import csr_array, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold

import attrib
from attrib.features.table import FEATURES, LATE
from attrib.fit.calibrate import calibration
from attrib.fit.design import Measured as Rows
from attrib.fit.design import assemble, folded
from attrib.inference.linear import Linear, logit, sigmoid
from attrib.model import Model
from training import articles, levels
from training.loaders import hyperpartisan

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NAME, CLASSES, THRESHOLD = "hyperpartisan", ("mainstream", "hyperpartisan"), 0.5
STRENGTH = 0.5
VECTOR_SCALE = 0.3  # word vectors enter at this share of their size in sentence models: they must not drown the rest
LATE_SCALE = 5.0  # manner, genre and headline are few and strong
FOLDS = 10
RAISE = (
    "scare_quote_rate", "exaggeration_rate", "name_calling_rate", "flag_waving_rate", "either_or_rate",
    "doubt_casting_rate", "slogan_rate", "repetition_rate", "speculation_rate", "mind_reading_rate",
    "violent_metaphor_rate", "capitals_rate", "exclamation_rate", "one_sided_label_rate", "weasel_rate",
    "doubt_cue_share", "manner_cue_share", "unsourced_claim_share", "entity_tone_gap", *LATE,
)  # fmt: skip
LOWER = (
    "attributed_share", "attributed_word_share", "verifiability", "neutral_cue_share", "named_share",
    "distinct_sources", "named_sources",
)  # fmt: skip
"""Evidence whose direction is known: 645 articles must not turn it round, so a weight against it is none."""
UNUSED = frozenset({"F8", "F9", "F10"})
"""Signals that tell the subject: which subject is written about is no side."""
LEVELS = (
    ("low", "shows no side", 0.0),
    ("medium", "shows signs of taking a side", 0.5),
    ("high", "takes a side", 0.75),
)
"""Level, label, and the probability from which it holds."""
ABOUT = {
    "what": "Probability that readers call an article hyperpartisan, from the words of its author and its signals, if "
    "as many articles were as were not.",
    "not for": "No verdict on truth, on an author or on an outlet. Names are masked; quoted words are left out. "
    "American politics of 2016-2018, in English.",
    "licences": "SemEval-2019 task 4 by-article corpus, whose public record says CC BY 4.0; pool: AllSides articles "
    "(Apache-2.0); what the model bias learned from.",
}
console = Console(stderr=True)


class Fitted(NamedTuple):
    """Weights of its own, and the `share` at which the sum of the model of bias is added."""

    own: Linear
    share: float

    def sums(self, found: articles.Measured) -> Floats:
        """Log-odds of measured articles, shape (articles,)."""
        sums: Floats = articles.sums(self.own, found)[:, 0] + self.share * found.priors[:, 0]
        return sums

    def affine(self, slope: float, offset: float) -> Fitted:
        """The same with sums ``slope * sum + offset``."""
        return Fitted(self.own.affine(slope, offset), self.share * slope)

    def whole(self, bias: Linear) -> Linear:
        """One model of n-grams and signals, with the weights of the model of bias in it."""
        silent = Linear(bias.weights, np.zeros_like(self.own.dense), np.zeros(1), self.own.mean, self.own.scale)
        return self.own.plus(silent, np.array([self.share]))


def build(output: Path, seed: int) -> None:
    """Train, measure and write ``output/hyperpartisan``; needs the shipped model ``bias``."""
    bias = attrib.load("bias")
    corpus = list(hyperpartisan.load())
    found = articles.measure([articles.Told(item.title, item.text) for item in corpus], [bias], "hyperpartisan")
    target = np.array([item.hyperpartisan for item in corpus], np.int64)
    sites = np.array([item.site for item in corpus])
    sums = held_out(found, target, sites, seed)
    slope, offset = calibrated(sums, target)
    chances = sigmoid(sums * slope + offset)
    fitted = fit(found, target).affine(slope, offset)
    card: dict[str, Any] = {
        **ABOUT,
        "corpus": {"articles": len(target), "hyperpartisan": int(target.sum()), "sites": len(set(sites.tolist()))},
        "training": {
            "estimator": "logistic regression on word vectors, signals and the sum of the model bias",
            "strength": STRENGTH,
            "bias": f"{bias.name} {bias.version}, bundle {bias.digest[:16]}",
            "folds": f"{FOLDS}, by site",
            "seed": seed,
        },
        "cross-validated figures": {
            "chosen on the same folds": "calibration",
            "accuracy": float(((chances >= THRESHOLD) == target).mean()),
            "AUC": float(roc_auc_score(target, chances)),
        },
        "levels": levels.described(LEVELS, chances, target == 1),
    }
    pooled = articles.measure(articles.pool(), [bias], "pool")
    card["pool"] = levels.pool(sigmoid(fitted.sums(pooled))[pooled.long])
    linear = fitted.whole(bias.linear).compact()
    model = Model(linear, NAME, "article", CLASSES, articles.ORDERS, articles.SIGNALS, THRESHOLD, card)
    console.print(card["cross-validated figures"])
    model.save(output / NAME)
    console.print(f"wrote {output / NAME}")


def calibrated(sums: Floats, target: Ints, *, even: bool = True) -> tuple[float, float]:
    """Slope and offset that make probabilities of held-out sums; with `even` those of as many articles of each class.

    From the corpus's share to an even one: Saerens et al. 2002.
    """
    slope, offset = calibration(sums[:, None], target)
    return slope, offset - (logit(float(target.mean())) if even else 0.0)


def held_out(found: articles.Measured, target: Ints, sites: npt.NDArray[np.str_], seed: int) -> Floats:
    """Log-odds of each article by a model that saw no article of its site, shape (articles,)."""
    sums = np.zeros(len(target))
    for seen, asked in folds(target, sites, seed):
        sums[asked] = fit(found.at(seen), target[seen]).sums(found.at(asked))
    return sums


def folds(target: Ints, sites: npt.NDArray[np.str_], seed: int) -> Iterator[tuple[Ints, Ints]]:
    """Train and test positions of ten folds; no site is on both sides."""
    yield from StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(target, target, sites)


def fit(found: articles.Measured, target: Ints) -> Fitted:
    """A logistic regression on word vectors, signals and the standardised sum of the model of bias.

    Single n-grams are left out: 645 articles cannot teach what they mean, and the model of bias knows them. A signal
    whose weight contradicts what is known of it is left out and the rest learned anew.
    """
    design = assemble(Rows(found.grams, found.signals), articles.ORDERS)
    grams, signals = len(design.buckets), len(design.mean)
    prior = found.priors[:, 0]
    mean, scale = float(prior.mean()), float(prior.std())
    size = np.concatenate([_sizes(), np.full(design.matrix.shape[1] - grams - signals, VECTOR_SCALE)])
    signs = _signs()
    while True:
        matrix = hstack([design.matrix[:, grams:] * size, csr_array(((prior - mean) / scale)[:, None])]).tocsr()
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, target)
        wrong = model.coef_[0, :signals] * signs < 0
        if not wrong.any():
            break
        size[:signals][wrong] = 0.0
    coefficients = np.zeros((1, design.matrix.shape[1]))
    coefficients[:, grams:] = model.coef_[:, :-1] * size
    share = float(model.coef_[0, -1]) / scale
    return Fitted(folded(coefficients, model.intercept_ - share * mean, design, articles.ORDERS), share)


def _sizes() -> Floats:
    """What each signal is multiplied by, shape (signals,)."""
    subject = {feature.name for feature in FEATURES if feature.id in UNUSED}
    return np.array([LATE_SCALE if name in LATE else float(name not in subject) for name in articles.SIGNALS])


def _signs() -> Ints:
    """1 for a signal that may only raise, -1 for one that may only lower, else 0, shape (signals,)."""
    return np.array([(name in RAISE) - (name in LOWER) for name in articles.SIGNALS], np.int64)
