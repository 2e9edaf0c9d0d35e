"""The vectors that ship, and the groups beside them."""

import numpy as np
import pytest

from attrib.features.codes import hash_lines
from attrib.features.evaluative import groups, indicators
from attrib.features.vectors import vectors, vocabulary


def vector(word):
    place = np.searchsorted(vocabulary(), hash_lines(word)[0])
    assert vocabulary()[place] == hash_lines(word)[0], f"{word} has no vector"
    return vectors()[place] / np.linalg.norm(vectors()[place])


def test_the_table_is_whole():
    assert len(vocabulary()) == len(vectors()) > 25_000
    assert (vocabulary()[1:] > vocabulary()[:-1]).all()
    assert np.isfinite(vectors()).all()


@pytest.mark.parametrize(("word", "near", "far"), [("slammed", "blasted", "table"), ("bizarre", "absurd", "annual")])
def test_words_of_a_kind_lie_together(word, near, far):
    assert vector(word) @ vector(near) > vector(word) @ vector(far) + 0.2


def test_groups_share_no_comment_and_no_capital():
    table = groups()
    assert list(table) == ["blame", "praise", "intensity", "attack", "contempt"]
    assert all(word == word.lower() and "#" not in word for words in table.values() for word in words)


def test_indicators_say_which_group():
    hashes = np.array([hash_lines(word)[0] for word in ("shameful", "heroic", "table")])
    assert indicators(hashes).tolist() == [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 0]]
