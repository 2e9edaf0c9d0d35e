"""Intervals of a rate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.inference.intervals import rate_interval


def test_equal_chances_are_the_binomial():
    # Binomial(20, 1/2): P(X <= 6) = .0577, P(X <= 13) = .9423, P(X <= 14) = .9793
    assert rate_interval(np.full(20, 0.5)) == (6 / 20, 14 / 20)


def test_certain_outcomes_have_no_width():
    assert rate_interval(np.array([0.0, 1.0, 1.0, 1.0])) == (0.75, 0.75)


def test_exact_and_normal_agree_where_they_meet():
    chances = np.random.default_rng(0).uniform(size=400)
    exact, normal = rate_interval(chances), rate_interval(np.append(chances, chances.mean()))
    assert exact == pytest.approx(normal, abs=0.006)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_mean_lies_inside(chances):
    low, high = rate_interval(np.array(chances))
    assert 0 <= low <= np.mean(chances) + 1e-12
    assert np.mean(chances) - 1e-12 <= high <= 1


def test_ninety_percent_of_simulated_shares_lie_inside():
    random = np.random.default_rng(1)
    chances = random.uniform(size=60)
    low, high = rate_interval(chances)
    shares = (random.uniform(size=(4000, 60)) < chances).mean(axis=1)
    assert 0.9 <= ((shares >= low) & (shares <= high)).mean() <= 0.96
