import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import clean_text

TEXTS = st.lists(st.sampled_from(["pier", "Pier", "gate", "open"]), max_size=15).map(" ".join)


def test_shingles_by_hand():
    # a b c d e has two shingles, b c d e f has two; one is common
    assert clean_text.shingle_rates("a b c d e", "b c d e f") == (0.5, 0.5)
    assert clean_text.shingle_rates("a b", "a b") == (1.0, 1.0)
    precision, recall = clean_text.shingle_rates("a b c d", "")
    assert np.isnan(precision)
    assert recall == 0


def test_a_page_without_an_answer_costs_recall_only():
    rates = np.array([[1.0, 1.0], [np.nan, 0.0]])
    assert clean_text.mean_f1(rates) == pytest.approx(2 / 3)


def test_words_in_any_order_and_case():
    assert clean_text.word_f1("The pier is open", "open IS the pier") == 1
    assert clean_text.word_f1("a b c d", "a b") == pytest.approx(2 / 3)
    assert clean_text.word_f1("", "") == 1
    assert clean_text.word_f1("", "a") == clean_text.word_f1("a", "") == 0


def test_snippets_in_any_white_space():
    assert clean_text.snippets_found("The pier\n\nis  OPEN again", ["pier is open", "closed"]) == 1


@given(TEXTS)
def test_a_text_is_found_in_itself(text):
    assert clean_text.word_f1(text, text) == 1
    assert all(rate == 1 or np.isnan(rate) for rate in clean_text.shingle_rates(text, text))


def test_the_lead_over_oneself_is_nothing():
    rates = np.random.default_rng(0).random((30, 2))
    lead = clean_text.bootstrap_lead(rates, rates)
    assert (lead.value, lead.low, lead.high) == (0, 0, 0)
    better = clean_text.bootstrap_lead(np.clip(rates + 0.1, 0, 1), rates)
    assert better.low > 0


def test_an_interval_holds_its_value():
    values = np.random.default_rng(1).random(50)
    found = clean_text.bootstrap_pages(values)
    assert found.value == pytest.approx(values.mean())
    assert found.low < found.value < found.high
