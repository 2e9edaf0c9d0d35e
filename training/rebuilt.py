"""Whether a bundle that was trained again says what the one that ships says."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

import attrib
from attrib.errors import ModelFormatError
from attrib.inference.bundle import read, write

LIMIT = 1e-6
_ROOT = Path(__file__).parents[1]
_FIXTURES = _ROOT / "tests" / "fixtures"
_AGAIN = "import pathlib, sys, training.rebuilt as made; made.rewritten(*map(pathlib.Path, sys.argv[1:]))"
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


def table_difference(shipped: Path, rebuilt: Path) -> Difference:
    """Compare two tables of a recipe that makes no bundle: how many of their lines are in one of them only."""
    ours, theirs = (path.read_text(encoding="utf-8").splitlines() for path in (shipped, rebuilt))
    apart = sum((Counter(ours) - Counter(theirs)).values()) + sum((Counter(theirs) - Counter(ours)).values())
    return Difference(float(apart), max(len(ours), len(theirs)), f"lines of {shipped.name}: how many are in one only")


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
    """The new one is also saved and loaded again, in a fresh process."""
    with tempfile.TemporaryDirectory() as scratch:
        again = Path(scratch) / "again"
        command = [sys.executable, "-c", _AGAIN, str(rebuilt.resolve()), str(again)]
        subprocess.run(command, check=True, cwd=_ROOT)  # noqa: S603
        found = [
            {name: np.array(array, float) for name, array in read(folder).arrays.items()}
            for folder in (shipped, rebuilt, again)
        ]
    ours = found[0]
    if any(ours.keys() != other.keys() or any(ours[key].shape != other[key].shape for key in ours) for other in found):
        return Difference(float("inf"), 0, "the arrays are not the same ones")
    value = max(float(np.abs(ours[key] - other[key]).max()) for other in found[1:] for key in ours)
    how = "numbers of the arrays, the new ones also saved and loaded again in a fresh process"
    return Difference(value, sum(array.size for array in ours.values()), how)
