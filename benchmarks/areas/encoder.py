"""Biased sentences with little to learn from: `attrib.fit`, tf-idf and, with peers, a small transformer's embeddings.

All learn from the same sentences of AnnoLexical and are asked about the same ones of BABE, which none has seen.
"""

from __future__ import annotations

import numpy as np

import attrib
from benchmarks.encoder import Encoder
from benchmarks.metrics import Floats, Ints, auc, bootstrap, fold_macro_f1
from benchmarks.peers import tfidf_answers
from benchmarks.rows import Kind, Options, Row
from training.loaders import anno_lexical, babe

CORPORA = ("anno_lexical", "babe")
TASK = "babe, learned on a part of anno_lexical"
MINILM = "MiniLM-L6 int8 + logistic regression"


def run(options: Options) -> list[Row]:
    """Macro F1, and AUC of what gives probabilities.

    Raises:
        ImportError: peers are asked for, and the dependency group ``peers`` is not installed.
    """
    seen = options.spread(list(anno_lexical.load("train")), "encoder sentences learned from")
    asked = options.spread(list(babe.load()), "encoder sentences asked")
    labels: Ints = np.array([row.biased for row in seen], np.int64)
    truth: Ints = np.array([row.biased for row in asked], np.int64)
    texts, questions = [row.text for row in seen], [row.text for row in asked]
    how = f"learned on {len(seen)} sentences of AnnoLexical's train split, asked about {len(asked)} of BABE SG2"
    fitted = attrib.fit({"text": texts, "label": labels.tolist()}, nested=False)
    rows: list[Row] = []
    for name, model in (("attrib.fit", fitted), ("attrib bias, as it ships", attrib.load("bias"))):
        chances = np.asarray(model.predict_proba(questions))[:, 1]
        options.record(name, np.round(chances, 6).tolist())
        rows.append(_f1(name, "attrib", truth, (chances >= model.threshold).astype(np.int64), how))
        rows.append(_auc(name, "attrib", truth, chances, how))
    rows.append(_f1("tf-idf", "floor", truth, tfidf_answers(texts, labels, questions), how))
    rows.append(_f1("majority", "floor", truth, np.full(truth.size, int(labels.mean() >= 0.5)), how))
    if options.peers:
        chances = Encoder(texts, labels).predict_proba(questions)[:, 1]
        rows.append(_f1(MINILM, "peer", truth, (chances >= 0.5).astype(np.int64), how))
        rows.append(_auc(MINILM, "peer", truth, chances, how))
    return rows


def _f1(system: str, kind: Kind, truth: Ints, answer: Ints, how: str) -> Row:
    found = fold_macro_f1([(truth, answer)])
    return Row(TASK, system, "macro F1", found.value, how, kind, found.low, found.high, truth.size)


def _auc(system: str, kind: Kind, truth: Ints, chances: Floats, how: str) -> Row:
    found = bootstrap(auc, truth, chances)
    return Row(TASK, system, "AUC", found.value, how, kind, found.low, found.high, truth.size)
