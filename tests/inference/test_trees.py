import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import HistGradientBoostingClassifier

from attrib.errors import ModelFormatError
from attrib.inference.bundle import read, write
from attrib.inference.trees import from_arrays
from training.boosting import export


def fitted(seed, *, leaves=31, trees=30, rows=400, columns=6):
    random = np.random.default_rng(seed)
    values = random.normal(size=(rows, columns))
    values[:, :2] = np.round(values[:, :2])  # ties with thresholds
    truth = values[:, 0] * values[:, 1] + values[:, 2] + random.normal(size=rows) > 0
    model = HistGradientBoostingClassifier(max_iter=trees, max_leaf_nodes=leaves, min_samples_leaf=5, random_state=0)
    return model.fit(values, truth), values


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 32), st.integers(1, 60))
def test_sums_are_scikit_learns(seed, leaves, trees):
    model, values = fitted(seed, leaves=leaves, trees=trees)
    rows = np.vstack((values, np.random.default_rng(seed).normal(scale=9, size=(50, values.shape[1]))))
    assert export(model).sums(rows) == pytest.approx(model.decision_function(rows), abs=1e-6)


def test_no_row_no_sum():
    trees = export(fitted(0)[0])
    assert trees.sums(np.zeros((0, 6))).shape == (0,)


def test_a_row_alone_scores_as_among_others():
    model, values = fitted(3)
    trees = export(model)
    alone = np.concatenate([trees.sums(row[None]) for row in values[:20]])
    assert alone == pytest.approx(trees.sums(values)[:20], abs=1e-12)


def test_a_bundle_brings_them_back(tmp_path):
    model, values = fitted(1)
    trees = export(model)
    write(tmp_path / "trees", {}, trees.arrays(), "card")
    again = from_arrays(read(tmp_path / "trees").arrays, 6)
    assert np.array_equal(again.sums(values), trees.sums(values))


def damage(name, change):
    arrays = export(fitted(2)[0]).arrays()
    arrays[name] = change(arrays[name])
    return arrays


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("feature", lambda array: array + 6),
        ("feature", lambda array: array - 1),
        ("feature", lambda array: array.astype(np.float64)),
        ("threshold", lambda array: array[:-1]),
        ("mask", lambda array: np.full_like(array, (1 << 32) - 1)),
        ("mask", lambda array: -array - 1),
        ("mask", lambda array: array << 32),
        ("leaf", lambda array: array[:-1]),
        ("base", lambda array: np.zeros(2)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(name, change):
    with pytest.raises(ModelFormatError, match="trees"):
        from_arrays(damage(name, change), 6)


def test_a_missing_array_is_named():
    arrays = export(fitted(2)[0]).arrays()
    del arrays["leaf"]
    with pytest.raises(ModelFormatError, match="leaf"):
        from_arrays(arrays, 6)
