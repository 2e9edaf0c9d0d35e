from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.features import FEATURES, signals
from attrib.features.framing import SCARE_WORDS
from tests.features.articles import Said, article

UNITS = {"share", "per100", "count", "yes", "index", "scale"}


def test_the_table_is_complete():
    assert len({row.name for row in FEATURES}) == len(FEATURES)
    for row in FEATURES:
        assert row.unit in UNITS
        assert row.kind in {"sourcing", "language", "framing"}
        assert row.doc
        assert row.compute.__doc__
        assert row.id[0] in "AF"
        assert row.basis or row.id == "F16"
        assert row.name.endswith("_rate") == (row.unit == "per100")
    assert SCARE_WORDS == 3


def test_signals_come_in_the_order_of_the_table():
    assert list(signals(*article("It rained."))) == [row.name for row in FEATURES]


PIECES = (
    "Critics say the so-called reform will surely fail!",
    "The council voted on Monday, and prices rose 5 percent.",
    "Some people believe that it may rain in EVERY town.",
    "A man was shot, and I never knew why we must stay.",
    "It cost $300, according to the audit.",
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_values_are_in_range_and_spans_in_the_text(pieces):
    document, analysis = article(*pieces)
    for row in FEATURES:
        value, spans = signals(document, analysis)[row.name]
        assert value is None or math.isfinite(value)
        if row.unit in ("share", "index") and value is not None:
            assert 0 <= value <= 1 + 1e-12
        if row.unit == "yes":
            assert value in (0, 1, None)
        assert all(0 <= span.start < span.end <= len(analysis.text) for span in spans)


WHOLE = {"distinct_sources", "named_sources", "sentence_count", "word_count"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_an_article_repeated_has_the_signals_it_had_once(pieces):
    story = " ".join(pieces)
    filler = "Nothing else was known that day."  # no figure of one copy lies beside the source of the other
    once, twice = signals(*article(filler, story, filler)), signals(*article(*(filler, story, filler) * 2))
    for name, signal in once.items():
        if name not in WHOLE and name != "lexical_variety":
            assert twice[name].value == pytest.approx(signal.value), name
        if name == "lexical_variety" and signal.value is not None:
            assert twice[name].value == pytest.approx(signal.value)
    assert twice["word_count"].value == 2 * once["word_count"].value


def test_a_sentence_put_into_a_quotation_leaves_the_author_voice():
    own = "The radical agenda will surely fail."
    text = "The vote is today. “The radical agenda will surely fail,” Ann Lee said."
    said = (Said("Ann Lee", "said", "The radical agenda will surely fail,", "lee", form="direct"),)
    for name in ("name_calling_rate", "speculation_rate", "booster_rate"):
        assert signals(*article(own))[name].value > 0
        assert signals(*article(text, said=said))[name].value == 0


def test_quotes_and_spaces_of_any_kind_give_the_same_numbers():
    curly = "It didn’t\u00a0respond to a request for comment. It won’t."
    straight = "It didn't respond to a request for comment. It won't."
    first, second = signals(*article(curly)), signals(*article(straight))
    assert [signal.value for signal in first.values()] == [signal.value for signal in second.values()]


def test_letters_that_grow_in_lower_case_keep_spans_in_place():
    text = "İİİ. The stunning vote came late."
    (span,) = signals(*article(text))["exaggeration_rate"].spans
    assert text[span.start : span.end] == "stunning"
