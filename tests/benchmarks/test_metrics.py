import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hn
from sklearn.metrics import f1_score, roc_auc_score

from attrib.inference import metrics as printed
from benchmarks import metrics

BITS = st.integers(2, 60).flatmap(
    lambda n: st.tuples(*(hn.arrays(np.int64, n, elements=st.integers(0, 1)) for _ in range(2)))
)


@given(BITS)
def test_macro_f1_is_scikit_learns(pair):
    truth, answer = pair
    expected = f1_score(truth, answer, labels=[0, 1], average="macro", zero_division=0)
    assert metrics.macro_f1(truth, answer) == pytest.approx(expected)


@given(BITS, st.integers(0, 2**32 - 1), st.booleans())
def test_auc_is_scikit_learns_with_ties_too(pair, seed, coarse):
    truth = pair[0].copy()
    truth[:2] = 0, 1
    score = np.random.default_rng(seed).random(truth.size)
    score = np.round(score, 1) if coarse else score
    assert metrics.auc(truth, score) == pytest.approx(roc_auc_score(truth, score))


def test_auc_of_one_class_is_unknown():
    assert np.isnan(metrics.auc(np.ones(3, np.int64), np.array([0.1, 0.2, 0.3])))


def test_ece_by_hand():
    truth = np.array([0, 1, 1, 1])
    probability = np.array([0.0, 0.0, 1.0, 1.0])
    # The lower bin promises 0 and holds a half, on two of four items; the upper one is right.
    assert metrics.ece(truth, probability, bins=2) == pytest.approx(0.25)
    assert metrics.ece(np.array([1]), np.array([0.3])) == pytest.approx(0.7)


def calibrated(n=4000):
    random = np.random.default_rng(5)
    probability = random.random(n)
    return (random.random(n) < probability).astype(np.int64), probability


def test_intervals_hold_the_value_and_shrink_with_the_data():
    truth, probability = calibrated()
    wide = metrics.bootstrap(metrics.auc, truth[:200], probability[:200], resamples=200)
    narrow = metrics.bootstrap(metrics.auc, truth, probability, resamples=200)
    assert narrow.low < narrow.value < narrow.high
    assert narrow.high - narrow.low < (wide.high - wide.low) / 2


def test_the_multinomial_interval_is_that_of_resampled_items():
    truth, probability = calibrated(800)
    answer = (probability > 0.4).astype(np.int64)
    quick = metrics.fold_macro_f1([(truth, answer)])
    slow = metrics.bootstrap(lambda t, a: metrics.macro_f1(t, a.astype(np.int64)), truth, answer.astype(float))
    assert quick.value == slow.value
    assert (quick.low, quick.high) == pytest.approx((slow.low, slow.high), abs=0.01)


def test_the_value_over_folds_is_their_mean():
    folds = [(np.array([0, 1]), np.array([0, 1])), (np.array([0, 1]), np.array([1, 0]))]
    assert metrics.fold_macro_f1(folds).value == 0.5


def test_paired_differences_are_tighter_than_single_values():
    truth, probability = calibrated(1500)
    ours = (probability > 0.5).astype(np.int64)
    theirs = ours.copy()
    theirs[:40] ^= 1
    found = metrics.paired_macro_f1(truth, ours, theirs)
    assert found.value == pytest.approx(metrics.macro_f1(truth, ours) - metrics.macro_f1(truth, theirs))
    single = metrics.fold_macro_f1([(truth, ours)])
    assert found.high - found.low < single.high - single.low
    assert metrics.paired_macro_f1(truth, ours, ours) == (0, 0, 0)


def test_same_seed_same_interval():
    truth, probability = calibrated(300)
    first, second = (metrics.bootstrap(metrics.ece, truth, probability, seed=3, resamples=50) for _ in range(2))
    assert first == second


@given(st.integers(0, 2**32 - 1), st.integers(20, 200), st.booleans())
def test_what_attrib_evaluate_prints_is_what_benchmarks_measure(seed, rows, coarse):
    """Two modules, since benchmarks use the public interface only; one number."""
    random = np.random.default_rng(seed)
    truth, chance = random.integers(0, 2, rows), random.random(rows)
    truth[:2] = 0, 1
    chance = np.round(chance, 1) if coarse else chance
    answer = (chance >= 0.5).astype(np.int64)
    both = np.column_stack([1 - chance, chance])
    ours = printed.figures(
        printed.Predicted(printed.one_hot(truth, 2), printed.one_hot(answer, 2), both, exclusive=True)
    )
    found = {name: figure(np.ones(rows)) for name, figure in ours.items()}
    assert found["macro F1"] == pytest.approx(metrics.macro_f1(truth, answer))
    assert found["area under the ROC curve"] == pytest.approx(metrics.auc(truth, chance))
    assert found["calibration error"] == pytest.approx(metrics.ece(truth, chance, printed.BINS))
