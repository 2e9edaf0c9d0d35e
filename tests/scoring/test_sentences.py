"""Sentence scores: whose words count, and where they stand."""

import numpy as np
import pytest

import attrib
from attrib.schema import Span
from attrib.scoring.sentences import edge_bias, headline_bias, score_sentences, unscored

TEXT = (
    "Ministers betrayed the town, and nobody apologised.\n\n"
    "“This shameful plan is a disgrace to all of us,” said Ada Brook.\n\n"
    "The mayor recklessly gambled with public money, and then he said that “all is well with the plan” on Monday.\n\n"
    "“Nobody asked the fishermen what they wanted.”"
)


@pytest.fixture(scope="module")
def model():
    return attrib.load("bias")


@pytest.fixture(scope="module")
def analysis():
    return attrib.analyse(attrib.parse("Shameful harbour plan divides town\n\n" + TEXT))


@pytest.fixture(scope="module")
def scored(analysis, model):
    return score_sentences(analysis, model)


def words(scored, index, text):
    return [text[slice(*word.span)] for word in scored.sentences[index].words]


def test_only_the_authors_words_have_weights(scored, analysis):
    assert words(scored, 1, analysis.text) == ["said"]
    assert "gambled" in words(scored, 2, analysis.text)
    assert "well" not in words(scored, 2, analysis.text)


def test_a_sentence_that_only_carries_a_quotation_is_not_the_authors(scored):
    assert 0 in scored.own
    assert 2 in scored.own
    assert 1 not in scored.own


def test_the_quoted_voice_is_scored_beside(scored):
    assert len(scored.quoted) >= 2
    assert all(0 < chance < 1 for chance in scored.quoted)


def test_a_sentence_scores_as_it_does_alone(scored, model):
    alone = model.predict_proba(["Ministers betrayed the town, and nobody apologised."])[0, 1]
    assert scored.sentences[0].bias == pytest.approx(alone, abs=1e-9)


def test_words_and_signals_add_up_to_the_log_odds(scored):
    for item in scored.sentences:
        if item.bias is not None:
            total = item.base + sum(w.weight for w in item.words) + sum(s.weight for s in item.signals)
            assert total == pytest.approx(np.log(item.bias / (1 - item.bias)), abs=1e-9)


def test_headline_words_are_spans_of_the_headline(scored, analysis):
    shown = [analysis.headline.text[slice(*word.span)] for word in scored.headline]
    assert shown == ["Shameful", "harbour", "plan", "divides", "town"]


def test_without_a_headline(model):
    plain = attrib.analyse(attrib.parse("Ministers betrayed the town, and nobody apologised."))
    assert score_sentences(plain, model).headline == ()


def test_an_empty_article(model):
    found = score_sentences(attrib.analyse(attrib.parse("")), model)
    assert (found.sentences, found.own, found.words) == ((), (), 0)


def test_unscored_sentences_keep_their_places(analysis):
    found = unscored(analysis)
    assert [item.span for item in found.sentences] == [item.span for item in analysis.sentences]
    assert all(item.bias is None for item in found.sentences)
    assert found.sentences[0].span == Span(0, 51)


def test_a_headline_scores_with_the_body_as_it_does_alone(analysis, scored, model):
    together = headline_bias(analysis, model, scored.reading)
    assert together.value == pytest.approx(headline_bias(analysis, model).value, abs=1e-12)
    assert together.value is not None


def test_opening_and_closing_are_means_of_the_authors_first_and_last_sentences(scored):
    found = edge_bias(scored)
    own = [scored.sentences[row] for row in scored.own]
    for name, chosen in (("opening_bias", own[:3]), ("closing_bias", own[-3:])):
        sums = [item.base + sum(w.weight for w in item.words) + sum(s.weight for s in item.signals) for item in chosen]
        assert found[name].value == pytest.approx(np.mean(np.clip(sums, -6.906, 6.906)), abs=2e-3)
        assert found[name].spans == tuple(item.span for item in chosen)


def test_opening_and_closing_of_nothing_are_undefined(model):
    empty = edge_bias(score_sentences(attrib.analyse(attrib.parse("")), model))
    assert {name: (item.value, item.spans) for name, item in empty.items()} == {
        "opening_bias": (None, ()),
        "closing_bias": (None, ()),
    }
