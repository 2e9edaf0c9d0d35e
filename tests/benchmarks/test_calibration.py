from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks import metrics
from benchmarks.areas import calibration


class Model:
    name, threshold = "bias", 0.5

    def predict_proba(self, texts):
        positive = np.array([float(text) for text in texts])
        return np.stack([1 - positive, positive], axis=1)


def test_bins_say_what_is_in_them():
    found = metrics.reliability(np.array([0, 1, 1, 1]), np.array([0.11, 0.19, 0.95, 1.0]))
    assert [(round(part.low, 2), part.items, part.share) for part in found] == [(0.1, 2, 0.5), (0.9, 2, 1.0)]
    assert found[0].chance == pytest.approx(0.15)


def test_risk_coverage_by_hand():
    assert metrics.risk_coverage(np.array([1, 0]), np.array([0.1, 0.9])) == pytest.approx((0 + 1 / 2) / 2)
    assert metrics.risk_coverage(np.array([1, 0]), np.array([0.9, 0.1])) == pytest.approx((1 + 1 / 2) / 2)


def test_f1_of_the_positives():
    truth = np.array([1, 1, 0, 0])
    assert metrics.f1(truth, np.array([1, 0, 1, 0])) == 0.5
    assert metrics.f1(truth, truth * 0) == 0


def test_a_sure_model_lies_between_the_best_order_and_a_random_one():
    chances = [0.9, 0.8, 0.55, 0.45, 0.2, 0.1] * 10
    biased = [True, True, False, True, False, False] * 10
    rows = [SimpleNamespace(text=str(chance), biased=truth) for chance, truth in zip(chances, biased, strict=True)]
    found = calibration.judged(Model(), "t", rows, "p")
    areas = {row.system: row.value for row in found if row.metric == "area under risk-coverage"}
    assert areas["best order"] <= areas["attrib bias"] < areas["random order"]
    bins = [row for row in found if row.metric == "share biased"]
    assert sum(row.n for row in bins) == len(rows)
    assert [row.value for row in bins] == [0, 0, 1, 0, 1, 1]
