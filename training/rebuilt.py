"""Whether a bundle that was trained again says what the one that ships says."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np

import attrib
from attrib.errors import ModelFormatError
from attrib.inference.bundle import read, write

LIMIT = 1e-6
_FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
_SCORES = (
    "import json, sys, attrib\n"
    "model = attrib.load(sys.argv[1])\n"
    "if len(sys.argv) > 2: model.save(sys.argv[2])\n"
    "print(json.dumps(model.predict_proba(json.load(sys.stdin)).tolist()))"
)


class Difference(NamedTuple):
    """The largest difference of `compared` numbers; `how` says which."""

    value: float
    compared: int
    how: str


def largest_difference(shipped: Path, rebuilt: Path) -> Difference:
    """Compare two bundles: the probabilities of the fixtures' texts, or the arrays of what is no model of texts."""
    try:
        attrib.load(shipped)
    except ModelFormatError:  # a tagger or a classifier of blocks: other code reads it
        return _arrays(shipped, rebuilt)
    texts = _texts()
    with tempfile.TemporaryDirectory() as scratch:
        again = Path(scratch) / "again"
        ours, theirs = _probabilities(texts, shipped), _probabilities(texts, rebuilt, again)
        saved = _probabilities(texts, again)
    value = float(max(np.abs(ours - theirs).max(), np.abs(saved - theirs).max()))
    return Difference(value, ours.size, "probabilities in fresh processes, the new one also saved and loaded again")


def rewritten(folder: Path, target: Path) -> str:
    """Write a bundle again in the format of this version.

    Returns:
        Its new digest.
    """
    found = read(folder)
    kept = {key: value for key, value in found.manifest.items() if key not in ("format", "arrays", "card.md", "sha256")}
    arrays = {name: np.array(array) for name, array in found.arrays.items()}
    return write(target, kept, arrays, (folder / "card.md").read_text(encoding="utf-8"))


def _texts() -> list[str]:
    """The articles of the suite, whole and by paragraph."""
    whole = [path.read_text(encoding="utf-8") for path in sorted(_FIXTURES.glob("*.txt"))]
    return whole + [part for text in whole for part in text.splitlines() if part.strip()]


def _probabilities(texts: list[str], *folders: Path) -> np.ndarray:
    command = [sys.executable, "-c", _SCORES, *map(str, folders)]
    done = subprocess.run(command, input=json.dumps(texts), check=True, capture_output=True, text=True)  # noqa: S603
    return np.array(json.loads(done.stdout))


def _arrays(shipped: Path, rebuilt: Path) -> Difference:
    ours, theirs = read(shipped).arrays, read(rebuilt).arrays
    if ours.keys() != theirs.keys() or any(ours[name].shape != theirs[name].shape for name in ours):
        return Difference(float("inf"), 0, "the arrays are not the same ones")
    value = max(float(np.abs(ours[name].astype(float) - theirs[name]).max()) for name in ours)
    return Difference(value, sum(array.size for array in ours.values()), "numbers of the arrays")
