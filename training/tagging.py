"""Training the tagger: silver syntax first, then cues and their windows; the average of the weights is what counts."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from torch import Tensor, nn
from torch.nn import functional

from attrib.annotate.tagger.load import assemble
from attrib.annotate.tagger.model import Tagger, cue_ranges
from attrib.annotate.tagger.tokens import Range
from attrib.annotate.tagger.words import word_hash
from training.attributions import Example
from training.batches import Prepared, batch, prepare
from training.contexts import Vectors
from training.network import DILATIONS, PAIR_DILATIONS, Batch, Network, path_loss, syntax_loss
from training.syntax import Silver

console = Console(stderr=True)


class Settings(NamedTuple):
    """How to train. `others` is the share of the windows without an annotated cue that a batch keeps."""

    epochs: int = 9
    rate: float = 4e-3
    documents: int = 4
    warmup: int = 150
    decay: float = 0.998
    others: float = 0.45
    harvests: tuple[int, ...] = (1, 2, 3)
    cue: float = 20.0
    hint: float = 5.0
    path: float = 0.2
    real: float = 2.0
    syntax: float = 0.3


def fit(
    data: Sequence[tuple[Example, Silver]],
    pool: Sequence[tuple[Example, Silver]],
    vectors: Vectors,
    seed: int,
    settings: Settings,
    checkpoint: Path | None = None,
) -> dict[str, NDArray[Any]]:
    """Train and give the arrays of a bundle.

    Args:
        data: annotated documents with silver syntax.
        pool: more documents with silver syntax alone.
        vectors: word vectors.
        seed: of everything that is drawn.
        settings: how to train.
        checkpoint: where the state is kept after every epoch; a run that finds one goes on from there.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    return _Run(data, pool, vectors, seed, settings).train(checkpoint)


class _Run:
    """One training run: the network, its average, and the documents with the cues that were guessed in them."""

    def __init__(
        self,
        data: Sequence[tuple[Example, Silver]],
        pool: Sequence[tuple[Example, Silver]],
        vectors: Vectors,
        seed: int,
        settings: Settings,
    ) -> None:
        self.settings, self.words, self.random = settings, vectors.words, random.Random(seed)  # noqa: S311
        self.rank = {word: number + 1 for number, word in enumerate(vectors.words)}
        self.silver = [torch.from_numpy(silver).long() for _, silver in data]
        self.items = [prepare(item, self.rank) for item, _ in data]
        self.guesses: list[set[Range]] = [set() for _ in data]
        self.pool = [(prepare(item, self.rank), torch.from_numpy(silver).long()) for item, silver in pool]
        self.network = Network(torch.from_numpy(vectors.table) * 4)
        self.average = self.network

    def train(self, checkpoint: Path | None) -> dict[str, NDArray[Any]]:
        self.syntax_first()
        self.average = copy.deepcopy(self.network).eval()
        steps = self.settings.epochs * math.ceil(len(self.items) / self.settings.documents)
        optimizer, schedule = _optimizer(self.network, self.settings, steps)
        state: dict[str, Any] = {"optimizer": optimizer, "schedule": schedule}
        state |= {"network": self.network, "average": self.average}
        start = 0
        if checkpoint is not None and checkpoint.exists():
            saved = torch.load(checkpoint, weights_only=True)
            start = saved.pop("epoch")
            for name, value in saved.items():
                state[name].load_state_dict(value)
            if start > min(self.settings.harvests):
                self.harvest()  # what the average finds now stands for what it had found then
        for epoch in range(start, self.settings.epochs):
            losses = self.epoch(optimizer, schedule)
            console.print(f"epoch {epoch}: " + ", ".join(f"{value:.4f}" for value in losses))
            if epoch in self.settings.harvests:
                self.harvest()
            if checkpoint is not None:
                torch.save({name: part.state_dict() for name, part in state.items()} | {"epoch": epoch + 1}, checkpoint)
        return arrays(self.average, self.words)

    def syntax_first(self, rate: float = 3e-3, size: int = 5) -> None:
        """One pass over all documents for silver syntax alone."""
        items = [*self.pool, *zip(self.items, self.silver, strict=True)]
        self.random.shuffle(items)
        optimizer = torch.optim.Adam(self.network.parameters(), lr=rate, betas=(0.9, 0.98))
        self.network.train()
        for start in range(0, len(items), size):
            chosen = items[start : start + size]
            one = batch([item for item, _ in chosen], [np.zeros(0, np.int64)] * len(chosen), windows=False)
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, (start / size + 1) / 60) * (1 - 0.7 * start / len(items))
            state = self.network.encode(one)
            sums = self.network.syntax(self.network.drop(state))[one.mask]
            _step(self.network, optimizer, syntax_loss(sums, torch.cat([silver for _, silver in chosen])))

    def epoch(self, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LRScheduler) -> list[float]:
        """One pass over the annotated documents; the mean losses."""
        self.network.train()
        order, size, total = list(range(len(self.items))), self.settings.documents, []
        self.random.shuffle(order)
        for start in range(0, len(order), size):
            chosen = order[start : start + size]
            one = batch([self.items[at] for at in chosen], [self._kept(self.items[at]) for at in chosen])
            losses = self._losses(one, torch.cat([self.silver[at] for at in chosen]))
            weights = self.settings
            parts = (weights.cue, weights.hint, weights.path, weights.real, weights.syntax)
            _step(
                self.network,
                optimizer,
                sum((loss * part for loss, part in zip(losses, parts, strict=True)), torch.tensor(0.0)),
            )
            schedule.step()
            decay = min(self.settings.decay, (schedule.last_epoch + 1) / (schedule.last_epoch + 21))
            with torch.no_grad():
                for mean, value in zip(self.average.parameters(), self.network.parameters(), strict=True):
                    mean.lerp_(value, 1 - decay)
            total.append([loss.item() for loss in losses])
        return [float(value) for value in np.mean(total, 0)]

    def _kept(self, item: Prepared) -> NDArray[np.int64]:
        """All windows of annotated cues and a share of the others."""
        golds = {gold.cue for gold in item.example.golds}
        share = self.settings.others
        return np.array(
            [at for at, cue in enumerate(item.cues) if cue in golds or self.random.random() < share], np.int64
        )

    def _losses(self, one: Batch, silver: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        state = network.encode(one)
        known = network.drop(state)[one.mask]
        scores, real = network.windows(state, one)
        true = one.real > 0
        return (
            functional.cross_entropy(network.cue(known), one.cue[one.mask]),
            functional.binary_cross_entropy_with_logits(network.hint(known), one.hints[one.mask]),
            path_loss(scores[true], one.label[true]),
            functional.binary_cross_entropy_with_logits(real, one.real),
            syntax_loss(network.syntax(known), silver),
        )

    def harvest(self) -> None:
        """Add the cues that the average model finds so far, true and false: what it will meet when it works."""
        model = tagger(arrays(self.average, self.words))
        for at, item in enumerate(self.items):
            example = item.example
            self.guesses[at].update(cue_ranges(model.cue_chances(model.encode(example.view, example.rules))))
            self.items[at] = prepare(example, self.rank, sorted(self.guesses[at]))


def _step(network: Network, optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()


def _optimizer(
    network: Network, settings: Settings, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    sparse = ("own", "trait", "place", "stand")
    groups = [
        {"params": [value for name, value in network.named_parameters() if name.startswith(sparse) == flag],
         "weight_decay": 0.0 if flag else 0.01}
        for flag in (True, False)
    ]  # fmt: skip
    optimizer = torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98))

    def factor(step: int) -> float:
        return min(1.0, (step + 1) / settings.warmup) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def arrays(network: Network, words: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The network's weights as the arrays of a bundle: tables in bytes, the rest in half precision."""
    with torch.no_grad():
        table = (network.project(network.vectors) + network.own.weight).numpy()
    hashes = np.array([word_hash(word) for word in words], np.uint32)
    order = np.argsort(hashes, kind="stable")
    result: dict[str, NDArray[Any]] = {"vocabulary": hashes[order]}
    for name, rows in (("word", table[np.concatenate(([0], order + 1))]), ("trait", _plain(network.trait.weight))):
        scale = np.maximum(np.abs(rows).max(axis=0), 1e-9) / 127
        result[name], result[f"{name}_scale"] = np.round(rows / scale).astype(np.int8), scale.astype(np.float32)
    half = {"place": _plain(network.place.weight), "stand": _plain(network.stand.weight)}
    for name, blocks in (("encoder", network.encoder), ("decoder", network.decoder)):
        into, out = ([layer for layer in part if isinstance(layer, nn.Linear)] for part in (blocks.into, blocks.out))
        half[f"{name}_weight"] = np.stack([_plain(layer.weight.T) for layer in into])
        half[f"{name}_bias"] = np.stack([_plain(layer.bias) for layer in into])
        half[f"{name}_out"] = np.stack([_plain(layer.weight.T) for layer in out])
    half |= {"cue": _affine(network.cue), "near": _affine(network.near), "ends": _plain(network.ends.weight.T)}
    half["step"] = np.concatenate([_affine(network.step), _affine(network.real)], 1)
    return result | {name: value.astype(np.float16) for name, value in half.items()}


def tagger(found: dict[str, NDArray[Any]]) -> Tagger:
    """The tagger that arrays make."""
    return assemble(found, DILATIONS, PAIR_DILATIONS)


def _plain(value: Tensor) -> NDArray[Any]:
    return value.detach().numpy()


def _affine(layer: nn.Linear) -> NDArray[Any]:
    return np.concatenate([_plain(layer.weight.T), _plain(layer.bias)[None]], 0)
