"""The classifier ``lines``: which short lines of a plain text are no article, where no rule can name them?

Learned from afar. Boilerplate: lines that the rules cut from the AllSides pool, without the words by which the rules
knew them, and blocks of the extraction corpora's pages that stand among the article's but are not in its text. Article:
short lines that the rules keep, and such blocks that are in the text. Among the lines kept are some that no rule knows:
those that a model trained on other outlets is sure of are left out of a second training.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from attrib import __version__
from attrib.cards import render
from attrib.inference import bundle
from attrib.inference.linear import Linear
from attrib.parse.draft import Draft
from attrib.parse.html import read_page
from attrib.parse.lines.classify import CLASSES, SHIPPED, LineClassifier
from attrib.parse.lines.measure import BUCKETS, NAMES, candidates, measure
from attrib.parse.plain import read_text
from training import blocks, line_labels
from training.alignment import shares
from training.loaders import allsides

Floats = npt.NDArray[np.float64]
ARTICLES = 12_000
FOLDS = 5
THRESHOLD = 0.93
SURE = 0.6
STRENGTH = 0.05  # inverse, of the penalty
HASHED = 0.5  # scale of a bucket's value: a stronger penalty on words than on values
MOST_CUT, MOST_KEPT = 250, 500  # lines of one outlet and class
AROUND = 4  # blocks after the article's last one
CUT = {
    "related": 1, "read_more": 1, "caption": 2, "photo_credit": 2, "author_bio": 3, "advert": 4, "newsletter": 4,
    "share": 4, "follow": 4, "comments": 4, "tip_line": 4, "disclaimer": 4, "copyright": 4, "watch_listen": 4,
}  # fmt: skip
CUES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\(? ?(?:also on politico|photos?|videos?|related|see also|read more|more|read|watch|opinion|analysis|"
        r"exclusive|quiz|from politico magazine|more on this\.*|full coverage|interactive|gallery|poll)\s?[:.]+ ?",
        r" read more$|\)$",
        r"\|? ?\(?(?:(?:AP|Reuters|AFP|Getty) ?(?:Photo|Images)?/.*|REUTERS/.*|photo:.*|photo by .*|\| ?(?:AP Photo|"
        r"Getty Images|Reuters).*|via Getty.*)$",
        r"^(?:file photo|file)[ :\u2014-]+|^image copyright .{2,60}? image caption |^close ",
        r"^facebook twitter pinterest ",
        r" photograph: .*$|^media playback.*media caption |^enlarge this image.*",
    )
]
ABOUT = {
    "what": "Probability that a short line of a plain text is none of the article: a teaser, a caption, a note on the "
    "writer, or something else. It is asked after the rules, about lines of up to 45 words that do not end like a "
    "sentence or stand last; it cuts where it is sure.",
    "not for": "HTML, where the classifier `extraction` sees more. English news only.",
    "corpora": "AllSides articles (Apache-2.0), article-extraction-benchmark (MIT), WCXB development split (CC BY 4.0)",
}
console = Console(stderr=True)


class Example(NamedTuple):
    """A line: its values (values,), its buckets, its number among the classes, and its outlet or site."""

    values: Floats
    buckets: npt.NDArray[np.int64]
    label: int
    group: str


def build(output: Path, seed: int) -> None:
    """Collect examples, train twice, and write the bundle ``lines`` into `output`: about three minutes."""
    examples = [*_articles(seed), *_pages()]
    chances = _by_group(examples, seed)
    label = np.array([example.label for example in examples])
    known = (label > 0) | (chances < SURE)
    figures = {"AUC on other outlets": float(roc_auc_score(label > 0, chances))}
    kept = [example for example, keep in zip(examples, known, strict=True) if keep]
    classifier = fit(kept)
    card: dict[str, Any] = {
        **ABOUT,
        "lines": dict(zip(CLASSES, np.bincount([example.label for example in kept]).tolist(), strict=True)),
        "left out": int((~known).sum()),
        "figures": figures,
        "hand labels": "460 lines, read twice by one reader; `python -m benchmarks lines` has figures and agreement",
    }
    manifest = {
        "name": SHIPPED,
        "task": "lines",
        "version": __version__,
        "features": list(NAMES),
        "classes": list(CLASSES),
        "threshold": classifier.threshold,
        "card": card,
    }
    arrays = {name: getattr(classifier.linear, name) for name in ("weights", "dense", "base", "mean", "scale")}
    text = render(SHIPPED, "Which short lines of a plain text are no article.", card)
    bundle.write(output / SHIPPED, manifest, arrays, text)
    console.print(f"wrote {output / SHIPPED}")


def fit(examples: Sequence[Example]) -> LineClassifier:
    """Train a classifier."""
    matrix, mean, scale = _matrix(examples)
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(matrix, [example.label for example in examples])
    dense, hashed = model.coef_[:, : len(NAMES)], model.coef_[:, len(NAMES) :] * HASHED
    return LineClassifier(Linear(hashed.astype(np.float32), dense, model.intercept_, mean, scale), THRESHOLD)


def _by_group(examples: Sequence[Example], seed: int) -> Floats:
    """How likely each line is boilerplate, by a model that has not seen its outlet."""
    matrix, _, _ = _matrix(examples)
    label, groups = np.array([e.label for e in examples]), [e.group for e in examples]
    chances = np.zeros(len(examples))
    for seen, asked in GroupKFold(FOLDS, shuffle=True, random_state=seed).split(matrix, label, groups):
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(matrix[seen], label[seen])
        chances[asked] = 1 - model.predict_proba(matrix[asked])[:, 0]
    return chances


def _matrix(examples: Sequence[Example]) -> tuple[csr_matrix, Floats, Floats]:
    values = np.array([example.values for example in examples])
    mean, scale = values.mean(axis=0), values.std(axis=0)
    scale[scale == 0] = 1.0
    bounds = np.cumsum([0, *(len(example.buckets) for example in examples)])
    places = np.concatenate([example.buckets for example in examples])
    hashed = csr_matrix((np.full(bounds[-1], HASHED), places, bounds), (len(examples), BUCKETS))
    return hstack([csr_matrix((values - mean) / scale), hashed]).tocsr(), mean, scale


def _articles(seed: int) -> Iterator[Example]:
    """Lines of the pool, at most some of one outlet and class; never of a document with hand labels."""
    held = {line.document for line in line_labels.lines()} | {cut.document for cut in line_labels.cuts()}
    articles = [article for article in allsides.load() if article.id not in held]
    chosen = random.Random(seed).sample(articles, ARTICLES)  # noqa: S311
    counts: Counter[tuple[str, int]] = Counter()
    for article in track(chosen, "reading the pool", console=console):
        drafts = read_text(article.text).drafts
        for number in candidates(drafts) if counts[article.outlet, 0] < MOST_KEPT else ():
            counts[article.outlet, 0] += 1
            yield _example(drafts, number, 0, article.outlet)
        for number, draft in enumerate(drafts):
            label = CUT.get(draft.reason or "", 0)
            if label and counts[article.outlet, label] < MOST_CUT:
                bare = _without_cues(draft.text)
                if bare is not None:
                    counts[article.outlet, label] += 1
                    yield _example(
                        [*drafts[:number], Draft(bare), *drafts[number + 1 :]], number, label, article.outlet
                    )


def _without_cues(text: str) -> str | None:
    """A cut line without what gave it away; None if too little is left, or it is all capitals."""
    if text.isupper():
        return None
    for cue in CUES:
        text = cue.sub("", text).strip(" (|")
    return text if 3 <= len(text.split()) <= 60 else None


def _pages() -> Iterator[Example]:
    """Blocks of the corpora's pages as lines of text, from the article's first to some after its last."""
    for page in track(list(blocks.pages()), "reading pages", console=console):
        read = read_page(page.html)
        if read is None or not page.text.strip():
            continue
        inside = np.flatnonzero(shares([block.text for block in read.walked.blocks], page.text) >= 0.5)
        if not len(inside):
            continue
        part = read.walked.blocks[inside[0] : inside[-1] + 1 + AROUND]
        drafts = [Draft(block.text) for block in part]
        members = set((inside - inside[0]).tolist())
        for number in candidates(drafts):
            yield _example(drafts, number, 0 if number in members else 4, blocks.site(page.url))


def _example(drafts: Sequence[Draft], number: int, label: int, group: str) -> Example:
    values, buckets = measure(drafts, [number])
    return Example(values[0], buckets[0], label, group)
