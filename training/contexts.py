"""Word vectors of the AllSides pool by what stands next to a word: syntax rather than topic.

For every frequent word its direct neighbours are counted by place (two in front, two behind), association with them is
positive pointwise mutual information with smoothed contexts (Levy, Goldberg and Dagan 2015), and a truncated singular
value decomposition gives the vectors. About three minutes and 6 GB.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rich.console import Console
from scipy.sparse import coo_array
from sklearn.utils.extmath import randomized_svd

from attrib.annotate.tagger.words import straight
from attrib.annotate.tokens import TOKEN
from training.loaders import allsides

PLACES = (-2, -1, 1, 2)
CONTEXTS = 3000  # words that count as neighbours
SMOOTHING = 0.75
console = Console(stderr=True)


class Vectors(NamedTuple):
    """Words, most frequent first, and their vectors (words, dimensions), each column of unit variance at most."""

    words: list[str]
    table: npt.NDArray[np.float32]


def learn(size: int, dimensions: int, seed: int) -> Vectors:
    """Vectors of the `size` most frequent words."""
    ids: dict[str, int] = {}
    stream: list[npt.NDArray[np.int32]] = []
    counts: Counter[int] = Counter()
    for article in allsides.load():
        found = TOKEN.findall(straight(article.text).lower())
        numbers = np.fromiter((ids.setdefault(word, len(ids)) for word in found), np.int32, len(found))
        stream.append(np.append(numbers, np.int32(-1)))  # no neighbours across articles
        counts.update(numbers.tolist())
    frequent = [identifier for identifier, _ in counts.most_common(size)]
    rank = np.full(len(ids) + 1, -1, np.int32)  # the last one answers for the gap, -1
    rank[frequent] = np.arange(len(frequent))
    names = list(ids)
    console.print(f"{len(names)} words, {sum(counts.values())} uses")
    association = _association(rank[np.concatenate(stream)], len(frequent))
    left, values, _ = randomized_svd(association, n_components=dimensions, n_iter=4, random_state=seed)
    table = left * np.sqrt(values)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return Vectors([names[at] for at in frequent], table.astype(np.float32))


def _association(ranks: npt.NDArray[np.int32], size: int) -> coo_array:
    """Positive pointwise mutual information of words and placed neighbours, (words, places x contexts)."""
    width = CONTEXTS * len(PLACES)
    total = np.zeros(size * width, np.int32)
    for number, place in enumerate(PLACES):
        word, near = (ranks[:-place], ranks[place:]) if place > 0 else (ranks[-place:], ranks[:place])
        kept = (word >= 0) & (near >= 0) & (near < CONTEXTS)
        total += np.bincount(
            word[kept].astype(np.int64) * width + number * CONTEXTS + near[kept], minlength=len(total)
        ).astype(np.int32)
    rows, columns = np.divmod(np.flatnonzero(total), width)
    values = total[total > 0].astype(np.float64)
    words = np.bincount(rows, values, size)
    contexts = np.bincount(columns, values, width) ** SMOOTHING
    information = np.log(values * contexts.sum() / (words[rows] * contexts[columns]))
    kept = information > 0
    return coo_array((information[kept], (rows[kept], columns[kept])), shape=(size, width)).tocsr()
