"""The word vectors (``src/attrib/features/data/vectors``): positive pointwise mutual information, factorised.

Words near each other in sentences of the AllSides pool are counted (weight one over their distance), association is
measured against a smoothed context distribution (Levy, Goldberg and Dagan 2015), and a truncated singular value
decomposition gives the vectors. Names and groups are masked before counting, as everywhere. About five minutes and 8
GB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from scipy.sparse import coo_array, csr_array
from sklearn.utils.extmath import randomized_svd

from attrib.features.codes import Hashes, read
from attrib.features.masking import mask
from attrib.features.vectors import FOLDER
from attrib.features.voice import join, own_words
from training.loaders import allsides

DIMENSIONS = 64
WINDOW = 5  # words to either side
LEAST = 10  # uses of a word in the pool
SMOOTHING = 0.75
BATCH = 30_000  # characters
CHUNK = 10_000_000  # pairs counted at a time
BREAK = re.compile(r"(?<=[.!?”\"])\s+|\n+")
console = Console(stderr=True)

Ids = npt.NDArray[np.int64]


def build(output: Path, seed: int) -> None:
    """Write ``output/vectors/{hashes,codes,steps}.npy``."""
    words, sentences = _pool()
    console.print(f"{len(words)} words")
    kept, ids, counts = _vocabulary(words)
    association = _association(_cooccurrence(ids, sentences, len(kept)))
    left, values, _ = randomized_svd(association, n_components=DIMENSIONS, n_iter=3, random_state=seed)
    raw = left * np.sqrt(values)
    length = np.linalg.norm(raw, axis=1, keepdims=True)
    rarity = np.log(counts.sum() / counts)
    table = raw / np.maximum(length, 1e-9) * (rarity / rarity.mean())[:, None]
    steps = np.abs(table).max(axis=0) / 127
    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "hashes.npy", kept)
    np.save(folder / "codes.npy", np.round(table / steps).astype(np.int8))
    np.save(folder / "steps.npy", steps.astype(np.float32))
    console.print(f"wrote {len(kept)} vectors to {folder}")


def _pool() -> tuple[Hashes, Ids]:
    """Hashes of all masked words of the pool, and the number of the sentence that each is from."""
    words, sentences, count = [], [], 0
    for batch in _batches():
        text, bounds = join(batch)
        pieces = own_words(text, bounds, quoted_too=True)
        masked = mask(read(text, pieces), pieces)
        words.append(masked.hashes)
        sentences.append(pieces.rows[masked.pieces] + count)
        count += len(batch)
    return np.concatenate(words), np.concatenate(sentences)


def _batches() -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for article in allsides.load():
        for sentence in BREAK.split(article.text):
            batch.append(sentence)
            size += len(sentence)
            if size > BATCH:
                yield batch
                batch, size = [], 0
    yield batch


def _vocabulary(words: Hashes) -> tuple[Hashes, Ids, Ids]:
    """Frequent words' hashes (ascending), each word's index among them or -1, and their counts."""
    found, inverse, counts = np.unique(words, return_inverse=True, return_counts=True)
    frequent = counts >= LEAST
    index = np.where(frequent, np.cumsum(frequent) - 1, -1)
    return found[frequent], index[inverse], counts[frequent]


def _cooccurrence(ids: Ids, sentences: Ids, size: int) -> csr_array:
    total = csr_array((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        near, far = ids[:-distance], ids[distance:]
        pair = (sentences[:-distance] == sentences[distance:]) & (near >= 0) & (far >= 0)
        near, far = near[pair], far[pair]
        for start in range(0, len(near), CHUNK):
            rows, columns = near[start : start + CHUNK], far[start : start + CHUNK]
            weights = np.full(len(rows), 1.0 / distance, dtype=np.float32)
            total = total + csr_array((weights, (rows, columns)), shape=(size, size))
    return (total + total.T).tocsr()


def _association(counts: csr_array) -> csr_array:
    """Positive pointwise mutual information."""
    table: coo_array = counts.tocoo()
    frequency = np.asarray(counts.sum(axis=1)).ravel()
    context = frequency**SMOOTHING / (frequency**SMOOTHING).sum()
    rows, columns = table.coords
    value = np.log(table.data / (frequency[rows] * context[columns]))
    positive = value > 0
    return csr_array((value[positive].astype(np.float32), (rows[positive], columns[positive])), shape=counts.shape)
