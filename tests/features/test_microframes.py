"""Micro-frames: words between two ends."""

import pytest

from attrib.features import signals
from attrib.features.microframes import AXES, axes
from tests.features.articles import Said, article


def test_every_axis_has_words_towards_both_ends():
    assert set(axes()) == set(AXES)
    for words in axes().values():
        assert len(words) >= 40
        assert min(words.values()) < -0.3 < 0.3 < max(words.values())
        assert max(map(abs, words.values())) == 1


def test_the_place_is_the_mean_of_the_words():
    table = axes()["safe_dangerous"]
    text = "A calm day, then a violent and vicious night."
    found = signals(*article(text))["axis_safe_dangerous"]
    assert found.value == pytest.approx((table["calm"] + table["violent"] + table["vicious"]) / 3)
    assert {text[span.start : span.end] for span in found.spans} >= {"violent", "vicious"}
    assert signals(*article("It rained on Monday."))["axis_safe_dangerous"].value is None


def test_quoted_words_have_no_place():
    text = "It rained today. “A vicious night,” Ann Lee said."
    said = (Said("Ann Lee", "said", "A vicious night,", "lee", form="direct"),)
    assert signals(*article(text, said=said))["axis_safe_dangerous"].value is None
