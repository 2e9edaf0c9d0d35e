"""Models of several kinds of labels, added to one."""

import numpy as np
import pytest

from attrib.features.ngrams import Orders
from attrib.features.vectors import vocabulary
from attrib.fit.design import signal_names
from attrib.model import Model
from tests.corpora import columns
from training import mixture
from training.mixture import Source

ORDERS, NAMES = Orders(known=len(vocabulary())), signal_names("sentence")


def sums(linear, texts):
    model = Model(linear, "toy", "sentence", ("no", "yes"), ORDERS, NAMES, 0.5, {})
    return np.concatenate([model.sums(part) for part in model.batches(texts)])[:, 0]


@pytest.fixture(scope="module")
def parts():
    table = columns()
    target = np.array([float(label == "slanted") for label in table["label"]])
    return mixture.learn(
        {"labels": Source(table["text"], target), "teacher": Source(table["text"], 4 * target - 2, soft=True)},
        ORDERS,
        NAMES,
    )


def test_each_part_learns_its_own_target(parts):
    texts = ["the mayor cynically buried the budget", "the mayor discussed the budget in week 4 of the year"]
    for part in parts.values():
        loud, calm = sums(part, texts)
        assert loud > calm


def test_soft_scores_are_met_as_numbers(parts):
    table = columns()
    loud = [text for text, label in zip(table["text"], table["label"], strict=True) if label == "slanted"]
    assert sums(parts["teacher"], loud).mean() == pytest.approx(2, abs=0.5)


def test_the_mixture_is_the_weighted_sum(parts):
    texts = columns(20)["text"]
    whole = mixture.mixed(parts, lambda linear: sums(linear, texts))
    by_hand = sum(mixture.WEIGHTS[name] * sums(part, texts) / sums(part, texts).std() for name, part in parts.items())
    assert sums(whole, texts) == pytest.approx(by_hand, abs=1e-4)


def test_outlets_are_believed_where_the_teacher_finds_words_telling():
    told = [
        f"{mood} {place} number {at}" for at in range(20) for mood in ("vile", "calm") for place in ("pier", "road")
    ]
    mood = np.array([2.0 if "vile" in text else -2.0 for text in told])
    sided = [f"{side} number {at}" for at in range(40) for side in ("vile pier", "calm road")]
    side = np.array([float("vile" in text) for text in sided])
    found = mixture.learn({"outlets": Source(sided, side), "teacher": Source(told, mood, soft=True)}, ORDERS, NAMES)
    vile, calm, pier, road = sums(
        found["outlets"], ["vile number 7", "calm number 7", "pier number 7", "road number 7"]
    )
    assert vile - calm > 5 * (pier - road) > 0
