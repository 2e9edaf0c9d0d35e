"""The model ``attribution``: which tokens are cues, and what is source and content around each.

Learned from PolNeAR's training documents. Word vectors come from the AllSides pool, and the encoder first learns silver
syntax (spaCy's small model) of the same documents and a sample of the pool. Needs torch and spaCy; nothing of either
runs afterwards. About half an hour on one core.
"""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
from rich.console import Console
from threadpoolctl import threadpool_limits

from attrib import __version__
from attrib.annotate.tagger.load import SHIPPED, layout
from attrib.cards import render
from attrib.inference import bundle
from training import attributions
from training.attributions import Example
from training.contexts import Vectors, learn
from training.loaders import allsides
from training.network import DILATIONS, PAIR_DILATIONS
from training.syntax import Parser, Silver
from training.tagging import Settings, fit

VOCABULARY, DIMENSIONS = 24_000, 96
POOL = 500
LONGEST = 8000  # characters of a document of the pool
ABOUT = {
    "what": "Which tokens are cues of attributions, and which around each are its source and its content.",
    "not for": "Other languages than English. It says who is said to have said something, not whether they did.",
    "corpora": "Labels: PolNeAR's training documents (no licence stated; only weights are shipped, words are known by "
    "hash; cite Newell, Margolin and Ruths 2018). Words: AllSides articles (Apache-2.0). Silver syntax while "
    "training: spaCy en_core_web_sm (MIT).",
}
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Train on every training document and write the bundle ``attribution`` into `output`.

    What is done already is kept in a folder beside the corpora's cache, so that a broken run goes on where it broke.
    """
    kept = platformdirs.user_cache_path("attrib") / f"attribution-{seed}"
    kept.mkdir(parents=True, exist_ok=True)
    settings = Settings()
    with threadpool_limits(1):  # sums of several threads differ in the last bit, and training makes much of that
        vectors = _vectors(kept / "vectors.npz", seed)
        data = with_syntax(list(attributions.examples("train")), kept / "train.npz")
        pool = with_syntax(sample(POOL), kept / "pool.npz")
        found = fit(data, pool, vectors, seed, settings, kept / "state.pt")
    card: dict[str, Any] = {
        **ABOUT,
        "documents": len(data),
        "attributions": sum(len(item.golds) for item, _ in data),
        "settings": settings._asdict(),
    }
    manifest = {
        "name": SHIPPED,
        "task": "attribution",
        "version": __version__,
        "layout": layout(),
        "encoder": list(DILATIONS),
        "decoder": list(PAIR_DILATIONS),
        "card": card,
    }
    bundle.write(output / SHIPPED, manifest, found, render(SHIPPED, "Who says what by which words.", card))
    shutil.rmtree(kept)
    console.print(f"wrote {output / SHIPPED}")


def _vectors(path: Path, seed: int) -> Vectors:
    if not path.exists():
        vectors = learn(VOCABULARY, DIMENSIONS, seed)
        np.savez(path, words=np.array(vectors.words), table=vectors.table)
    saved = np.load(path)
    return Vectors(saved["words"].tolist(), saved["table"])


def sample(count: int) -> list[Example]:
    """Articles of the pool, without labels; always the same ones."""
    texts = [article.text for article in allsides.load()]
    random.Random(5).shuffle(texts)  # noqa: S311
    fit_in = (text for text in texts if 300 < len(text) < LONGEST)
    return [attributions.unlabelled(text) for text in itertools.islice(fit_in, count)]


def with_syntax(items: list[Example], path: Path) -> list[tuple[Example, Silver]]:
    """Documents with their silver syntax, which is kept at `path`."""
    if not path.exists():
        found = Parser().annotate([item.view for item in items])
        named: dict[str, Any] = {str(number): silver for number, silver in enumerate(found)}
        np.savez(path, **named)
    saved = np.load(path)
    return [(item, saved[str(number)]) for number, item in enumerate(items)]
