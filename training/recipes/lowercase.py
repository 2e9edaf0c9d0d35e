"""The table of words that the pool mostly writes in lower case (``src/attrib/annotate/lexicons/lowercase.txt``)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import numpy as np

from attrib.features.codes import hash_lines
from training.loaders import allsides

EVERY = 3  # a third of the pool is plenty
LEAST = 6
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’\-][A-Za-zÀ-ÿ]+)*")
HEAD = f"""\
# Words that the reference pool (AllSides articles) mostly writes in lower case where a capital would mean something: at
# least {LEAST} lower-case uses after a word or a comma, and at least as many as capitalised ones. Counts only.
# Made by `python -m training fit lowercase --output src/attrib/annotate/lexicons`.
"""


def build(output: Path, seed: int) -> None:
    """Write ``lowercase.txt`` and its hashes, ``lowercase.npy``, into `output`.

    Nothing is random: `seed` is taken as every recipe takes it.
    """
    del seed
    lower: Counter[str] = Counter()
    raised: Counter[str] = Counter()
    for number, article in enumerate(allsides.load()):
        if number % EVERY == 0:
            _count(article.text, lower, raised)
    words = sorted(word for word, count in lower.items() if count >= LEAST and count >= raised[word])
    (output / "lowercase.txt").write_text(HEAD + "\n".join(words) + "\n", encoding="utf-8")
    np.save(output / "lowercase.npy", hash_lines("\n".join(words)))


def _count(text: str, lower: Counter[str], raised: Counter[str]) -> None:
    for match in WORD.finditer(text):
        start, word = match.start(), match.group()
        inside = start >= 2 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ",")
        if inside and word[0].islower():
            lower[word.lower().replace("’", "'")] += 1
        elif inside and word[1:].islower():
            raised[word.lower().replace("’", "'")] += 1
