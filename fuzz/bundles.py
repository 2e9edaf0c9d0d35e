"""Bundles as one run of bytes: the manifest, then ``--- NAME`` and the bytes of a file, as often as there are files.

What was changed is sealed anew, sizes and digests: a fuzzer would never guess one, and whoever forges a bundle computes
them.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from attrib.features.form import FORM
from attrib.features.ngrams import Orders
from attrib.inference.linear import Linear
from attrib.model import Model

_PART = re.compile(rb"\n--- ([a-z.]{1,20})\n")
_BLANK = "0" * 64


def model(classes: tuple[str, ...] = ("neutral", "slanted"), *, multilabel: bool = False) -> Model:
    """A model of a few weights."""
    orders = Orders((1,), (3,), 2, 2, 0)
    random = np.random.default_rng(0)
    outputs = 1 if len(classes) == 2 and not multilabel else len(classes)
    shapes = ((outputs, orders.size), (outputs, len(FORM)), (outputs,), (len(FORM),))
    weights, dense, base, mean = (random.normal(size=shape) for shape in shapes)
    linear = Linear(weights.astype(np.float32), dense, base, mean, np.ones(len(FORM)))
    card: dict[str, Any] = {"what": "A model of the fuzzer's."}
    return Model(linear, "custom", "sentence", classes, orders, FORM, 0.5, card, multilabel=multilabel)


def made() -> list[bytes]:
    """Good bundles: of two classes, of three, of labels that do not exclude each other."""
    models = [model(), model(("a", "b", "c")), model(("a", "b"), multilabel=True)]
    found = []
    for each in models:
        with tempfile.TemporaryDirectory() as scratch:
            each.save(Path(scratch) / "model")
            found.append(packed(Path(scratch) / "model"))
    return found


def packed(folder: Path) -> bytes:
    """A bundle as bytes."""
    files = sorted(path for path in folder.iterdir() if path.name != "manifest.json")
    parts = [b"\n--- " + path.name.encode() + b"\n" + path.read_bytes() for path in files]
    return (folder / "manifest.json").read_bytes() + b"".join(parts)


def unpacked(data: bytes, folder: Path) -> None:
    """Write such bytes as the bundle `folder`, with sizes and digests that fit."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    manifest, *parts = _PART.split(data)
    files = dict(zip((name.decode() for name in parts[::2]), parts[1::2], strict=True))
    for name, content in files.items():
        (folder / (name if name.strip(".") else "dots")).write_bytes(content)
    (folder / "manifest.json").write_bytes(_sealed(manifest, files))


def _sealed(raw: bytes, files: dict[str, bytes]) -> bytes:
    try:
        manifest = json.loads(raw)
    except (ValueError, RecursionError):
        return raw
    if not isinstance(manifest, dict):
        return raw
    arrays = manifest.get("arrays")
    entries = [*arrays.items()] if isinstance(arrays, dict) else []
    for name, entry in [*((f"{name}.npy", entry) for name, entry in entries), ("card.md", manifest.get("card.md"))]:
        if isinstance(entry, dict) and name in files:
            entry.update(bytes=len(files[name]), sha256=hashlib.sha256(files[name]).hexdigest())
    manifest.pop("sha256", None)
    blank = (json.dumps({**manifest, "sha256": _BLANK}, indent=1) + "\n").encode()
    head, _, tail = blank.rpartition(_BLANK.encode())
    return head + hashlib.sha256(blank).hexdigest().encode() + tail
