"""The table ``manner.tsv``: what signals, form and plain words of a text tell of opinion and analysis against reports.

Most labels are weak: AllSides' addresses, outlets and title marks say which articles are opinion or analysis, the news
desks of big outlets give the reports. The tune half of the hand labels is fitted to as well, each label with the weight
of several weak ones; folds over it tell how well the rest of it is known. Words that keep to some topics are left out,
names are never in. The report half is not looked at.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

import attrib
from attrib.features import signals
from attrib.features.layout import layout
from attrib.features.manner import LEAST, is_first_person, own_words, reached
from training import labels
from training.loaders import allsides

COUNTS = {"analysis": 800, "opinion": 800, "report": 1100}
"""Articles with weak labels at most."""
SHARE = 0.12
"""Of these at most from one outlet."""
SHORTEST = 800  # characters
SIGNALS = {
    "unsourced_claim_share": 0.6, "attributed_share": 0.8, "quoted_share": 0.4, "first_person_rate": 1.0,
    "first_person_plural_rate": 1.0, "obligation_rate": 0.5, "booster_rate": 0.8, "belief_share": 0.5,
}  # fmt: skip
"""Signals and the value at which they count in full."""
COMMON = 120
"""Articles that a word must be in."""
TOPICAL = 0.08
"""A word is left out if the topics of its articles are further from all articles' (Kullback-Leibler, nats)."""
PRIOR, TOPICS = 10.0, 40
"""Articles of the usual mixture of topics that are added to each word's, and topics that are told apart."""
INVERSE_PENALTY = 0.02
BY_HAND = 15.0
"""Weight of a hand label against a weak one; it and the penalty were chosen by folds over the hand labels."""
FOLDS = 8
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
ANALYSIS = re.compile(
    r"/(?:analysis|news-analysis|explainers?|the-fix|the-upshot|upshot|fact-checks?|fact-tank|monkey-cage|wonkblog)/"
    r"|/(?:dc-decoder|decoder-wire)/|-explained\b|/analysis-|explainer"
)
ANALYSTS = frozenset({"FiveThirtyEight", "Yahoo! The 360", "Snopes", "PolitiFact", "FactCheck.org", "The Conversation"})
HEAD = """\
# How opinion and analysis speak against how reports do, in log-odds: kind, name, value that counts in full (signals
# only), points of opinion, points of analysis. A word's points count for the square root of its uses per 100 words of
# the author's own; ^ opens a sentence. Forms are those of layout.py and title_forms.tsv.
# Learned on AllSides articles by their addresses and outlets and by hand (weights only), made by
# `python -m training fit genre --output src/attrib/features/data`.
"""
console = Console(stderr=True)


class Example(NamedTuple):
    """An article's own words, its signals and forms; its genre, and whether that was told by hand."""

    words: list[str]
    values: list[float]
    forms: list[str]
    genre: str
    by_hand: bool
    topic: str


def build(output: Path, seed: int) -> None:
    """Write ``manner.tsv`` into `output`: three minutes on one core. `seed` chooses the articles and the folds."""
    known = {row["document"] for name in ("unattributed", "genre", "flags") for row in labels.load(name)}
    examples = [_example(article, label, by_hand=False) for article, label in _draw(known, seed)]
    counts = CountVectorizer(analyzer=_plain, min_df=COMMON)
    used = counts.fit_transform(example.words for example in examples)
    plain = _divergence(used, [example.topic for example in examples]) < TOPICAL
    kept = sorted(counts.get_feature_names_out()[plain])
    examples += list(_hand())
    matrix, forms = _matrix(examples, kept), examples[0].forms
    truth = np.array([example.genre for example in examples])
    by_hand = np.array([example.by_hand for example in examples])
    weights = np.where(by_hand, BY_HAND, 1.0)
    _tell(matrix, truth, weights, by_hand, seed)
    model = _model().fit(matrix, truth, sample_weight=weights)
    order = list(model.classes_)
    against = [order.index("opinion"), order.index("analysis")]
    report = order.index("report")
    points = model.coef_[against] - model.coef_[report]
    base = model.intercept_[against] - model.intercept_[report]
    names = [("signal", name, str(full)) for name, full in SIGNALS.items()]
    names += [("form", name, "-") for name in forms] + [("word", name, "-") for name in kept]
    rows = ["\t".join(("base", "-", "-", *(f"{value:.2f}" for value in base)))]
    rows += [
        "\t".join((*name, *(f"{value:.2f}" for value in pair))) for name, pair in zip(names, points.T, strict=True)
    ]
    (output / "manner.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def _model() -> Any:
    return LogisticRegression(C=INVERSE_PENALTY, max_iter=1000)


def _draw(known: set[str], seed: int) -> Iterator[tuple[allsides.Article, str]]:
    """Articles with what their address and outlet say, no outlet with more than its share."""
    pools: dict[str, list[allsides.Article]] = {label: [] for label in COUNTS}
    for article in allsides.load():
        label = weak_label(article)
        if label is not None and article.id not in known and len(article.text) >= SHORTEST:
            pools[label].append(article)
    rng = random.Random(seed)  # noqa: S311
    for label, pool in pools.items():
        rng.shuffle(pool)
        taken: Counter[str] = Counter()
        for article in pool:
            if taken.total() < COUNTS[label] and taken[article.outlet] < SHARE * COUNTS[label]:
                taken[article.outlet] += 1
                yield article, label


def weak_label(article: allsides.Article) -> str | None:
    """What address, outlet or title call an article; None if they leave it open."""
    address = article.url.lower()
    if OPINION.search(address) or article.outlet in COLUMNISTS or article.title.startswith(("OPINION", "EDITORIAL")):
        return "opinion"
    if COLUMNS.search(article.outlet):
        return "opinion" if "/news/" not in address else None
    if article.outlet in ANALYSTS or ANALYSIS.search(address):
        return "analysis"
    return "report" if article.outlet in DESKS and not OTHER.search(address) else None


def _hand() -> Iterator[Example]:
    """The tune half of the hand labels; agency copy speaks as reports do."""
    told = {row["document"]: row["label"] for row in labels.load("genre", "tune")}
    for article in allsides.load():
        label = told.get(article.id, "other").replace("wire", "report")
        if label in COUNTS:
            yield _example(article, label, by_hand=True)


def _example(article: allsides.Article, label: str, *, by_hand: bool) -> Example:
    document = replace(attrib.parse(article.text, kind="text"), title=article.title)
    analysis = attrib.analyse(document)
    measured = signals(document, analysis)  # not all of the pipeline: it reads the table that is to be made
    own = own_words(analysis)
    forms = layout(document, analysis, own)
    values = [reached(measured[name].value, full) for name, full in SIGNALS.items()] + list(forms.values())
    return Example(own, values, list(forms), label, by_hand, article.topic)


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
    """Signals and forms, then the square roots of each word's uses per 100 words."""
    counts = CountVectorizer(analyzer=lambda words: words, vocabulary=list(names))
    used = sparse.csr_matrix(counts.transform(example.words for example in examples), dtype=float)
    sizes = np.array([max(LEAST, len(example.words)) for example in examples])
    rates = sparse.csr_matrix(sparse.diags(100 / sizes) @ used)
    return sparse.hstack([sparse.csr_matrix([example.values for example in examples]), rates.sqrt()]).tocsr()


def _tell(matrix: Any, truth: Any, weights: Any, by_hand: Any, seed: int) -> None:
    """Tell how well each part of the hand labels is known when it is left out."""
    weak, hand = np.flatnonzero(~by_hand), np.flatnonzero(by_hand)
    right = np.zeros(len(hand), dtype=bool)
    for rest, part in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(hand, truth[hand]):
        chosen = np.concatenate([weak, hand[rest]])
        model = _model().fit(matrix[chosen], truth[chosen], sample_weight=weights[chosen])
        right[part] = model.predict(matrix[hand[part]]) == truth[hand[part]]
    known = ", ".join(f"{label} {right[truth[hand] == label].mean():.2f}" for label in sorted(set(truth[hand])))
    console.print(f"{len(weak)} weak labels; of {len(hand)} by hand, left out in turn: {right.mean():.3f} ({known})")
