"""The order of classes."""

import pytest

from attrib.fit.folds import class_indices


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (["Biased", "Non-biased"] * 2, ("Non-biased", "Biased")),
        (["biased", "neutral"] * 2, ("neutral", "biased")),
        (["loaded", "not loaded"] * 2, ("not loaded", "loaded")),
        (["neutral", "non-neutral"] * 2, ("neutral", "non-neutral")),
        (["north", "nothing"] * 2, ("north", "nothing")),
        ([0, 1] * 2, ("0", "1")),
        (["a", "neutral", "z"] * 2, ("a", "neutral", "z")),
    ],
)
def test_of_two_classes_the_one_that_denies_comes_first(labels, classes):
    names, target = class_indices(labels)
    assert names == classes
    assert [names[place] for place in target] == [str(label) for label in labels]
