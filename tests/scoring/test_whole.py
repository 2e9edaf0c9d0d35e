"""Scores of article models: they add up, by sentence and by signal, and know how unsure they are."""

import numpy as np
import pytest

import attrib
from attrib.inference.intervals import Z90
from attrib.inference.linear import Linear, logit
from attrib.model import MASKED, Model
from attrib.pipeline import prepare
from attrib.scoring.whole import _error, article_score, frame_scores
from tests.corpora import rows

NEUTRAL = " ".join(row["text"] for row in rows(24) if row["label"] == "neutral")
LOADED = " ".join(row["text"] for row in rows(24) if row["label"] == "slanted")
QUOTED = f"The council met for three hours on Monday and voted on the budget. “{LOADED}” Ada Brook said."


@pytest.fixture(scope="module")
def model():
    texts = [row["text"] for row in rows(240)]
    labels = [row["label"] for row in rows(240)]
    joined = [" ".join(texts[at + label : at + 40 : 2]) for at in range(0, 200, 5) for label in (0, 1)]
    made = attrib.fit(
        {"text": joined, "label": [labels[at + label] for at in range(0, 200, 5) for label in (0, 1)]}, task="article"
    )
    made.card = {
        **made.card,
        "levels": [
            {"level": "low", "label": "calm", "threshold": 0.0},
            {"level": "high", "label": "loud", "threshold": 0.5},
        ],
        "pool": {"quantiles": [index / 100 for index in range(101)]},
    }
    return made


@pytest.fixture(scope="module")
def frames(model):
    """Two frames that do not exclude each other: the model's class, and its opposite."""
    linear = model.linear
    both = Linear(
        np.vstack([linear.weights, -linear.weights]),
        np.vstack([linear.dense, -linear.dense]),
        np.array([linear.base[0], -linear.base[0]]),
        linear.mean,
        linear.scale,
    )
    card = {"frames": {"loud": {"levels": [{"level": "low", "label": "hardly", "threshold": 0.0}]}}}
    return Model(both, "frames", "article", ("loud", "calm"), model.orders, model.signals, 0.5, card, multilabel=True)


@pytest.mark.parametrize("text", [NEUTRAL, LOADED, QUOTED])
def test_base_and_contributions_are_the_log_odds_the_model_gives(model, text):
    score = article_score(model, prepare(text))
    assert score.base + sum(item.weight for item in score.contributions) == pytest.approx(logit(score.value))
    assert score.value == pytest.approx(model.predict_proba([text])[0, 1])
    assert (score.link, score.unit) == ("logit", "probability")
    assert score.low <= score.value <= score.high
    assert score.percentile == pytest.approx(100 * score.value)


def test_the_interval_is_the_standard_error_of_the_sentences(model):
    score = article_score(model, prepare(LOADED))
    half = Z90 * _error([item.weight for item in score.contributions if item.signal == "sentence"])
    assert half > 0
    assert logit(score.high) - logit(score.value) == pytest.approx(half)
    assert logit(score.value) - logit(score.low) == pytest.approx(half)


def test_wording_moves_it_and_quoted_wording_does_not(model):
    calm, loud, quoted = (article_score(model, prepare(text)) for text in (NEUTRAL, LOADED, QUOTED))
    assert calm.value < 0.5 < loud.value
    assert (calm.label, loud.label) == ("calm", "loud")
    assert quoted.value < loud.value - 0.2


def test_each_sentence_and_each_signal_is_named_once(model):
    names = [item.signal for item in article_score(model, prepare(LOADED)).contributions]
    others = [name for name in names if name != "sentence"]
    assert names.count("sentence") == len(prepare(LOADED).analysis.sentences)
    assert len(others) == len(set(others))
    assert set(others) <= {*model.signals, MASKED}


def test_frames_are_scores_of_their_own(frames):
    scores = frame_scores(frames, prepare(LOADED))
    assert list(scores) == ["loud", "calm"]
    assert scores["loud"].value + scores["calm"].value == pytest.approx(1)
    assert (scores["loud"].label, scores["calm"].level) == ("hardly", "unrated")


def test_a_text_may_have_several_labels_or_none(frames):
    chances = frames.predict_proba([LOADED, NEUTRAL])
    assert chances.sum(axis=1) == pytest.approx([1, 1])  # opposites here, each by itself
    assert frames.predict([LOADED, NEUTRAL]) == [("loud",), ("calm",)]
    frames.threshold = 2.0
    assert frames.predict([LOADED]) == [()]
    frames.threshold = 0.5


def test_a_multilabel_model_goes_to_disk_and_back(frames, tmp_path):
    frames.save(tmp_path / "model")
    loaded = attrib.load(tmp_path / "model")
    assert loaded.multilabel
    assert loaded.predict_proba([LOADED]) == pytest.approx(frames.predict_proba([LOADED]))


def test_the_error_of_a_sum_is_that_of_its_draws():
    assert _error([]) == 0
    assert _error([-0.4]) == pytest.approx(0.4)
    assert _error([0.2] * 9) == pytest.approx(0)
    assert _error([1.0, -1.0] * 8) == pytest.approx(np.sqrt(16) * np.std([1.0, -1.0] * 8, ddof=1))
