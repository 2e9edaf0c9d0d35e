"""Examples to tensors: documents in one stream, and the windows of true and false cues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from attrib.annotate.tagger import tokens, windows, words
from attrib.annotate.tagger.tokens import Range
from training.attributions import CONTENT, SOURCE, Example
from training.network import Batch

GAP = 16


class Prepared(NamedTuple):
    """A document's features and answers, windows for all cues that may be asked for."""

    example: Example
    word: NDArray[np.int64]
    pairs: list[tuple[str, str]]
    place: NDArray[np.int32]
    cue: NDArray[np.int64]
    hints: NDArray[np.float32]
    cues: list[Range]
    label: NDArray[np.int64]
    real: NDArray[np.float32]
    where: NDArray[np.int64]
    pair: NDArray[np.int32]


def prepare(item: Example, rank: dict[str, int], guesses: Sequence[Range] = ()) -> Prepared:
    """Features of a document.

    Its windows are those of the annotated cues, of the rules' other cues, and of `guesses`: one that overlaps an
    annotated cue stands for it, any other is a false one.
    """
    view, size = item.view, len(item.view.low)
    cue, hints, owner = _answers(item)
    found = {gold.cue: number for number, gold in enumerate(item.golds)}
    for first, last in [*((hit.first, hit.last) for hit in item.rules.hits), *guesses]:
        if first < last and (first, last) not in found:
            found[first, last] = int(owner[first:last].max())
    cues, nobody = list(found), np.zeros(size, np.int8)
    where = windows.positions(cues, size)
    label = np.zeros((len(cues), windows.WIDTH), np.int64)
    for row, ((first, last), number) in enumerate(found.items()):
        line = item.golds[number].labels.copy() if number >= 0 else nobody
        line[first:last] = 0
        label[row] = line[np.maximum(where[row], 0)] * (where[row] >= 0)
    pair = np.zeros((0, 0, 0), np.int32)
    if cues:
        pair = shifted(windows.Surroundings(view, cues, item.rules).fields(cues, where), windows.SIZES)
    surfaces = [view.text[start:end] for start, end in zip(view.starts, view.ends, strict=True)]
    return Prepared(
        item,
        np.array([rank.get(words.straight(word), 0) for word in view.low], np.int64),
        list(zip(surfaces, view.low, strict=True)),
        shifted(tokens.fields(view, item.rules), tokens.SIZES),
        cue,
        hints,
        cues,
        label,
        np.array([float(number >= 0) for number in found.values()], np.float32),
        where,
        pair,
    )


def _answers(item: Example) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
    """Of every token: no cue, begin or inside (tokens,), its hints (tokens, 6), and whose cue it is in or -1."""
    size = len(item.view.low)
    cue, hints, owner = np.zeros(size, np.int64), np.zeros((size, 6), np.float32), np.full(size, -1, np.int64)
    for number, gold in enumerate(item.golds):
        first, last = gold.cue
        cue[first:last] = 2
        owner[first:last] = number
        for column, label in ((0, SOURCE), (3, CONTENT)):
            inside = gold.labels == label
            edge = np.diff(inside.astype(np.int8), prepend=0, append=0)
            hints[inside, column] = 1
            hints[np.flatnonzero(edge == 1), column + 1] = 1
            hints[np.flatnonzero(edge == -1) - 1, column + 2] = 1
    for gold in item.golds:
        cue[gold.cue[0]] = 1
    return cue, hints, owner


def shifted(fields: NDArray[np.int32], sizes: Sequence[int]) -> NDArray[np.int32]:
    """Field values as rows of one table."""
    assert all(fields[..., column].max(initial=0) < size for column, size in enumerate(sizes))
    return fields + np.cumsum([0, *sizes[:-1]]).astype(np.int32)


def batch(items: Sequence[Prepared], keep: Sequence[NDArray[np.int64]] | None = None, *, windows: bool = True) -> Batch:
    """One batch; `keep` picks each document's windows."""
    lengths = [len(item.word) for item in items]
    total = sum(lengths) + GAP * len(items)
    word, place = np.zeros(total, np.int64), np.zeros((total, len(tokens.SIZES)), np.int64)
    surface, mask = np.zeros(total, np.int64), np.zeros(total, bool)
    cue, hints = np.full(total, -100, np.int64), np.zeros((total, 6), np.float32)
    ids: dict[tuple[str, str], int] = {}
    parts: list[list[NDArray[Any]]] = [[] for _ in range(6)]
    offset = 0
    for number, item in enumerate(items):
        end = offset + len(item.word)
        word[offset:end], place[offset:end], mask[offset:end] = item.word, item.place, True
        cue[offset:end], hints[offset:end] = item.cue, item.hints
        surface[offset:end] = [ids.setdefault(key, len(ids)) for key in item.pairs]
        chosen = np.arange(len(item.cues)) if keep is None else keep[number]
        if len(chosen):
            bounds = np.array(item.cues, np.int64)[chosen]
            where = item.where[chosen]
            values: list[NDArray[Any]] = [np.where(where >= 0, where + offset, -1), item.pair[chosen]]
            values += [bounds[:, 0] + offset, bounds[:, 1] - 1 + offset, item.label[chosen], item.real[chosen]]
            for part, value in zip(parts, values, strict=True):
                part.append(value)
        offset = end + GAP
    bags = [words.traits(*key) for key in ids]
    starts = np.cumsum([0, *map(len, bags[:-1])])
    rest = [torch.from_numpy(np.concatenate(part)) if windows else torch.zeros(0) for part in parts]
    rest[1] = rest[1].long()
    return Batch(
        torch.from_numpy(word), torch.tensor([row for bag in bags for row in bag]), torch.from_numpy(starts),
        torch.from_numpy(surface), torch.from_numpy(place), torch.from_numpy(mask), torch.from_numpy(cue),
        torch.from_numpy(hints), *rest,
    )  # fmt: skip
