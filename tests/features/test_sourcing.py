from __future__ import annotations

import pytest

from attrib.features import signals
from tests.features.articles import Said, article

STORY = (
    "The bridge was closed on Monday. “It is not safe,” said Ann Lee, the city engineer. "
    "Bob Ray claimed that the bridge is sound.",
    "Lee pointed out that the report found cracks. Ray claimed the report was late. Lee noted nothing else mattered.",
)
SAID = (
    Said("Ann Lee", "said", "It is not safe,", "lee", form="direct"),
    Said("Bob Ray", "claimed", "that the bridge is sound", "ray", stance="doubt"),
    Said("Lee", "pointed out", "that the report found cracks", "lee", stance="endorse"),
    Said("Ray", "claimed", "the report was late", "ray", stance="doubt"),
    Said("Lee", "noted", "nothing else mattered", "lee", stance="endorse"),
)


@pytest.fixture(scope="module")
def story():
    return signals(*article(*STORY, said=SAID, sources={"lee": {"role": "official"}}, claims=("was closed",)))


def test_shares_of_sentences_and_words(story):
    assert story["attributed_share"].value == pytest.approx(5 / 6)
    assert story["attributed_word_share"].value == pytest.approx(21 / 43)  # 4 + 5 + 5 + 4 + 3 words
    assert story["quoted_share"].value == pytest.approx(4 / 43)
    assert story["unsourced_claim_share"].value == pytest.approx(1 / 6)


def test_forms(story):
    assert story["direct_share"].value == pytest.approx(1 / 5)
    assert story["indirect_share"].value == pytest.approx(4 / 5)
    assert story["mixed_share"].value == 0


def test_sources(story):
    assert story["distinct_sources"].value == 2
    assert story["source_concentration"].value == pytest.approx((12 / 21) ** 2 + (9 / 21) ** 2)
    assert story["top_source_share"].value == pytest.approx(12 / 21)
    assert len(story["top_source_share"].spans) == 3


def test_stance(story):
    assert story["neutral_cue_share"].value == pytest.approx(1 / 5)
    assert story["doubt_cue_share"].value == pytest.approx(2 / 5)
    assert story["endorse_cue_share"].value == pytest.approx(2 / 5)
    assert story["concede_cue_share"].value == story["manner_cue_share"].value == 0
    assert story["stance_asymmetry"].value == pytest.approx(2 / 3 + 1)


def test_placement(story):
    assert story["cue_near_share"].value == 1
    assert story["lead_attributed"].value == 0
    assert story["close_attributed"].value == 1
    assert story["headline_attributed"].value is None


def test_roles(story):
    assert story["official_share"].value == pytest.approx(1 / 2)
    assert story["expert_share"].value == 0


def test_verifiability(story):
    # Lee has a name and a role; both have a description, which counts as one; the third and fourth name a report.
    assert story["verifiability"].value == pytest.approx((2 + 2 + 3 + 3 + 2) / 4 / 5)


def test_cue_in_another_sentence_is_not_near():
    text = "Ann Lee spoke at length. The bridge is not safe."
    said = (Said("Ann Lee", "spoke", "The bridge is not safe", "lee"),)
    assert signals(*article(text, said=said))["cue_near_share"].value == 0


def test_beliefs_are_no_speech():
    text = "Ann Lee believes the bridge is unsafe. Bob Ray said it is sound."
    said = (
        Said("Ann Lee", "believes", "the bridge is unsafe", None, type="belief"),
        Said("Bob Ray", "said", "it is sound", "ray"),
    )
    found = signals(*article(text, said=said))
    assert found["belief_share"].value == pytest.approx(1 / 2)
    assert found["attributed_share"].value == pytest.approx(1 / 2)
    assert found["distinct_sources"].value == 1


def test_headline_attribution():
    said = (Said("Engineer", "says", "Bridge unsafe", None),)
    found = signals(*article("The bridge is shut.", title="Bridge unsafe, Engineer says", headline_said=said))
    assert found["headline_attributed"].value == 1
    assert signals(*article("It is shut.", title="Bridge shut"))["headline_attributed"].value == 0


def test_undefined_is_none_and_nothing_divides_by_zero():
    empty = signals(*article(""))
    assert empty["word_count"].value == 0
    for name in ("attributed_share", "named_share", "direct_share", "source_concentration", "lead_attributed"):
        assert empty[name].value is None, name
    unsourced = signals(*article("The bridge is shut."))
    assert unsourced["attributed_share"].value == 0
    assert unsourced["distinct_sources"].value == 0
    assert unsourced["named_share"].value is None
    assert unsourced["stance_asymmetry"].value is None
