"""Thresholds that do not hang on one row."""

import numpy as np
import pytest

from attrib.inference.metrics import _smooth, thresholded


def test_smoothing_keeps_a_constant_and_spreads_a_peak():
    assert _smooth(np.full(30, 0.7)) == pytest.approx(0.7)
    peak = np.zeros(40)
    peak[20] = 1.0
    assert _smooth(peak)[14:27] == pytest.approx(1 / 13)
    assert _smooth(peak)[[13, 27]] == pytest.approx(0)
    assert len(_smooth(np.ones(3))) == 3


def test_a_broad_top_is_preferred_to_a_lucky_row():
    random = np.random.default_rng(0)
    target = np.arange(400) % 2
    chances = 1 / (1 + np.exp(-((target - 0.5) * 2 + random.normal(size=400))))
    threshold = thresholded(chances, target)
    assert 0.35 < threshold < 0.65
    answered = chances >= threshold
    assert np.mean(answered == target) > 0.8


def test_classes_far_apart_are_parted_in_the_middle():
    target = np.arange(40) % 2
    assert thresholded(np.where(target, 0.9999, 0.0002), target) == pytest.approx(0.5, abs=0.001)
    assert thresholded(np.where(target, 0.8, 0.1), target) == pytest.approx(0.45)
    assert thresholded(np.full(40, 0.3), target) == pytest.approx(0.3)


def test_classes_far_apart_are_parted_in_the_middle_however_they_spread():
    random = np.random.default_rng(0)
    for few in (30, 80, 120):
        chances = np.concatenate([random.uniform(0, 2e-5, 200 - few), random.uniform(0.997, 1, few)])
        target = np.repeat([0, 1], [200 - few, few])
        assert thresholded(chances, target) == pytest.approx(0.5, abs=0.01)
