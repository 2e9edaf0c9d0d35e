"""Groups of evaluative words, as indicator columns beside the word vectors.

Like the vectors they serve training: the weight a group learns is folded into the weights of its words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Hashes, hash_lines
from attrib.features.lookup import Lookup


@cache
def groups() -> dict[str, frozenset[str]]:
    """The words of each group, lower case, by its name."""
    text = (Path(__file__).with_name("data") / "evaluative.txt").read_text("utf-8")
    table: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            table.setdefault(name, set()).update(line.split())
    return {name: frozenset(words) for name, words in table.items()}


def indicators(hashes: Hashes) -> NDArray[np.float64]:
    """Which of the words with these hashes are in which group, shape (words, groups), 0 or 1."""
    tables = [Lookup(hash_lines("\n".join(sorted(words)))) for words in groups().values()]
    return np.column_stack([table.contains(hashes) for table in tables]).astype(np.float64)
