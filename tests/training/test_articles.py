"""Articles as numbers: the same as the model makes, kept between runs, and made again when anything changes."""

import numpy as np
import pytest

import attrib
from attrib.inference.linear import Linear
from attrib.model import Model
from tests.corpora import rows
from training import articles

TEXTS = [
    articles.Told("Council votes", " ".join(row["text"] for row in rows(30) if row["label"] == label))
    for label in ("neutral", "slanted")
] + [articles.Told("", "Too short.")]


@pytest.fixture
def cache(monkeypatch, tmp_path):
    monkeypatch.setattr(articles.platformdirs, "user_cache_path", lambda name: tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def prior():
    return attrib.fit(rows())


def test_what_is_read_again_is_what_was_made(cache, prior):
    made, again = (articles.measure(TEXTS, [prior], "test") for _ in range(2))
    assert len(list(cache.rglob("*.npz"))) == 1
    assert (made.grams != again.grams).nnz == 0
    assert made.priors == pytest.approx(again.priors)
    assert made.long.tolist() == [True, True, False]
    assert made.signals.shape == (3, len(articles.SIGNALS))
    assert made.priors[0, 0] < made.priors[1, 0]


def test_other_articles_or_models_are_other_files(cache, prior):
    articles.measure(TEXTS, [prior], "test")
    articles.measure(TEXTS[:1], [prior], "test")
    articles.measure(TEXTS, [], "test")
    assert len(list(cache.rglob("*.npz"))) == 3


def test_sums_are_those_of_a_model_without_character_n_grams(cache):
    texts = [item.text for item in TEXTS[:2]]
    shape = (1, articles.ORDERS.size)
    weights = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    weights[:, 1 << articles.ORDERS.word_bits : articles.ORDERS.hashed] = 0
    count = len(articles.SIGNALS)
    linear = Linear(weights, np.full((1, count), 0.1), np.array([0.2]), np.zeros(count), np.ones(count))
    model = Model(linear, "toy", "article", ("a", "b"), articles.ORDERS, articles.SIGNALS, 0.5, {})
    found = articles.measure([articles.Told("", text) for text in texts], [], "test")
    chances = model.predict_proba(texts)[:, 1]
    assert 1 / (1 + np.exp(-articles.sums(linear, found)[:, 0])) == pytest.approx(chances, abs=1e-5)
