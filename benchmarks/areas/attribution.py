"""Attributions of PolNeAR's development documents: whole relations, quoted ones, exact parts, and speed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

import attrib
from benchmarks.metrics import RESAMPLES, Interval, interval
from benchmarks.published import published
from benchmarks.quotations import Extractor, marks_alone, nothing, ours, parts, peers
from benchmarks.relations import Counts, Relation, counts, rates
from benchmarks.rows import Kind, Options, Row
from training.loaders import polnear

CORPORA = ("polnear",)
AREA = "attribution"
OURS = "attrib"
TASK = "polnear dev"
ROUNDS = 2
SLOWEST = 5
HOW = "first annotator; content words, Jaccard >= .5, one to one"
METRICS = ("REL", "JOINT", "quoted REL", "quoted JOINT", "unquoted REL", "unquoted JOINT")
EXACT = ("exact source", "exact cue", "exact content", "strict source", "strict cue", "strict content")


def run(options: Options) -> list[Row]:
    """Quality of every system, then documents per CPU-second, warmed up, in turns."""
    documents = options.spread(list(polnear.load("dev")), "attribution documents")
    systems: dict[str, tuple[Kind, Extractor]] = {OURS: ("attrib", ours)}
    systems |= {name: ("attrib", extractor) for name, extractor in parts().items()}
    others = peers() if options.peers else {}
    systems |= {name: ("peer", extractor) for name, extractor in others.items()}
    systems |= {"quotation marks alone": ("floor", marks_alone), "nothing": ("floor", nothing)}
    rows = []
    for name, (kind, extractor) in systems.items():
        rows += quality(name, kind, extractor, documents)
    options.record(OURS, (ours(document.text) for document in documents))
    texts = [document.text for document in options.spread(documents, "attribution documents timed")]
    return [*rows, *speed(texts, others, ROUNDS), *growth(texts), *published(AREA)]


def quality(
    name: str, kind: Kind, extractor: Extractor, documents: Sequence[polnear.Document], task: str = TASK
) -> list[Row]:
    """All figures of one system; a crash counts as an empty answer and is counted."""
    crashes, found = 0, []
    for document in documents:
        answer: list[Relation] = []
        try:
            answer = extractor(document.text)
        except Exception:
            crashes += 1
        truth = [Relation(item.source, item.cue, item.content) for item in document.attributions]
        found.append(counts(document.text, truth, answer))
    rows = []
    for metric in (*METRICS, *EXACT):
        tables = np.array([item[metric] for item in found])
        value = bootstrap(tables)
        rows.append(Row(task, name, f"{metric} F1", value.value, HOW, kind, value.low, value.high, len(documents)))
        if metric == "REL":
            precision, recall, _ = rates(tables.sum(0))
            rows.append(Row(task, name, "REL precision", float(precision), HOW, kind, n=len(documents)))
            rows.append(Row(task, name, "REL recall", float(recall), HOW, kind, n=len(documents)))
    if kind == "peer" or crashes:
        rows.append(Row(task, name, "documents it raises on", crashes, HOW, kind, n=len(documents)))
    return rows


def bootstrap(tables: Counts, *, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """F1 of counts (documents, 4) summed over documents, with its interval over resampled documents."""
    picks = np.random.default_rng(seed).integers(0, len(tables), (resamples, len(tables)))
    return interval(float(rates(tables.sum(0))[2]), rates(tables[picks].sum(1))[:, 2])


def speed(texts: Sequence[str], others: Mapping[str, Extractor], rounds: int) -> list[Row]:
    """Documents per CPU-second of :func:`attrib.analyse` on parsed documents, beside the peers on plain text."""
    parsed = [attrib.parse(text, kind="text") for text in texts]
    how = f"{len(texts)} documents, warmed up, best of {rounds} rounds a document, CPU time"
    systems: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {OURS: (attrib.analyse, parsed)}
    systems |= {name: (tool, texts) for name, tool in others.items()}
    best = {name: np.full(len(texts), np.inf) for name in systems}
    for turn in range(rounds + 1):
        for name, (tool, inputs) in systems.items():
            for at, item in enumerate(inputs):
                start = time.process_time()
                with suppress(Exception):  # counted where quality is
                    tool(item)
                if turn:  # the first round warms up
                    best[name][at] = min(best[name][at], time.process_time() - start)
    rows = []
    for name, taken in best.items():
        kind: Kind = "attrib" if name == OURS else "peer"
        rows.append(
            Row("speed", name, "documents per CPU-second", len(texts) / float(taken.sum()), how, kind, n=len(texts))
        )
        if name != OURS:
            ratio = float(taken.sum() / best[OURS].sum())
            rows.append(Row("speed", f"{OURS} per {name.split(' (')[0]}", "documents ratio", ratio, how, n=len(texts)))
    words = np.array([len(text.split()) for text in texts])
    each = best[OURS] * 750e3 / words
    value = float(best[OURS].sum()) * 750e3 / float(words.sum())
    rows.append(Row("speed", OURS, "ms per 750 words", value, how, n=len(texts)))
    for place, at in enumerate(np.argsort(-each)[:SLOWEST], 1):
        rows.append(
            Row("speed", OURS, f"ms per 750 words, slowest {place}", float(each[at]), f"{words[at]} words, {how}", n=1)
        )
    return rows


def growth(texts: Sequence[str]) -> list[Row]:
    """What a word costs in a text of many documents, of what it costs in as many texts of one: 1 is linear."""
    joined = attrib.parse("\n\n".join(texts), kind="text")
    single = [attrib.parse(text, kind="text") for text in texts]
    alone = min(sum(_seconds(document) for document in single) for _ in range(ROUNDS))
    together = min(_seconds(joined) for _ in range(ROUNDS))
    how = f"{len(texts)} documents as one text / one by one, warmed up, best of {ROUNDS}, CPU time"
    return [Row("speed", OURS, "growth ratio", together / alone, how, n=len(texts))]


def _seconds(document: attrib.Document) -> float:
    start = time.process_time()
    attrib.analyse(document)
    return time.process_time() - start
