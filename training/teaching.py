"""A transformer that learns to tell two kinds of sentences apart, and goes on where it was when it is cut short."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from rich.console import Console
from transformers import AutoModelForSequenceClassification, AutoTokenizer

Floats = npt.NDArray[np.float64]

EPOCHS = 2
BATCH = 32
RATE = 6e-5
HEAD_RATE = 1e-3
WARM = 0.06  # share of the steps in which the rate rises
SMOOTHING = 0.05
LONGEST = 72  # word pieces
EVERY = 100  # steps between two checkpoints
STATE = "state.pt"
console = Console(stderr=True)


class Classifier:
    """An encoder with a head for two classes."""

    def __init__(self, name: str | Path) -> None:
        """Load the encoder `name`: a folder, or a name on the hub."""
        self.model: Any = AutoModelForSequenceClassification.from_pretrained(name, num_labels=2)
        self.tokenizer: Any = AutoTokenizer.from_pretrained(name)

    def save(self, folder: Path) -> None:
        """Write it to `folder`, to be loaded from there."""
        self.model.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)

    def scores(self, texts: Sequence[str]) -> Floats:
        """The log-odds of the second class, shape (texts,)."""
        encoded = self.encoded(texts)
        order = sorted(range(len(encoded)), key=lambda number: len(encoded[number]))
        result = np.zeros(len(encoded))
        self.model.eval()
        with torch.inference_mode():
            for at in range(0, len(order), 2 * BATCH):
                some = order[at : at + 2 * BATCH]
                answer = self.logits([encoded[number] for number in some]).numpy()
                result[some] = answer[:, 1] - answer[:, 0]
        return result

    def encoded(self, texts: Sequence[str]) -> list[list[int]]:
        """Word pieces of each text."""
        pieces: list[list[int]] = self.tokenizer(list(texts), truncation=True, max_length=LONGEST)["input_ids"]
        return pieces

    def logits(self, rows: Sequence[Sequence[int]]) -> Any:
        """Both classes' sums for rows of word pieces, in half precision: twice as fast, and enough."""
        longest = max(map(len, rows))
        ids = torch.zeros(len(rows), longest, dtype=torch.long)
        mask = torch.zeros(len(rows), longest, dtype=torch.long)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row)
            mask[number, : len(row)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.model(input_ids=ids, attention_mask=mask).logits.float()


def teach(pupil: Classifier, texts: Sequence[str], labels: Sequence[int], folder: Path, seed: int) -> None:
    """Fine-tune `pupil` on texts and their labels (0 or 1), with checkpoints in `folder`."""
    torch.manual_seed(seed)
    encoded, target = pupil.encoded(texts), torch.tensor(list(labels))
    plan = _plan([len(row) for row in encoded], seed)
    optimiser, schedule = _optimiser(pupil.model, len(plan))
    done = _resume(folder / STATE, pupil, optimiser, schedule)
    pupil.model.train()
    for step in range(done, len(plan)):
        batch = plan[step]
        loss = torch.nn.functional.cross_entropy(
            pupil.logits([encoded[at] for at in batch]), target[batch], label_smoothing=SMOOTHING
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(pupil.model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if (step + 1) % EVERY == 0:
            _keep(folder / STATE, pupil, optimiser, schedule, step + 1)
            console.print(f"step {step + 1} of {len(plan)}, loss {loss.item():.3f}")
    (folder / STATE).unlink(missing_ok=True)


def _plan(lengths: Sequence[int], seed: int) -> list[list[int]]:
    """The rows of each step: every epoch in random batches of rows about as long."""
    generator = np.random.default_rng(seed)
    plan: list[list[int]] = []
    for _ in range(EPOCHS):
        order = generator.permutation(len(lengths))
        batches: list[list[int]] = []
        for at in range(0, len(order), 50 * BATCH):
            some = sorted(order[at : at + 50 * BATCH].tolist(), key=lengths.__getitem__)
            batches += [some[start : start + BATCH] for start in range(0, len(some), BATCH)]
        plan += [batches[at] for at in generator.permutation(len(batches)).tolist()]
    return plan


def _optimiser(model: Any, steps: int) -> tuple[Any, Any]:
    """AdamW, faster for the new head; the rate rises, then falls to nothing."""
    head = [weight for name, weight in model.named_parameters() if name.startswith("classifier")]
    body = [weight for name, weight in model.named_parameters() if not name.startswith("classifier")]
    groups = [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, math.ceil(WARM * steps))
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.0, 1 - step / steps)
    )


def _keep(path: Path, pupil: Classifier, optimiser: Any, schedule: Any, step: int) -> None:
    """Write a checkpoint whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    parts = (pupil.model, optimiser, schedule)
    torch.save({"step": step, "random": torch.get_rng_state(), "parts": [part.state_dict() for part in parts]}, fresh)
    fresh.replace(path)


def _resume(path: Path, pupil: Classifier, optimiser: Any, schedule: Any) -> int:
    """Take up a checkpoint if there is one; how many steps are done."""
    if not path.is_file():
        return 0
    state = torch.load(path, weights_only=True)
    for part, values in zip((pupil.model, optimiser, schedule), state["parts"], strict=True):
        part.load_state_dict(values)
    torch.set_rng_state(state["random"])
    console.print(f"going on at step {state['step']}")
    return int(state["step"])
