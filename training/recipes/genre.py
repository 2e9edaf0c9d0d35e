"""The table ``manner.tsv``: what signals and plain words of an author's own voice tell of opinion against reports.

Labels are weak: AllSides' addresses, outlets and title marks say which articles are opinion, the news desks of big
outlets give the reports. Words that keep to some topics are left out, names are never in. The tune half of the hand
labels is not fitted to; how well the table tells it apart is printed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

import attrib
from attrib.features import signals
from attrib.features.manner import LEAST, is_first_person, own_words, reached
from training import labels
from training.loaders import allsides

COUNTS = {True: 1300, False: 1800}
"""Articles of opinion and of the news desks."""
SHARE = 0.12
"""Of these at most from one outlet."""
SHORTEST = 800  # characters
SIGNALS = {
    "unsourced_claim_share": 0.6, "attributed_share": 0.8, "quoted_share": 0.4, "first_person_rate": 1.0,
    "first_person_plural_rate": 1.0, "obligation_rate": 0.5, "booster_rate": 0.8, "belief_share": 0.5,
}  # fmt: skip
"""Signals and the value at which they count in full."""
WORDS, COMMON = 200, 150
"""Words kept, and articles that a word must be in."""
TOPICAL = 0.08
"""A word is left out if the topics of its articles are further from all articles' (Kullback-Leibler, nats)."""
PRIOR, TOPICS = 10.0, 40
"""Articles of the usual mixture of topics that are added to each word's, and topics that are told apart."""
INVERSE_PENALTY = 0.1
OPINION = re.compile(
    r"/(?:opinions?|editorials?|op-?eds?|commentary|columns?|columnists?|commentisfree|posteverything|the-monitors-view)/"
)
OTHER = re.compile(
    r"/(?:blogs?|ideas|analysis|news-analysis|explainers?|the-fix|the-upshot|fact-tank)/|-explained|takeaways"
)
COLUMNS = re.compile(r"opinion|editorial|guest writer|american spectator|^national review$", re.I)
COLUMNISTS = frozenset(
    {"Victor Hanson", "Rich Lowry", "John Stossel", "Ben Shapiro", "George Will", "John Fund", "Damon Linker"}
    | {"Newt Gingrich", "Michelle Malkin", "Juan Williams", "Julian Zelizer", "Charles Krauthammer", "Jonah Goldberg"}
    | {"Michael Brendan Dougherty", "Rand Paul", "Ann Coulter"}
)
DESKS = frozenset(
    {"Reuters", "Associated Press", "BBC News", "NPR Online News", "USA TODAY", "New York Times - News", "The Hill"}
    | {"Wall Street Journal - News", "CBS News", "ABC News", "Bloomberg", "Fox Online News", "CNN (Web News)", "CNBC"}
    | {"Washington Times", "Al Jazeera", "Politico", "Newsmax", "Breitbart News", "TheBlaze.com", "The Guardian", "CBN"}
    | {"Christian Science Monitor", "Fox News", "The Daily Caller", "New York Post", "Newsmax - News", "Daily Mail"}
    | {"ProPublica", "NBC News (Online)", "BuzzFeed News"}
)
HEAD = """\
# How opinion speaks against how reports do, in log-odds: kind, name, value that counts in full (signals only), points.
# A word's points count for the square root of its uses per 100 words of the author's own; ^ opens a sentence.
# Learned on AllSides articles by their addresses and outlets (weights only), made by
# `python -m training fit genre --output src/attrib/features/data`.
"""
console = Console(stderr=True)


class Example(NamedTuple):
    """An article's own words and signals; `opinion` and `group` (its outlet) are what is known of it."""

    words: list[str]
    signals: list[float]
    opinion: bool
    group: str
    topic: str


def build(output: Path, seed: int) -> None:
    """Write ``manner.tsv`` into `output`: three minutes on one core. `seed` chooses the articles."""
    known = {row["document"] for name in ("unattributed", "genre", "flags") for row in labels.load(name)}
    examples = [_example(article, opinion) for article, opinion in _draw(known, seed)]
    counts = CountVectorizer(analyzer=_plain, min_df=COMMON)
    used = counts.fit_transform(example.words for example in examples)
    names = counts.get_feature_names_out()
    plain = np.flatnonzero(_divergence(used, [example.topic for example in examples]) < TOPICAL)
    truth = np.array([example.opinion for example in examples])
    first = _model().fit(_matrix(examples, names[plain]), truth)
    heaviest = np.argsort(-np.abs(first.coef_[0][len(SIGNALS) :]))[:WORDS]
    kept = sorted(names[plain][heaviest])
    matrix = _matrix(examples, kept)
    model = _model().fit(matrix, truth)
    chances = cross_val_predict(
        _model(),
        matrix,
        truth,
        groups=[example.group for example in examples],
        cv=GroupKFold(5),
        method="predict_proba",
    )[:, 1]
    _tell("folds by outlet", truth, chances)
    _check(model, kept)
    weights = model.coef_[0]
    rows = [f"base\t-\t-\t{model.intercept_[0]:.2f}"]
    rows += [f"signal\t{name}\t{SIGNALS[name]}\t{weight:.2f}" for name, weight in zip(SIGNALS, weights, strict=False)]
    rows += [f"word\t{name}\t-\t{weight:.2f}" for name, weight in zip(kept, weights[len(SIGNALS) :], strict=True)]
    (output / "manner.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def _model() -> Any:
    return LogisticRegression(C=INVERSE_PENALTY, max_iter=1000)


def _draw(known: set[str], seed: int) -> list[tuple[allsides.Article, bool]]:
    """Articles with what their address and outlet say, no outlet with more than its share."""
    pools: dict[bool, list[allsides.Article]] = {True: [], False: []}
    for article in allsides.load():
        opinion = weak_label(article)
        if opinion is not None and article.id not in known and len(article.text) >= SHORTEST:
            pools[opinion].append(article)
    drawn = []
    rng = random.Random(seed)  # noqa: S311
    for opinion, pool in pools.items():
        rng.shuffle(pool)
        taken: Counter[str] = Counter()
        for article in pool:
            if taken.total() < COUNTS[opinion] and taken[article.outlet] < SHARE * COUNTS[opinion]:
                taken[article.outlet] += 1
                drawn.append((article, opinion))
    return drawn


def weak_label(article: allsides.Article) -> bool | None:
    """Whether address, outlet or title call an article opinion; None if they leave it open."""
    address = article.url.lower()
    if OPINION.search(address) or article.outlet in COLUMNISTS or article.title.startswith(("OPINION", "EDITORIAL")):
        return True
    if COLUMNS.search(article.outlet):
        return True if "/news/" not in address else None
    return False if article.outlet in DESKS and not OTHER.search(address) else None


def _example(article: allsides.Article, opinion: bool) -> Example:
    document = attrib.parse(article.text, kind="text")
    analysis = attrib.analyse(document)
    measured = signals(document, analysis)  # not all of the pipeline: it reads the table that is to be made
    values = [reached(measured[name].value, full) for name, full in SIGNALS.items()]
    return Example(own_words(analysis), values, opinion, article.outlet, article.topic)


def _plain(words: Iterable[str]) -> list[str]:
    """The words without names."""
    return [word for word in words if not word[0].isupper() or is_first_person(word)]


def _divergence(used: Any, topics: Sequence[str]) -> Any:
    """How far the topics of each word's articles are from all articles', shape (words,)."""
    common = [topic for topic, _ in Counter(topics).most_common(TOPICS)]
    marks = np.array([[topic == name for topic in topics] for name in common], dtype=float)
    usual = marks.sum(axis=1, keepdims=True) / marks.sum()
    found = marks @ (used > 0) + PRIOR * usual
    shares = found / found.sum(axis=0)
    return (shares * np.log(shares / usual)).sum(axis=0)


def _matrix(examples: Sequence[Example], names: Iterable[str]) -> Any:
    """Signals, then the square roots of each word's uses per 100 words."""
    counts = CountVectorizer(analyzer=lambda words: words, vocabulary=list(names))
    used = sparse.csr_matrix(counts.transform(example.words for example in examples), dtype=float)
    sizes = np.array([max(LEAST, len(example.words)) for example in examples])
    rates = sparse.csr_matrix(sparse.diags(100 / sizes) @ used)
    return sparse.hstack([sparse.csr_matrix([example.signals for example in examples]), rates.sqrt()]).tocsr()


def _check(model: Any, kept: Sequence[str]) -> None:
    """Tell how well the model knows opinion from reports in the tune half of the hand labels."""
    told = {row["document"]: row["label"] for row in labels.load("genre", "tune")}
    wanted = [
        _example(article, told[article.id] == "opinion")
        for article in allsides.load()
        if told.get(article.id) in {"opinion", "report", "wire"}
    ]
    truth = np.array([example.opinion for example in wanted])
    _tell("tune half of the hand labels", truth, model.predict_proba(_matrix(wanted, kept))[:, 1])


def _tell(where: str, truth: Any, chances: Any) -> None:
    accuracy = ((chances > 0.5) == truth).mean()
    console.print(f"{where}: AUC {roc_auc_score(truth, chances):.3f}, accuracy {accuracy:.3f}, {len(truth)} articles")
