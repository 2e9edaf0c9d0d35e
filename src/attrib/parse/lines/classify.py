"""The trained part: what no rule can name, told by a line's words, its shape, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from attrib.errors import ModelFormatError
from attrib.inference import bundle
from attrib.inference.linear import Linear, probabilities
from attrib.parse.draft import Draft
from attrib.parse.lines.measure import BUCKETS, NAMES, Floats, candidates, measure

SHIPPED = "lines"
"""Name of the bundle that ships."""

CLASSES = ("article", "related", "caption", "author_bio", "not_article")
"""What a line may be: the article's, or of what reason to drop it."""


@dataclass(frozen=True, slots=True)
class LineClassifier:
    """A linear model over :mod:`~attrib.parse.lines.measure`; it drops lines of at least `threshold` against them."""

    linear: Linear
    threshold: float

    def chances(self, drafts: Sequence[Draft], numbers: Sequence[int]) -> Floats:
        """The probability of each of :data:`CLASSES`, shape (lines, classes), for some of a document's lines."""
        dense, buckets = measure(drafts, numbers)
        shaped = (dense - self.linear.mean) / self.linear.scale
        sums = self.linear.base + shaped @ self.linear.dense.T
        for row, found in enumerate(buckets):
            sums[row] += self.linear.weights[:, found].sum(axis=1)
        return probabilities(sums)

    def drop(self, drafts: Sequence[Draft]) -> None:
        """Drop the lines of a document that are hardly the article's."""
        numbers = candidates(drafts)
        if not numbers:
            return
        for number, chance in zip(numbers, self.chances(drafts, numbers), strict=True):
            if 1 - chance[0] >= self.threshold:
                drafts[number].drop(CLASSES[1 + int(np.argmax(chance[1:]))])


@cache
def shipped() -> LineClassifier:
    """The classifier that comes with the package."""
    return load(bundle.shipped(SHIPPED))


def load(folder: Path) -> LineClassifier:
    """Read a classifier.

    Raises:
        ModelFormatError: the bundle is damaged, foreign, too new, or made for other values than this version has.
    """
    found = bundle.read(folder)
    if found.manifest.get("features") != list(NAMES) or found.manifest.get("classes") != list(CLASSES):
        raise ModelFormatError(f"{folder} was trained on other values than this version measures: train it again")
    threshold = bundle.threshold_of(found, folder)
    shapes = {
        "weights": (len(CLASSES), BUCKETS), "dense": (len(CLASSES), len(NAMES)), "base": (len(CLASSES),),
        "mean": (len(NAMES),), "scale": (len(NAMES),),
    }  # fmt: skip
    for name, shape in shapes.items():
        if name not in found.arrays or found.arrays[name].shape != shape:
            raise ModelFormatError(f"the array {name} of {folder} is missing or not of the shape {shape}")
    return LineClassifier(Linear(**{name: np.asarray(found.arrays[name]) for name in shapes}), threshold)
