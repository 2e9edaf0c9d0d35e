"""The recipes of article models and of subjectivity: nobody is judged by a model that saw him, shares add up."""

import numpy as np
import pytest
from scipy.sparse import csr_array

import attrib
from tests.corpora import rows
from training import articles
from training.recipes import framing, hyperpartisan, subjectivity

COUNT = 60


@pytest.fixture(scope="module")
def found():
    """Sixty articles: every second one uses a known word that the others lack, and weighs more for bias."""
    random = np.random.default_rng(0)
    truth = np.arange(COUNT) % 2
    words = random.integers(articles.ORDERS.hashed + 100, articles.ORDERS.size, (COUNT, 40))
    words[truth == 1, :8] = articles.ORDERS.hashed + 5
    places = np.repeat(np.arange(COUNT), 40)
    grams = csr_array((np.full(COUNT * 40, 0.5), (places, words.ravel())), shape=(COUNT, articles.ORDERS.size))
    signals = random.normal(size=(COUNT, len(articles.SIGNALS)))
    signals[3, 2] = np.nan
    priors = truth[:, None] + random.normal(0, 0.3, (COUNT, 1))
    return articles.Measured(grams, signals, priors, np.full(COUNT, 300)), truth.astype(np.int64)


def test_no_site_is_on_both_sides(found):
    _, truth = found
    sites = np.array([f"site{number % 15}" for number in range(COUNT)])
    asked = []
    for seen, tested in hyperpartisan.folds(truth, sites, 0):
        assert set(sites[seen]).isdisjoint(sites[tested])
        asked += tested.tolist()
    assert sorted(asked) == list(range(COUNT))


def test_held_out_sums_tell_the_classes_apart_and_shuffled_labels_do_not(found):
    measured, truth = found
    sites = np.arange(COUNT).astype(str)
    assert ((hyperpartisan.held_out(measured, truth, sites, 0) > 0) == truth).mean() > 0.85
    mixed_up = np.random.default_rng(1).permutation(truth)
    assert ((hyperpartisan.held_out(measured, mixed_up, sites, 0) > 0) == mixed_up).mean() < 0.7


def test_an_even_share_shifts_by_the_log_odds_of_the_corpus(found):
    _, truth = found
    uneven = truth.copy()
    uneven[:20] = 0
    sums = uneven + np.random.default_rng(0).normal(0, 0.4, COUNT)
    slope, offset = hyperpartisan.calibrated(sums, uneven, even=False)
    even = hyperpartisan.calibrated(sums, uneven)
    assert even == pytest.approx((slope, offset - np.log(uneven.mean() / (1 - uneven.mean()))))


def test_what_is_folded_is_what_was_learned(found):
    """At the optimum of a logistic regression no coefficient could do better: its gradient is that of its penalty."""
    measured, truth = found
    fitted = hyperpartisan.fit(measured, truth)
    error = 1 / (1 + np.exp(-fitted.sums(measured))) - truth
    prior = measured.priors[:, 0]
    standard = (prior - prior.mean()) / prior.std()
    assert error.sum() == pytest.approx(0, abs=0.01)
    penalty = fitted.share * prior.std() / hyperpartisan.STRENGTH
    assert error @ standard == pytest.approx(-penalty, abs=0.01)


def test_the_share_of_bias_is_folded_into_the_weights(found):
    measured, truth = found
    fitted = hyperpartisan.fit(measured, truth)
    assert fitted.share > 0
    bias = attrib.fit(rows()).linear
    whole = fitted.whole(bias)
    difference = whole.weights[0] - fitted.own.weights[0]
    assert difference == pytest.approx(fitted.share * bias.weights[0], rel=1e-5, abs=1e-5)
    assert whole.base == pytest.approx(fitted.own.base)
    assert whole.dense == pytest.approx(fitted.own.dense)


def test_no_signal_may_say_the_opposite_of_what_is_known_of_it(found):
    """Every signal is made to tell the classes apart, the wrong way round where one is known."""
    measured, truth = found
    signals = measured.signals + (2 * truth - 1)[:, None] * np.where(hyperpartisan._signs() == 0, 1, -1)
    dense = hyperpartisan.fit(measured._replace(signals=signals), truth).own.dense[0]
    by_name = dict(zip(articles.SIGNALS, dense.tolist(), strict=True))
    assert by_name["exaggeration_rate"] == 0
    assert by_name["frame_economic_share"] == 0
    assert by_name["hedge_rate"] > 0
    assert (dense * hyperpartisan._signs() >= 0).all()
    assert set(hyperpartisan.RAISE + hyperpartisan.LOWER) <= set(articles.SIGNALS)


def test_frames_hear_lexical_frames_and_no_headline(found):
    measured, truth = found
    signals = measured.signals + (2 * truth - 1)[:, None]
    dense = framing.fit(measured._replace(signals=signals), np.column_stack([truth, 1 - truth])).dense
    place = articles.SIGNALS.index
    assert abs(dense[0, place("frame_economic_share")]) > abs(dense[0, place("hedge_rate")]) > 0
    assert not dense[:, [place("headline_bias"), place("one_sided_label_rate")]].any()


def test_frames_are_learned_from_known_words_alone(found):
    measured, truth = found
    target = np.column_stack([truth, 1 - truth])
    linear = framing.fit(measured, target)
    assert linear.weights.shape == (2, framing.ORDERS.size)
    sums = articles.sums(linear, framing.known_only(measured))
    assert ((sums > 0) == target).mean() > 0.9
    scaled = framing.scaled(linear, np.array([2.0, 3.0]), np.array([0.1, 0.2]))
    assert articles.sums(scaled, framing.known_only(measured)) == pytest.approx(sums * [2, 3] + [0.1, 0.2], abs=1e-4)


def test_subjectivity_is_bias_and_a_share_of_columns(monkeypatch):
    texts = [row["text"] for row in rows(80)]
    truth = np.array([row["label"] == "slanted" for row in rows(80)], np.int64)
    bias = attrib.fit(rows())
    told = subjectivity.learned([(text, bool(label)) for text, label in zip(texts, truth, strict=True)], bias)
    model, chances = subjectivity.mixed(told, bias, texts, truth)
    assert model.linear.weights.dtype == np.float16
    assert chances == pytest.approx(model.predict_proba(texts)[:, 1])
    assert chances[truth == 1].min() > chances[truth == 0].max()
    monkeypatch.setattr(subjectivity, "SHARE", 0.0)
    _, alone = subjectivity.mixed(told, bias, texts, truth)
    assert np.abs(np.log(alone / chances)).max() > 0.01
