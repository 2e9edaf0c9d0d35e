"""The article's bias from its sentences."""

import pytest

from attrib.schema import SentenceScore, Span
from attrib.scoring.rate import bias_rate, level_of

LEVELS = (
    {"level": "low", "label": "calm", "threshold": 0.0},
    {"level": "medium", "label": "lively", "threshold": 0.4},
    {"level": "high", "label": "loud", "threshold": 0.7},
)
CARD = {"pool": {"mean": 0.3, "quantiles": [index / 100 for index in range(101)]}, "levels": LEVELS}


def sentences(*chances):
    return tuple(
        SentenceScore(Span(10 * i, 10 * i + 9), "author", chance, None, 0.0, (), ()) for i, chance in enumerate(chances)
    )


def test_the_value_is_the_mean_of_the_own_sentences():
    score = bias_rate(sentences(0.2, 0.9, 0.7, None), (0, 2), CARD)
    assert score.value == pytest.approx(0.45)
    assert (score.unit, score.link, score.base) == ("rate", "identity", 0.3)
    assert [item.weight for item in score.contributions] == pytest.approx([-0.05, 0.2])
    assert [item.spans for item in score.contributions] == [(Span(0, 9),), (Span(20, 29),)]
    assert score.percentile == pytest.approx(45)
    assert (score.level, score.label) == ("medium", "lively")


def test_twice_the_sentences_the_same_value_and_a_narrower_range():
    once = bias_rate(sentences(*[0.3, 0.6] * 5), range(10), CARD)
    twice = bias_rate(sentences(*[0.3, 0.6] * 10), range(20), CARD)
    assert twice.value == pytest.approx(once.value)
    assert twice.high - twice.low < once.high - once.low


def test_a_model_without_a_pool_has_no_percentile_and_no_level():
    score = bias_rate(sentences(0.5), (0,), {})
    assert (score.base, score.percentile, score.level) == (0.0, None, "unrated")
    assert score.value == 0.5


@pytest.mark.parametrize(("value", "level"), [(0.0, "low"), (0.39, "low"), (0.4, "medium"), (0.9, "high")])
def test_levels_hold_from_their_threshold_on(value, level):
    assert level_of(value, LEVELS)[0] == level
