from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.errors import InputError
from attrib.features import Signal, signals
from attrib.scoring.attribution import BASE, PARTS, attribution_score, wilson
from tests.features.articles import Said, article

shares = st.floats(0, 1)


def given_signals(attributed=0.8, sources=4.0, named=1.0, concentration=0.25, claims=0.0, sentences=20.0):
    values = {
        "attributed_share": attributed,
        "named_sources": sources * (named or 0),
        "distinct_sources": sources,
        "named_share": named,
        "source_concentration": concentration,
        "unsourced_claim_share": claims,
        "sentence_count": sentences,
    }
    return {name: Signal(value) for name, value in values.items()}


def test_best_and_worst():
    assert attribution_score(given_signals()).value == 1
    worst = attribution_score(given_signals(0.0, 0.0, None, None, 0.9))
    assert worst.value == 0
    assert (worst.level, worst.label) == ("low", "thinly attributed")


def test_one_source_is_thin_however_well_it_is_attributed():
    score = attribution_score(given_signals(1.0, 1.0, 1.0, 1.0))
    assert score.value == pytest.approx(1 / 8 + 1 / 4 + 3 / 8 / 4 + 1 / 8)
    assert score.level == "low"


def test_the_formula():
    score = attribution_score(given_signals(0.3, 3.0, 2 / 3, 0.4, 0.15))
    parts = (0.25 * 0.375, 0.375 * 0.5, 0.125 * 2 / 3, 0.125 * 0.6 / 0.75, -0.125 * 0.25)
    assert [item.weight for item in score.contributions] == pytest.approx(parts)
    assert [item.signal for item in score.contributions] == [row[0] for row in PARTS]
    assert score.value == pytest.approx(0.125 + sum(parts))
    assert (score.unit, score.link, score.base) == ("index", "identity", BASE)


@given(shares, st.integers(0, 12), shares, shares, shares, st.integers(3, 200))
def test_parts_add_up_and_bounds_hold(attributed, sources, named, concentration, claims, sentences):
    named_share = named if sources else None
    found = given_signals(attributed, float(sources), named_share, concentration, claims, float(sentences))
    score = attribution_score(found)
    assert score.value == score.base + sum(item.weight for item in score.contributions)
    assert 0 <= score.low <= score.value <= score.high <= 1


def test_more_sentences_narrow_the_interval():
    short, long = (attribution_score(given_signals(0.3, 2.0, 0.5, 0.5, 0.1, n)) for n in (8.0, 80.0))
    assert long.high - long.low < short.high - short.low


def test_wilson_gives_hand_computed_bounds():
    assert wilson(0.5, 10) == pytest.approx((0.2693, 0.7307), abs=1e-4)
    assert wilson(0.0, 10) == pytest.approx((0, 0.2129), abs=1e-4)
    assert wilson(0.3, 0) == (0, 1)


def test_too_little_to_judge():
    assert attribution_score(signals(*article("It rained. It poured."))) is None
    assert attribution_score(signals(*article(""))) is None


def test_percentile():
    reference = [index / 100 for index in range(101)]
    assert attribution_score(given_signals()).percentile is None
    score = attribution_score(given_signals(0.3, 3.0, 2 / 3, 0.4, 0.15), reference)
    assert score.percentile == pytest.approx(55.833, abs=0.01)
    assert attribution_score(given_signals(), reference).percentile == 100
    assert attribution_score(given_signals(), [0.0] * 101).percentile == 100
    assert attribution_score(given_signals(), [1.0] * 101).percentile == 0


@pytest.mark.parametrize("reference", [[], [0.5] * 100, list(range(101, 0, -1))])
def test_a_table_that_is_none(reference):
    with pytest.raises(InputError, match="101"):
        attribution_score(given_signals(), reference)


def test_contributions_carry_the_evidence():
    text = "It is unsafe, Ann Lee said. It was closed. It rained."
    score = attribution_score(signals(*article(text, said=(Said("Ann Lee", "said", "It is unsafe", "lee"),))))
    spans = {item.signal: item.spans for item in score.contributions}
    assert [text[span.start : span.end] for span in spans["attributed_share"]] == ["It is unsafe, Ann Lee said."]
    assert [text[span.start : span.end] for span in spans["named_sources"]] == ["Ann Lee"]
