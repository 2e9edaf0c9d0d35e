"""Articles of the AllSides pool, scored: exceptions, time, the slowest."""

from __future__ import annotations

import time
from typing import NamedTuple

import numpy as np
from joblib import Parallel, delayed

import attrib
from benchmarks.rows import Options, Row
from training.loaders import allsides

CORPORA = ("allsides",)
SLOWEST = 5
JOBS = 2
_BATCH = 50


class Cost(NamedTuple):
    """What an article cost: CPU seconds, its words, and the exception's name if there was one."""

    id: str
    seconds: float
    words: int
    error: str


def run(options: Options) -> list[Row]:
    """Score a sample of the pool in two processes; all of it (``--whole``) takes a quarter of an hour."""
    articles = options.spread(list(allsides.load()), "pool articles")
    start = time.perf_counter()
    work = (delayed(cost)(article.id, article.title, article.text) for article in articles)
    found: list[Cost] = Parallel(n_jobs=JOBS, batch_size=_BATCH)(work)
    return rows(found, time.perf_counter() - start)


def cost(name: str, title: str, text: str) -> Cost:
    """Score one article."""
    start, error = time.process_time(), ""
    try:
        attrib.score(text, title=title or None)
    except Exception as raised:
        error = type(raised).__name__
    return Cost(name, time.process_time() - start, len(text.split()), error)


def rows(found: list[Cost], wall: float) -> list[Row]:
    """The figures of all articles."""
    seconds = np.array([item.seconds for item in found])
    words = sum(item.words for item in found)
    how = f"attrib.score of {len(found)} AllSides articles, {words:,} words, two processes"
    names = sorted({item.error for item in found if item.error})
    figures = (
        ("exceptions", float(sum(bool(item.error) for item in found)), ", ".join([how, *names])),
        ("articles per second", len(found) / wall, f"{how}, wall time"),
        ("ms per article", 1e3 * float(seconds.mean()), f"{how}, CPU time"),
        ("ms per 750 words", 750e3 * float(seconds.sum()) / words, f"{how}, CPU time"),
    )
    result = [Row("pool", "attrib", metric, value, about, n=len(found)) for metric, value, about in figures]
    for place, at in enumerate(np.argsort(-seconds)[:SLOWEST].tolist(), 1):
        about = f"AllSides {found[at].id}, {found[at].words} words, CPU time"
        result.append(Row("pool", "attrib", f"ms, slowest {place}", 1e3 * found[at].seconds, about, n=1))
    return result
