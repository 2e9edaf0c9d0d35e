"""The trained part of the decision: how likely each block of a page is the article's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attrib.errors import ModelFormatError
from attrib.inference import bundle
from attrib.inference.linear import sigmoid
from attrib.inference.trees import Floats, Trees, from_arrays
from attrib.parse.html.features import names

SHIPPED = "extraction"
"""Name of the bundle that ships."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Trees over the columns of :class:`~attrib.parse.html.features.Table`.

    `threshold` is the probability from which a block is kept.
    """

    trees: Trees
    threshold: float

    def probabilities(self, values: Floats) -> Floats:
        """The probability of each row of `values`, shape (rows, features), to be the article's: shape (rows,)."""
        return sigmoid(self.trees.sums(values))


@cache
def shipped() -> Classifier:
    """The classifier that comes with the package."""
    return load(bundle.shipped(SHIPPED))


def load(folder: Path) -> Classifier:
    """Read a classifier.

    Raises:
        ModelFormatError: the bundle is damaged, foreign, too new, or made for other features than this version has.
    """
    found = bundle.read(folder)
    if found.manifest.get("features") != list(names()):
        raise ModelFormatError(f"{folder} was trained on other features than this version measures: train it again")
    threshold = bundle.threshold_of(found, folder)
    return Classifier(from_arrays(found.arrays, len(names())), threshold)
