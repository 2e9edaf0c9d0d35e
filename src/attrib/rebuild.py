"""A verified bundle -> a model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from attrib.errors import ModelFormatError
from attrib.features.batches import fingerprint
from attrib.features.form import FORM
from attrib.features.ngrams import Orders
from attrib.features.table import FEATURES, LATE
from attrib.features.vectors import vocabulary
from attrib.inference.bundle import Bundle
from attrib.inference.linear import Linear
from attrib.model import Model

if TYPE_CHECKING:
    from attrib.features.lexicons import Lexicons

_LONGEST = 16  # elements of an n-gram
_MOST_BITS = 24  # of a bucket's number


def rebuild(bundle: Bundle, folder: Path) -> Model:
    """The model that a bundle holds; `folder` is for messages.

    Raises:
        ModelFormatError: manifest and arrays do not fit each other, or other features were used to train it.
    """
    manifest, arrays = bundle.manifest, bundle.arrays
    try:
        features, classes = manifest["features"], tuple(manifest["classes"])
        orders = _orders(features)
        linear = Linear(*(arrays[name] for name in ("weights", "dense", "base", "mean", "scale")))
        signals = tuple(features["signals"])
        if manifest["task"] not in ("sentence", "article"):
            raise ModelFormatError(f"{folder} is a model for an unknown task, {manifest['task']!r}")
        lexicons = _lexicons(manifest.get("lexicons"))
        _check_manifest(manifest, orders, signals, lexicons, folder)
        multilabel = manifest.get("multilabel", False)
        outputs = 1 if len(classes) == 2 and not multilabel else len(classes)
        _check(linear, outputs, len(signals), orders, folder)
        if features["fingerprint"] != fingerprint():
            made_by = f"attrib {manifest['version']}"
            raise ModelFormatError(
                f"{folder} was trained on the features of {made_by}: train it again, or install that"
            )
        return Model(
            linear,
            name=manifest["name"],
            task=manifest["task"],
            classes=classes,
            orders=orders,
            signals=signals,
            threshold=float(manifest["threshold"]),
            card=manifest["card"],
            version=manifest["version"],
            digest=bundle.digest,
            multilabel=multilabel,
            lexicons=lexicons,
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        if isinstance(error, ModelFormatError):
            raise
        raise ModelFormatError(f"the manifest of {folder} lacks or misstates {error}") from None


def _orders(features: Mapping[str, Any]) -> Orders:
    return Orders(
        tuple(features["word"]),
        tuple(features["char"]),
        features["word_bits"],
        features["char_bits"],
        features["known"],
        features.get("mean", False),
        features.get("names", False),
    )


def _check(linear: Linear, outputs: int, signals: int, orders: Orders, folder: Path) -> None:
    wanted = ((outputs, orders.size), (outputs, signals), (outputs,), (signals,), (signals,))
    found = tuple(array.shape for array in (linear.weights, linear.dense, linear.base, linear.mean, linear.scale))
    if found != wanted:
        raise ModelFormatError(f"the arrays of {folder} have shapes {found} where its manifest asks for {wanted}")
    arrays = (linear.weights, linear.dense, linear.base, linear.mean, linear.scale)
    if not all(_finite(array) for array in arrays) or not (linear.scale > 0).all():
        raise ModelFormatError(f"the arrays of {folder} hold numbers that no training gives")


def _finite(array: NDArray[np.floating]) -> bool:
    """Whether all numbers are finite; of halves the largest bit patterns of either sign tell, at once."""
    if array.dtype == np.float16 and array.size:
        return bool(array.view(np.int16).max() < 0x7C00 and array.view(np.uint16).max() < 0xFC00)
    return bool(np.isfinite(array).all())


def _lexicons(entries: Any) -> Lexicons | None:
    """The word lists that a user's model was trained with; RulesError is a ValueError."""
    if entries is None:
        return None
    from attrib.features.lexicons import Lexicons
    from attrib.rules.load import wordlist_from

    return Lexicons(tuple(wordlist_from(entry) for entry in entries))


def _check_manifest(
    manifest: Mapping[str, Any], orders: Orders, signals: tuple[str, ...], lexicons: Lexicons | None, folder: Path
) -> None:
    """Whether the manifest's values are of the kinds that scoring relies on."""
    classes, card = manifest["classes"], manifest["card"]
    texts = (manifest["name"], manifest["version"], *classes, *signals)
    sound = all(isinstance(text, str) for text in texts) and len(set(classes)) == len(classes) >= 2
    sound &= isinstance(manifest.get("multilabel", False), bool)
    sound &= isinstance(manifest["threshold"], float) and 0 < manifest["threshold"] < 1
    sound &= all(type(order) is int and 1 <= order <= _LONGEST for order in (*orders.word, *orders.char))
    sound &= all(type(bits) is int and 0 <= bits <= _MOST_BITS for bits in (orders.word_bits, orders.char_bits))
    sound &= orders.known in (0, len(vocabulary())) and isinstance(card, dict)
    sound &= isinstance(orders.mean, bool) and isinstance(orders.names, bool)
    known = FORM if manifest["task"] == "sentence" else [*(feature.name for feature in FEATURES), *LATE]
    own = () if lexicons is None else lexicons.signals
    measured = signals[: len(signals) - len(own)]
    sound &= signals[len(measured) :] == own and len(set(signals)) == len(signals)
    sound &= set(measured) <= set(known) and (manifest["task"] == "article" or measured == FORM)
    cards = [card, *card.get("frames", {}).values()] if isinstance(card, dict) else []
    pools = [each.get("pool", {}) for each in cards]
    tables = [pool[key] for pool in pools for key in ("quantiles", "attribution quantiles") if key in pool]
    sound &= all(len(table) == 101 and sorted(table) == table for table in tables)
    if not sound:
        raise ModelFormatError(f"the manifest of {folder} misstates what it holds")
