"""The tagger while it learns: the same sums as ``attrib.annotate.tagger``, in torch, with gradients."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from attrib.annotate.tagger import tokens, windows, words

WIDTH, HIDDEN = 64, 72
PAIR_WIDTH, PAIR_HIDDEN = 40, 48
DILATIONS = (1, 2, 4, 8, 16, 1)
PAIR_DILATIONS = (1, 3, 9)
LABELS = 3
TAGS, ROLES, EDGES = 50, 50, 8  # of silver syntax
HINTS = 6  # what else each token answers while training: edges and insides of anybody's source and content


class Batch(NamedTuple):
    """Documents in one stream of tokens, with gaps between them.

    `word` vocabulary row of each token, `bag` and `starts` the trait rows of the unique surfaces, `surface` each
    token's unique surface, `place` rows of the place table (tokens, fields), `mask` false in gaps, `cue` and `hints`
    the answers; of the windows `where` (cues, WIDTH; -1 outside), `pair` (cues, WIDTH, fields), `first` and `last`
    token of the cue, `label` (cues, WIDTH), `real` whether the cue is one.
    """

    word: Tensor
    bag: Tensor
    starts: Tensor
    surface: Tensor
    place: Tensor
    mask: Tensor
    cue: Tensor
    hints: Tensor
    where: Tensor
    pair: Tensor
    first: Tensor
    last: Tensor
    label: Tensor
    real: Tensor


class Blocks(nn.Module):
    """Residual convolutions, as :func:`attrib.inference.sequence.convolve`."""

    def __init__(self, width: int, hidden: int, dilations: tuple[int, ...], drop: float) -> None:
        super().__init__()
        self.dilations = dilations
        self.into = nn.ModuleList(nn.Linear(3 * width, hidden) for _ in dilations)
        self.out = nn.ModuleList(nn.Linear(hidden, width, bias=False) for _ in dilations)
        for layer in self.out.children():
            if isinstance(layer, nn.Linear):
                nn.init.normal_(layer.weight, std=0.5 / hidden**0.5)
        self.drop = nn.Dropout(drop)

    def forward(self, values: Tensor, mask: Tensor) -> Tensor:
        """Values (sequences, length, width) after all blocks; zero where `mask` is false."""
        keep = mask[..., None].to(values.dtype)
        for dilation, into, out in zip(self.dilations, self.into, self.out, strict=True):
            padded = functional.pad(values, (0, 0, dilation, dilation))
            length = values.shape[1]
            wide = torch.cat([padded[:, :length], values, padded[:, 2 * dilation :]], -1)
            values = (values + out(self.drop(functional.relu(into(wide))))) * keep
        return values


class Network(nn.Module):
    """Token encoder, cue head, and the head that labels the window of a cue."""

    def __init__(self, vectors: Tensor, hints: int = HINTS, drop: float = 0.15, inputs: float = 0.2) -> None:
        super().__init__()
        count, size = vectors.shape
        self.vectors = nn.Parameter(torch.cat([torch.zeros(1, size), vectors]), requires_grad=False)
        self.project = nn.Linear(size, WIDTH, bias=False)
        self.own = nn.Embedding(count + 1, WIDTH)
        nn.init.zeros_(self.own.weight)
        self.trait = nn.EmbeddingBag(words.BUCKETS, WIDTH, mode="sum")
        self.place = nn.EmbeddingBag(sum(tokens.SIZES), WIDTH, mode="sum")
        nn.init.normal_(self.trait.weight, std=0.1)
        nn.init.normal_(self.place.weight, std=0.1)
        self.encoder = Blocks(WIDTH, HIDDEN, DILATIONS, drop)
        self.cue = nn.Linear(WIDTH, 3)
        self.hint = nn.Linear(WIDTH, hints)
        self.syntax = nn.Linear(WIDTH, TAGS + ROLES + EDGES)
        self.near = nn.Linear(WIDTH, PAIR_WIDTH)
        self.ends = nn.Linear(2 * WIDTH, PAIR_WIDTH, bias=False)
        self.stand = nn.EmbeddingBag(sum(windows.SIZES), PAIR_WIDTH, mode="sum")
        nn.init.normal_(self.stand.weight, std=0.1)
        self.decoder = Blocks(PAIR_WIDTH, PAIR_HIDDEN, PAIR_DILATIONS, drop)
        self.step = nn.Linear(PAIR_WIDTH, LABELS * LABELS)
        self.real = nn.Linear(PAIR_WIDTH, 1)
        self.inputs = nn.Dropout(inputs)
        self.drop = nn.Dropout(drop)

    def encode(self, batch: Batch) -> Tensor:
        """What each token of the stream looks like in its surroundings, shape (tokens, width)."""
        word = batch.word
        if self.training:  # unknown words must be met in training
            word = torch.where(torch.rand(word.shape) < 0.05, torch.zeros_like(word), word)
        value = self.inputs(self.project(self.vectors[word])) + self.own(word)
        value = value + self.trait(batch.bag, batch.starts)[batch.surface] + self.place(batch.place)
        value = self.inputs(value) * batch.mask[:, None]
        result: Tensor = self.encoder(value[None], batch.mask[None])[0]
        return result

    def windows(self, state: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Step scores (cues, WIDTH, 3, 3), and of each cue whether it is one (cues,)."""
        shared = self.near(self.drop(state))
        mask = batch.where >= 0
        value = shared[batch.where.clamp(min=0)]
        value = value + self.ends(torch.cat([state[batch.first], state[batch.last]], -1))[:, None]
        count, width, fields = batch.pair.shape
        value = value + self.stand(batch.pair.reshape(count * width, fields)).reshape(count, width, -1)
        value = self.decoder(functional.relu(value) * mask[..., None], mask)
        real = self.real(value[:, windows.LEFT])[:, 0]
        return self.step(value).reshape(count, width, LABELS, LABELS), real


def syntax_loss(sums: Tensor, silver: Tensor) -> Tensor:
    """Cross-entropy of silver syntax: `silver` (tokens, 3) holds tag, role and a bit for each kind of clause edge."""
    tag = functional.cross_entropy(sums[:, :TAGS], silver[:, 0])
    role = functional.cross_entropy(sums[:, TAGS : TAGS + ROLES], silver[:, 1])
    bits = (silver[:, 2:] >> torch.arange(EDGES)) & 1
    edge = functional.binary_cross_entropy_with_logits(sums[:, TAGS + ROLES :], bits.float())
    return tag + role + 4 * edge


def path_loss(scores: Tensor, label: Tensor) -> Tensor:
    """Negative log-likelihood of label paths under a chain model that starts from label 0, mean over rows."""
    rows, length = label.shape
    before = torch.cat([torch.zeros(rows, 1, dtype=label.dtype), label[:, :-1]], 1)
    flat = scores.reshape(rows, length, LABELS * LABELS)
    path = flat.gather(2, (before * LABELS + label)[..., None])[..., 0].sum(1)
    # All products of step matrices by halves: log(length) rounds instead of one a place.
    chain = scores
    while chain.shape[1] > 1:
        if chain.shape[1] % 2:
            chain = torch.cat([chain, _identity(rows)], 1)
        left, right = chain[:, 0::2], chain[:, 1::2]
        chain = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
    return (torch.logsumexp(chain[:, 0, 0], -1) - path).mean()


def _identity(rows: int) -> Tensor:
    return torch.where(torch.eye(LABELS, dtype=torch.bool), 0.0, -1e4).expand(rows, 1, LABELS, LABELS)
