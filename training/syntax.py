"""Silver syntax from spaCy's small English model: what the tagger's encoder learns beside its own task.

It is needed in training alone; nothing of it is left in the arrays that ship but what the encoder made of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pkgutil import iter_modules
from typing import Any

import numpy as np
import numpy.typing as npt

from attrib.annotate.view import View

GROUPS = (
    frozenset({"ccomp", "xcomp", "pcomp"}),
    frozenset({"nsubj", "nsubjpass", "csubj"}),
    frozenset({"advcl", "relcl", "acl"}),
    frozenset({"parataxis", "conj"}),
)
"""Kinds of phrases of which each token answers whether it is the first and whether it is the last one."""
LONGEST = 400  # tokens parsed in one go
Silver = npt.NDArray[np.uint8]


class Parser:
    """spaCy's tagger and parser over our own tokens."""

    def __init__(self) -> None:
        name = next((item.name for item in iter_modules() if item.name.startswith("en_core_web_sm")), None)
        if name is None:
            raise ModuleNotFoundError("training the tagger needs spaCy and a build of en_core_web_sm")
        self.model = importlib.import_module(name).load(exclude=["ner", "lemmatizer", "senter"])
        self.tags = {label: at for at, label in enumerate(sorted(self.model.get_pipe("tagger").labels))}
        roles = sorted({*self.model.get_pipe("parser").labels, "ROOT"})
        self.roles = {label: at for at, label in enumerate(roles)}

    def annotate(self, views: Sequence[View]) -> list[Silver]:
        """Tag, role and edge bits of every token, shape (tokens, 3), a text each."""
        result = [np.zeros((len(view.low), 3), np.uint8) for view in views]
        for parsed, (number, first) in self.model.pipe(self._pieces(views), as_tuples=True, batch_size=64):
            rows = result[number][first : first + len(parsed)]
            rows[:, 0] = [self.tags.get(token.tag_, 0) for token in parsed]
            rows[:, 1] = [self.roles.get(token.dep_, 0) for token in parsed]
            for token in parsed:
                for bit, group in enumerate(GROUPS):
                    if token.dep_ in group:
                        rows[token.left_edge.i, 2] |= 1 << 2 * bit
                        rows[token.right_edge.i, 2] |= 2 << 2 * bit
        return result

    def _pieces(self, views: Sequence[View]) -> Iterator[tuple[Any, tuple[int, int]]]:
        """Each paragraph as a spaCy document of our tokens, with its text's number and first token."""
        made = importlib.import_module("spacy.tokens").Doc
        for number, view in enumerate(views):
            block = [view.blocks[at] if at >= 0 else -1 for at in view.sentence_of]
            first = 0
            while first < len(block):
                last = first + 1
                while last < len(block) and block[last] == block[first] and last - first < LONGEST:
                    last += 1
                words = [view.text[view.starts[at] : view.ends[at]] for at in range(first, last)]
                spaces = [at + 1 < last and view.ends[at] < view.starts[at + 1] for at in range(first, last)]
                yield made(self.model.vocab, words=words, spaces=spaces), (number, first)
                first = last
