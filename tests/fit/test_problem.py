"""What labels make: classes in order, and the truth of each row."""

import pytest

from attrib.fit.problem import problem


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (["Biased", "Non-biased"] * 4, ("Non-biased", "Biased")),
        (["biased", "neutral"] * 4, ("neutral", "biased")),
        (["loaded", "not loaded"] * 4, ("not loaded", "loaded")),
        (["neutral", "non-neutral"] * 4, ("neutral", "non-neutral")),
        (["north", "nothing"] * 4, ("north", "nothing")),
        ([0, 1] * 4, ("0", "1")),
        (["a", "neutral", "z"] * 4, ("a", "neutral", "z")),
    ],
)
def test_of_two_classes_the_one_that_denies_comes_first(labels, classes):
    names, target, _ = problem(labels)
    assert names == classes
    assert [names[place] for place in target] == [str(label) for label in labels]
