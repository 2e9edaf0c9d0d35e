"""What a threshold buys, and the spread of the pool."""

import numpy as np
import pytest

from training import levels


def test_a_level_names_the_precision_and_recall_of_its_threshold():
    chances, truth = np.array([0.1, 0.4, 0.6, 0.9]), np.array([False, True, False, True])
    low, high, none = levels.described(
        [("low", "calm", 0.0), ("high", "loud", 0.5), ("top", "shrill", 0.95)], chances, truth
    )
    assert (low["precision"], low["recall"]) == (0.5, 1.0)
    assert (high["label"], high["precision"], high["recall"]) == ("loud", 0.5, 0.5)
    assert (none["precision"], none["recall"]) == (None, 0.0)


def test_a_pool_is_its_mean_and_101_ascending_quantiles():
    pool = levels.pool(np.linspace(0, 1, 1001))
    assert (pool["articles"], pool["mean"]) == (1001, pytest.approx(0.5))
    assert pool["quantiles"] == pytest.approx([index / 100 for index in range(101)])


def test_the_threshold_is_the_one_that_tells_the_classes_apart_best():
    truth = np.arange(200) >= 120
    chances = np.linspace(0, 1, 200)
    assert levels.threshold(chances, truth) == pytest.approx(0.6, abs=0.01)
