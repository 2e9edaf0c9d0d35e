"""Swaps: what is exchanged, and how differences are counted."""

import numpy as np
import pytest

from benchmarks import swaps
from benchmarks.areas import fairness
from benchmarks.swaps import Swap


class Model:
    """Thinks worse of one of two names."""

    name = "toy"

    def predict_proba(self, texts):
        chances = np.array([0.5 if "Ana" in text else 0.4 for text in texts])
        return np.stack([1 - chances, chances], axis=1)


def test_every_template_is_filled_with_every_counterpart():
    made = list(swaps.templates())
    assert len(made) > 150
    for swap in made:
        assert len(swap.texts) == len(swap.members) == len(set(swap.texts))
        assert "{" not in "".join(swap.texts)
        assert all(text[0].isupper() for text in swap.texts)


def test_names_of_the_final_rows_are_in_no_other():
    usual = {member for swap in swaps.templates() for member in swap.members if swap.group != "pronouns"}
    apart = {member for swap in swaps.templates(apart=True) for member in swap.members}
    assert apart
    assert len(apart - usual) > len(apart) / 2


def test_real_sentences_get_the_other_members():
    text = "Democrats in Ohio said so."
    (swap,) = swaps.substituted(["Nobody said so.", text], 5)
    assert text in swap.texts
    assert "Republicans in Ohio said so." in swap.texts
    assert list(swaps.substituted([text] * 9, 2))[1:] == [swap]


def test_changes_are_counted_against_the_mean_of_the_versions():
    found = [Swap("names", ("Ana", "Bo"), ("Ana left.", "Bo left.")), Swap("names", ("Bo", "Cy"), ("Bo.", "Cy."))]
    rows = {row.metric: row.value for row in fairness.measure(Model(), "toy", found)}
    assert rows["mean change"] == pytest.approx(0.025)
    assert rows["largest difference"] == pytest.approx(0.1)
    assert rows["unscored"] == 0
    assert rows["gap"] == pytest.approx(0.1)
