"""The table ``src/attrib/features/data/microframes.tsv``: words near the ends of axes between opposites.

An axis is the mean vector of one set of seed words less that of their antonyms, on the vectors of the pool; a word's
place is its cosine with the axis, and the words furthest out on either side are kept. Words of groups and names have no
vector of their own. Needs ``vectors`` first.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console

from attrib.features.codes import hash_lines
from attrib.features.microframes import AXES
from attrib.features.vectors import vectors, vocabulary
from training.loaders import allsides

SEEDS = {
    "safe_dangerous": ("safe secure protected calm stable", "dangerous unsafe threatened violent unstable"),
    "fair_unfair": ("fair just equal impartial equitable", "unfair unjust unequal biased discriminatory"),
    "lawful_criminal": (
        "lawful legal legitimate constitutional",
        "unlawful illegal criminal fraudulent unconstitutional",
    ),
    "caring_cruel": ("caring kind compassionate humane gentle", "cruel brutal heartless inhumane vicious"),
    "honest_corrupt": ("honest truthful transparent trustworthy", "corrupt dishonest deceitful crooked lying"),
}
"""Seed words of either end."""
EACH = 40  # words kept on either side
LEAST = 150  # uses in a tenth of the pool: a rarer word's vector says little
COMMON = 200  # the most frequent words are grammar
EVERY = 10
console = Console(stderr=True)

Floats = npt.NDArray[np.float64]


def build(output: Path, seed: int) -> None:
    """Write ``output/microframes.tsv``. Nothing is drawn, whatever the `seed`."""
    del seed
    words = _words()
    places = np.searchsorted(vocabulary(), np.array([hash_lines(word)[0] for word in words], np.uint64))
    table = vectors()[places]
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    lines = ["# Axis, word, place between its ends. Made by training/recipes/microframes.py from the pool's vectors."]
    for axis in AXES:
        first, second = (_mean(words, table, ends) for ends in SEEDS[axis])
        cosines = table @ ((second - first) / np.linalg.norm(second - first))
        lines += [f"{axis}\t{word}\t{place:.2f}" for word, place in _outer(words, cosines)]
    (output / "microframes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    console.print(f"wrote {len(lines) - 1} words to {output / 'microframes.tsv'}")


def _words() -> list[str]:
    """Frequent words in lower case that have a vector."""
    counts: Counter[str] = Counter()
    for number, article in enumerate(allsides.load()):
        if number % EVERY == 0:
            counts.update(word.strip(".,;:!?\"'“”‘’()") for word in article.text.split())
    seeds = {word for ends in SEEDS.values() for end in ends for word in end.split()}
    known = set(vocabulary().tolist())
    common = {word for word, _ in counts.most_common(COMMON)}
    frequent = (word for word, times in counts.items() if (times >= LEAST and word not in common) or word in seeds)
    return sorted(word for word in frequent if word.isalpha() and word.islower() and int(hash_lines(word)[0]) in known)


def _mean(words: list[str], table: Floats, seeds: str) -> Floats:
    mean: Floats = table[[words.index(word) for word in seeds.split() if word in words]].mean(axis=0)
    return mean


def _outer(words: list[str], cosines: Floats) -> list[tuple[str, float]]:
    """The words furthest out on either side, in order of their places, the furthest at -1 or 1."""
    order = np.argsort(cosines)
    kept = [*order[:EACH].tolist(), *order[-EACH:].tolist()]
    scale = float(np.abs(cosines[kept]).max())
    return [(words[at], float(cosines[at]) / scale) for at in kept]
