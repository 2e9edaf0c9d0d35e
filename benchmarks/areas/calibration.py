"""Calibration: does a probability mean what it says, and is the model right more often where it is surer?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

import attrib
from attrib.model import Model
from benchmarks.metrics import BINS, Ints, bootstrap, ece, reliability, risk_coverage
from benchmarks.rows import Options, Row
from training.loaders import anno_lexical, babe

CORPORA = ("anno_lexical", "babe")
QUICK = 600  # sentences of a quick run
RANDOM = 0  # seed of the random order


def run(options: Options) -> list[Row]:
    """The shipped model on AnnoLexical's official test, and on BABE, which it never saw."""
    model = attrib.load("bias")
    lexical, experts = list(anno_lexical.load("test")), list(babe.load())
    if options.quick:
        lexical, experts = lexical[:: max(1, len(lexical) // QUICK)], experts[:: max(1, len(experts) // QUICK)]
    return [
        *judged(model, "anno_lexical test", lexical, "AnnoLexical, official test split; the shipped model"),
        *judged(model, "babe zero-shot", experts, "BABE SG2, all sentences; the shipped model, not trained on BABE"),
    ]


def judged(
    model: Model, task: str, sentences: Sequence[anno_lexical.Sentence | babe.Sentence], protocol: str
) -> list[Row]:
    """Calibration error, the area under risk-coverage beside a random order's, and reliability bin by bin."""
    truth: Ints = np.array([row.biased for row in sentences], np.int64)
    chances = np.asarray(model.predict_proba([row.text for row in sentences]))[:, 1]
    wrong: Ints = ((chances >= model.threshold) != truth).astype(np.int64)
    surer = np.abs(chances - model.threshold)
    system, n = f"attrib {model.name}", truth.size
    error = bootstrap(ece, truth, chances)
    risk = bootstrap(risk_coverage, wrong, surer)
    how = f"{protocol}; mean error rate over all coverages"
    best = risk_coverage(wrong, -wrong.astype(np.float64))
    order = np.random.default_rng(RANDOM).random(n)
    rows = [
        Row(task, system, "ECE", error.value, f"{protocol}; {BINS} bins", low=error.low, high=error.high, n=n),
        Row(task, system, "area under risk-coverage", risk.value,
            f"{how}, those furthest from the threshold {model.threshold:.3f} first", low=risk.low, high=risk.high, n=n),
        Row(task, "random order", "area under risk-coverage", risk_coverage(wrong, order), how, "floor", n=n),
        Row(task, "best order", "area under risk-coverage", best, how, "floor", n=n),
    ]  # fmt: skip
    return rows + [
        Row(task, f"{system}, bin {part.low:.2f}-{part.high:.2f}", "share biased", part.share,
            f"{protocol}; mean probability {part.chance:.3f}", n=part.items)
        for part in reliability(truth, chances)
    ]  # fmt: skip
