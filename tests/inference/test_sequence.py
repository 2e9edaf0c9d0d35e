import itertools

import numpy as np
import pytest

from attrib.inference import sequence
from attrib.inference.sequence import Block, Table, best_paths, convolve, convolve_long


def block(width: int, hidden: int, dilation: int, seed: int) -> Block:
    draw = np.random.default_rng(seed).normal
    return Block(
        draw(size=(3 * width, hidden)).astype(np.float32),
        draw(size=hidden).astype(np.float32),
        draw(size=(hidden, width)).astype(np.float32),
        dilation,
    )


def by_hand(values: np.ndarray, one: Block) -> np.ndarray:
    result = values.copy()
    for place in range(len(values)):
        near = [
            values[at] if 0 <= at < len(values) else np.zeros_like(values[0])
            for at in (place - one.dilation, place, place + one.dilation)
        ]
        result[place] += np.maximum(np.concatenate(near) @ one.weight + one.bias, 0) @ one.out
    return result


@pytest.mark.parametrize("dilation", [1, 2, 9])
def test_a_block_sees_its_place_and_two_neighbours(dilation):
    values = np.random.default_rng(0).normal(size=(6, 4)).astype(np.float32)
    one = block(4, 5, dilation, 1)
    assert convolve(values[None], [one])[0] == pytest.approx(by_hand(values, one), abs=1e-4)


def test_what_lies_outside_is_zero_for_the_neighbours():
    values = np.random.default_rng(0).normal(size=(5, 4)).astype(np.float32)
    blocks = [block(4, 5, 1, 1), block(4, 5, 2, 2)]
    padded = np.zeros((1, 9, 4), np.float32)
    padded[0, 2:7] = values
    mask = np.zeros((1, 9), bool)
    mask[0, 2:7] = True
    together = convolve(padded, blocks, mask)
    assert together[0, 2:7] == pytest.approx(convolve(values[None], blocks)[0], abs=1e-4)
    assert not together[0, [0, 1, 7, 8]].any()


def test_no_sequence_gives_none():
    assert convolve(np.zeros((0, 3, 4), np.float32), [block(4, 5, 1, 1)]).shape == (0, 3, 4)


def test_the_best_path_is_the_best_of_all():
    scores = np.random.default_rng(3).normal(size=(7, 4, 3, 3)).astype(np.float32)
    for row, found in zip(scores, best_paths(scores), strict=True):
        worth = {
            path: sum(row[at, left, right] for at, (left, right) in enumerate(itertools.pairwise((0, *path))))
            for path in itertools.product(range(3), repeat=4)
        }
        assert tuple(found) == max(worth, key=worth.__getitem__)


def test_rows_of_a_table_of_bytes():
    table = Table(np.array([[0, 0], [-127, 50]], np.int8), np.array([0.5, 2.0], np.float32))
    assert table.rows(np.array([1, 0])).tolist() == [[-63.5, 100.0], [0.0, 0.0]]


def test_a_long_sequence_in_stretches_is_the_same_as_at_once(monkeypatch):
    blocks = [block(6, 8, dilation, dilation) for dilation in (1, 4, 2)]
    values = np.random.default_rng(3).normal(size=(1, 101, 6)).astype(np.float32)
    whole = convolve(values, blocks)
    for stretch in (7, 50, 100, 101, 500):
        monkeypatch.setattr(sequence, "STRETCH", stretch)
        found = convolve_long(lambda first, last: values[0, first:last], 101, blocks)
        assert found == pytest.approx(whole[0], abs=1e-5)
