"""The trained part of the decision: how likely each block of a page is the article's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from attrib.errors import ModelFormatError
from attrib.inference.bundle import read
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
    return load(Path(str(files("attrib.inference"))) / "bundles" / SHIPPED)


def load(folder: Path) -> Classifier:
    """Read a classifier.

    Raises:
        ModelFormatError: the bundle is damaged, foreign, too new, or made for other features than this version has.
    """
    bundle = read(folder)
    if bundle.manifest.get("features") != list(names()):
        raise ModelFormatError(f"{folder} was trained on other features than this version measures: train it again")
    threshold = bundle.manifest.get("threshold")
    if not isinstance(threshold, float) or not 0 < threshold < 1:
        raise ModelFormatError(f"{folder} names no threshold between 0 and 1")
    return Classifier(from_arrays(bundle.arrays, len(names())), threshold)
