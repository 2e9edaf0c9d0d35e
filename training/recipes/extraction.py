"""The classifier ``extraction``: which blocks of a page are the article?

Learned from the article pages of the article-extraction-benchmark and of WCXB's development split, whose texts say
which blocks belong. Figures come from folds by site; what ships learned from all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.progress import track
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from attrib import __version__
from attrib.cards import render
from attrib.inference import bundle
from attrib.parse.html import parse_html
from attrib.parse.html.classifier import SHIPPED, Classifier
from attrib.parse.html.features import names
from benchmarks.clean_text import bootstrap_pages, shingle_rates, word_f1
from benchmarks.metrics import Interval
from training import blocks
from training.blocks import Example, Page
from training.boosting import export

FOLDS = 5
THRESHOLD = 0.55
console = Console(stderr=True)
SETTINGS: dict[str, Any] = {
    "max_iter": 50,
    "learning_rate": 0.2,
    "max_leaf_nodes": 24,
    "min_samples_leaf": 30,
    "l2_regularization": 1.0,
    "max_bins": 63,
    "early_stopping": False,
}
ABOUT = {
    "what": "Probability that a block of a web page belongs to its article, from markup, text statistics and place.",
    "not for": "Pages that are no article: it was trained on articles only.",
    "corpora": "article-extraction-benchmark (MIT), WCXB development split (CC BY 4.0)",
}


class Fold(NamedTuple):
    """A classifier and the pages whose sites it has not seen."""

    classifier: Classifier
    pages: list[Page]


def build(output: Path, seed: int) -> None:
    """Train on every page and write the bundle ``extraction`` into `output`, with the figures of the folds."""
    pages = list(blocks.pages())
    examples = [blocks.example(page) for page in track(pages, "measuring", console=console)]
    found = [example for example in examples if example is not None]
    classifier = fit(found, seed)
    card = {
        **ABOUT,
        "pages": len(found),
        "blocks": sum(len(example.kept) for example in found),
        "figures": figures(pages, _answers(_folds(pages, examples, seed))),
        "protocol": f"each page by a classifier that has not seen its site (GroupKFold, {FOLDS}); 95% by the bootstrap "
        "over pages; threshold and rules were chosen on such folds",
        "settings": SETTINGS,
    }
    manifest = {
        "name": SHIPPED,
        "task": "extraction",
        "version": __version__,
        "features": list(names()),
        "threshold": classifier.threshold,
        "card": card,
    }
    text = render(SHIPPED, "Which blocks of a web page are its article.", card)
    bundle.write(output / SHIPPED, manifest, classifier.trees.arrays(), text)
    console.print(f"wrote {output / SHIPPED}")


def figures(pages: Sequence[Page], found: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Each set's own F1 of the texts `found` by page key, with its interval."""
    result: dict[str, dict[str, Any]] = {}
    for corpus, measure in (("scrapinghub", shingle_rates), ("wcxb", word_f1)):
        chosen = [page for page in pages if page.corpus == corpus]
        if chosen:
            rates = np.array([measure(page.text, found[page.key]) for page in chosen])
            result[corpus] = _figure(bootstrap_pages(rates), len(chosen))
    return result


def _figure(found: Interval, pages: int) -> dict[str, Any]:
    return {"F1": round(found.value, 4), "from": round(found.low, 4), "to": round(found.high, 4), "pages": pages}


def fit(examples: Sequence[Example], seed: int, **settings: Any) -> Classifier:
    """Train a classifier; `settings` override :data:`SETTINGS`."""
    values, kept, weight = (np.concatenate(column) for column in zip(*examples, strict=True))
    model = HistGradientBoostingClassifier(**{**SETTINGS, "random_state": seed, **settings})
    return Classifier(export(model.fit(values, kept, weight / weight.mean())), THRESHOLD)


def folds(pages: Sequence[Page], seed: int = 0, **settings: Any) -> Iterator[Fold]:
    """Train once a fold, no site on both sides; every page is in one fold's test part."""
    return _folds(pages, [blocks.example(page) for page in pages], seed, **settings)


def _folds(pages: Sequence[Page], examples: Sequence[Example | None], seed: int, **settings: Any) -> Iterator[Fold]:
    sites = [blocks.site(page.url) for page in pages]
    split = GroupKFold(FOLDS, shuffle=True, random_state=seed)
    for train, test in split.split(np.zeros(len(pages)), groups=sites):
        seen = [example for at in train.tolist() if (example := examples[at]) is not None]
        yield Fold(fit(seen, seed, **settings), [pages[at] for at in test.tolist()])


def answers(pages: Sequence[Page], seed: int = 0, **settings: Any) -> dict[str, str]:
    """The text of every page by its key, each extracted by a classifier that has not seen its site."""
    return _answers(folds(pages, seed, **settings))


def _answers(parts: Iterable[Fold]) -> dict[str, str]:
    return {page.key: parse_html(page.html, page.url, fold.classifier).text for fold in parts for page in fold.pages}
