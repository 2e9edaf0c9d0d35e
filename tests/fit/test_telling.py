import numpy as np
import pytest
from scipy.sparse import csr_array

from attrib.fit.telling import sized, sizes

TARGET = np.repeat([0, 1], 50)


def matrix(*columns, dtype=np.float64):
    return csr_array(np.column_stack(columns).astype(dtype))


def test_an_ngram_of_one_class_is_larger_than_one_of_both():
    one, both, rare = TARGET * 0.5, np.ones(100), np.eye(100)[0]
    found = sizes(matrix(one, both, rare), TARGET, 3)
    assert found[0] > 1 > found[2] > found[1]
    assert found[1] == 0  # as frequent in either class: it tells nothing
    assert (found**2 @ [1, 1, 1]) == pytest.approx(3 * np.mean(found**2))


def test_the_formula_by_hand():
    column = np.concatenate([np.ones(10), np.zeros(40), np.ones(30), np.zeros(20)])
    telling = abs(np.log((10 + 5) / (30 + 5)))  # both classes have as many rows
    other = abs(np.log((0 + 5) / (50 + 5)))
    found = sizes(matrix(column, TARGET), TARGET, 2)
    mean = (telling + other) / 2
    assert found == pytest.approx(np.sqrt([telling / mean, other / mean]))


def test_only_ngrams_are_sized_and_nothing_if_nothing_tells():
    found = sizes(matrix(TARGET, TARGET, TARGET), TARGET, 1)
    assert found[1:].tolist() == [1, 1]
    assert sizes(matrix(np.ones(100)), TARGET, 1).tolist() == [1]
    assert sizes(matrix(np.ones(100)), TARGET, 0).tolist() == [1]


def test_of_several_classes_the_one_it_tells_most_of_counts():
    classes = np.arange(99) % 3
    found = sizes(matrix(classes == 2, classes == 0, classes < 0), classes, 3)
    assert found[0] == pytest.approx(found[1])
    assert found[0] == pytest.approx(1.0)


def test_sizing_keeps_the_precision_and_the_zeros():
    given = matrix([0, 2, 0], [1, 0, 3], dtype=np.float32)
    made = sized(given, np.array([2.0, 0.5]))
    assert made.dtype == np.float32
    assert made.toarray().tolist() == [[0, 0.5], [4, 0], [0, 1.5]]
    assert given.toarray().tolist() == [[0, 1], [2, 0], [0, 3]]
