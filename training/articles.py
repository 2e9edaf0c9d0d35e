"""Whole articles as numbers, on all cores, and kept: what every recipe of an article model starts from.

Preparing thousands of articles takes minutes; the numbers are kept in the user's cache, under a digest of
the package's own files, so that the next recipe, or a run that was broken off, need not do it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import platformdirs
from joblib import Parallel, delayed
from rich.console import Console
from rich.progress import track
from scipy.sparse import csr_array, vstack

import attrib
from attrib.features.ngrams import Orders, row_sums, triples
from attrib.features.table import FEATURES, LATE
from attrib.features.vectors import vocabulary
from attrib.fit.design import signal_names
from attrib.inference.linear import Linear
from attrib.model import Model
from attrib.pipeline import article_batch, prepare
from attrib.scoring.sentences import edge_bias, headline_bias, score_sentences
from training.loaders import allsides

ORDERS = Orders(known=len(vocabulary()), mean=True)
"""N-grams of the article models: those of the sentence models, whose weights can so be added to theirs."""
SILENT = frozenset({"A14", "A15", "A16", "A17", "A19", "A20", "F11"})
"""Signals that corpora of bare text do not show (credits, links, by-lines, headlines), or that stand for a subject."""
SIGNALS = (
    *(f.name for f in FEATURES if f.id not in SILENT and f.name in signal_names("article")),
    *LATE,
)
JOBS = 2
_CHUNK = 100  # articles a task
_LEAST_WORDS = 20  # in the author's voice: shorter ones are withheld from article scores
console = Console(stderr=True)


EVERY = 10
"""Of the pool's articles this one is taken: 3,756 place a percentile within a point."""


class Told(NamedTuple):
    """An article as a corpus has it."""

    title: str
    text: str


class Measured(NamedTuple):
    """Articles as numbers.

    `grams`: word n-grams and known words of the author's, shape (articles, buckets), those of characters left out;
    `signals`: shape (articles, signals), NaN where undefined; `priors`: what the words weigh for each of the models
    asked about, shape (articles, models), the first of which also judges headlines, openings and closings; `words`: how
    many words are the author's, shape (articles,).
    """

    grams: csr_array
    signals: npt.NDArray[np.float64]
    priors: npt.NDArray[np.float64]
    words: npt.NDArray[np.int64]

    def at(self, rows: npt.NDArray[np.int64]) -> Measured:
        """Some of the articles."""
        return Measured(self.grams[rows], self.signals[rows], self.priors[rows], self.words[rows])

    @property
    def long(self) -> npt.NDArray[np.bool_]:
        """Which articles are long enough to be scored, shape (articles,)."""
        enough: npt.NDArray[np.bool_] = self.words >= _LEAST_WORDS
        return enough


def pool() -> list[Told]:
    """The articles of the reference pool among which scores are placed."""
    return [Told(item.title, item.text) for item in islice(allsides.load(), None, None, EVERY)]


def measure(articles: Sequence[Told], priors: Sequence[Model], label: str) -> Measured:
    """Prepare the articles and measure them; kept in the cache."""
    path = _folder() / f"{label}-{_digest(articles, priors)}.npz"
    if path.is_file():
        return _read(path)
    work = Parallel(n_jobs=JOBS, return_as="generator")(
        delayed(_chunk)(articles[start : start + _CHUNK], list(priors)) for start in range(0, len(articles), _CHUNK)
    )
    total = -(-len(articles) // _CHUNK)
    parts = list(track(work, f"measuring {label}", total=total, console=console))
    found = Measured(
        vstack([part.grams for part in parts]).tocsr(),
        *(np.concatenate([part[place] for part in parts]) for place in (1, 2, 3)),
    )
    _write(path, found)
    return found


def sums(linear: Linear, found: Measured) -> npt.NDArray[np.float64]:
    """Sums of a model without weights for character n-grams, shape (articles, outputs)."""
    dense = [linear.dense_terms(found.signals, output).sum(axis=1) for output in range(linear.outputs)]
    total: npt.NDArray[np.float64] = found.grams @ linear.weights.T.astype(float) + np.column_stack(dense) + linear.base
    return total


def _chunk(articles: Sequence[Told], priors: Sequence[Model]) -> Measured:
    kept = np.zeros(ORDERS.size, dtype=bool)
    kept[: 1 << ORDERS.word_bits] = kept[ORDERS.hashed :] = True
    grams, rows = [], []
    for article in articles:
        prepared = prepare(article.text, title=article.title or None)
        if priors:
            scored = score_sentences(prepared.analysis, priors[0])
            prepared.signals["headline_bias"] = headline_bias(prepared.analysis, priors[0], scored.reading)
            prepared.signals.update(edge_bias(scored))
        part = article_batch(prepared, 0, ORDERS, SIGNALS)
        places, buckets, values = triples(part.counted)
        wanted = kept[buckets]
        table = csr_array(
            (values[wanted].astype(np.float32), (places[wanted], buckets[wanted])), shape=(1, ORDERS.size)
        )
        table.sum_duplicates()
        grams.append(table)
        sums = [float(row_sums(part.counted, prior.linear.weights[0], 1)[0]) for prior in priors]
        rows.append((part.dense[0], sums, len(part.counted.masked.words.starts)))
    signals, asked, words = zip(*rows, strict=True)
    return Measured(
        vstack(grams).tocsr(), np.array(signals), np.array(asked).reshape(len(rows), len(priors)), np.array(words)
    )


def _folder() -> Path:
    folder = platformdirs.user_cache_path("attrib") / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _digest(articles: Sequence[Told], priors: Sequence[Model]) -> str:
    """Changes with the articles, the models asked about, and anything that makes numbers of a text."""
    found = hashlib.sha256()
    for article in articles:
        found.update("\0".join(article).encode("utf-8", "replace"))
    for prior in priors:
        found.update(prior.linear.weights.tobytes())
    root = Path(attrib.__file__).parent
    for path in _sources(root):
        found.update(path.relative_to(root).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _sources(root: Path) -> Iterator[Path]:
    for stage in ("parse", "annotate", "features", "inference"):
        for path in sorted((root / stage).rglob("*")):
            ours = path.suffix in (".py", ".tsv", ".txt", ".npy", ".toml")
            shipped = path.relative_to(root).parts[:2] == ("inference", "bundles")
            if ours and (not shipped or path.parts[-2] in ("attribution", "extraction", "lines")):
                yield path


def _write(path: Path, found: Measured) -> None:
    grams = found.grams
    table = {"data": grams.data, "indices": grams.indices, "indptr": grams.indptr}
    fresh = path.with_suffix(".part")
    with fresh.open("wb") as file:
        np.savez(file, signals=found.signals, priors=found.priors, words=found.words, **table)
    fresh.replace(path)


def _read(path: Path) -> Measured:
    with np.load(path, allow_pickle=False) as stored:
        shape = (len(stored["words"]), ORDERS.size)
        grams = csr_array((stored["data"], stored["indices"], stored["indptr"]), shape=shape)
        return Measured(grams, stored["signals"], stored["priors"], stored["words"])
