"""Linear models as arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.inference.linear import Linear, logit, probabilities, sigmoid


def test_sigmoid_against_its_definition_and_at_the_ends():
    values = np.array([-745.0, -2.0, 0.0, 2.0, 745.0])
    assert sigmoid(values)[1:4] == pytest.approx([1 / (1 + np.exp(2)), 0.5, 1 / (1 + np.exp(-2))])
    with np.errstate(all="raise", under="ignore"):
        assert sigmoid(np.array([-1e4, 1e4])).tolist() == [0.0, 1.0]


@given(st.floats(1e-6, 1 - 1e-6))
def test_logit_inverts_sigmoid(value):
    assert sigmoid(np.array([logit(value)]))[0] == pytest.approx(value, rel=1e-6)


def test_one_output_gives_two_columns_and_more_give_softmax():
    assert probabilities(np.array([[0.0], [np.log(3)]])) == pytest.approx(np.array([[0.5, 0.5], [0.25, 0.75]]))
    assert probabilities(np.array([[1000.0, 1000.0, 0.0]])) == pytest.approx(np.array([[0.5, 0.5, 0.0]]))


def test_affine_moves_every_sum_alike():
    model = Linear(np.ones((1, 4), dtype=np.float32), np.ones((1, 2)), np.array([0.5]), np.zeros(2), np.ones(2))
    moved = model.affine(2.0, -1.0)
    assert moved.base == 0.0
    assert (moved.weights == 2).all()
    assert moved.dense_terms(np.array([[1.0, 3.0]])).tolist() == [[2.0, 6.0]]


def test_an_undefined_signal_adds_nothing():
    model = Linear(np.zeros((1, 1), dtype=np.float32), np.ones((1, 2)), np.zeros(1), np.ones(2), np.full(2, 2.0))
    assert model.dense_terms(np.array([[np.nan, 3.0]])).tolist() == [[0.0, 1.0]]
