"""The tagger from its bundle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attrib.annotate.tagger import tokens, windows, words
from attrib.annotate.tagger.model import Tagger
from attrib.errors import ModelFormatError
from attrib.inference import bundle
from attrib.inference.sequence import Block, Table

SHIPPED = "attribution"
"""Name of the bundle that ships."""


def layout() -> dict[str, Any]:
    """What a model's arrays are made for: the features' numbers and the windows' size."""
    return {
        "buckets": words.BUCKETS,
        "tokens": list(tokens.SIZES),
        "windows": list(windows.SIZES),
        "reach": [windows.LEFT, windows.RIGHT],
    }


@cache
def shipped() -> Tagger:
    """The tagger that comes with the package."""
    return load(bundle.shipped(SHIPPED))


def load(folder: Path) -> Tagger:
    """Read a tagger.

    Raises:
        ModelFormatError: the bundle is damaged, foreign, too new, or made for other features than this version has.
    """
    found = bundle.read(folder)
    if found.manifest.get("layout") != layout():
        raise ModelFormatError(f"{folder} was trained on other features than this version measures: train it again")
    try:
        return assemble(found.arrays, found.manifest["encoder"], found.manifest["decoder"])
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise ModelFormatError(f"{folder} is no tagger: {error!r}") from None


def assemble(arrays: Mapping[str, NDArray[Any]], encoder: Sequence[int], decoder: Sequence[int]) -> Tagger:
    """The tagger that arrays make, with the dilations of its blocks over the text and over the windows."""

    def full(name: str) -> NDArray[np.float32]:
        return np.asarray(arrays[name], np.float32)

    def blocks(name: str, dilations: Sequence[int]) -> list[Block]:
        weight, bias, out = full(f"{name}_weight"), full(f"{name}_bias"), full(f"{name}_out")
        return [Block(weight[at], bias[at], out[at], int(step)) for at, step in enumerate(dilations)]

    return Tagger(
        vocabulary=np.asarray(arrays["vocabulary"], np.uint32),
        word=Table(np.asarray(arrays["word"]), full("word_scale")),
        trait=Table(np.asarray(arrays["trait"]), full("trait_scale")),
        place=full("place"),
        encoder=blocks("encoder", encoder),
        cue=full("cue"),
        near=full("near"),
        ends=full("ends"),
        stand=full("stand"),
        decoder=blocks("decoder", decoder),
        step=full("step"),
    )
