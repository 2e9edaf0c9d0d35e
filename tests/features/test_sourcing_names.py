from __future__ import annotations

import pytest

from attrib.features import signals
from tests.features.articles import Said, article

HIDDEN = {"named": False, "described": True}
BARE = {"named": False, "described": False}


def one(text, source, content, **fields):
    return signals(*article(text, said=(Said(source, "said", content, "s1"),), sources={"s1": HIDDEN | fields}))


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("a senior State Department official", True),
        ("two officials", True),
        ("a person familiar with the talks", True),
        ("sources", True),
        ("an aide", True),
        ("the official", False),
        ("police officials", False),
        ("a spokesman for the ministry", False),
        ("a neighbor", False),
    ],
)
def test_who_hides_a_name(source, hidden):
    found = one(f"The talks failed, {source} said.", source, "The talks failed")
    assert found["anonymous_share"].value == float(hidden)
    assert found["named_share"].value == 0
    assert found["named_sources"].value == 0


def test_a_named_source_never_hides():
    source = "a senior official, Ann Lee"
    found = one(f"The talks failed, {source}, said.", source, "The talks failed", named=True)
    assert found["anonymous_share"].value == 0
    assert found["named_sources"].value == 1


def test_anonymity_formula_marks_any_unnamed_person():
    text = "The talks failed, a teacher said on condition of anonymity."
    assert one(text, "a teacher", "The talks failed")["anonymous_share"].value == 1


def test_bare_and_described():
    text = "The talks failed, sources said. They will go on, a senior aide said."
    said = (Said("sources", "said", "The talks failed", "s1"), Said("a senior aide", "said", "They will go on", "s2"))
    found = signals(*article(text, said=said, sources={"s1": BARE | {"kind": "group"}, "s2": HIDDEN}))
    assert found["anonymous_share"].value == 1
    assert found["bare_share"].value == pytest.approx(1 / 2)


def test_reason_for_anonymity():
    plain = "The talks failed, a senior aide said on condition of anonymity."
    reason = plain[:-1] + " because the talks are private."
    assert one(plain, "a senior aide", "The talks failed")["anonymity_reason_share"].value == 0
    assert one(reason, "a senior aide", "The talks failed")["anonymity_reason_share"].value == 1
    later = "The talks failed, a senior aide said. The aide was not authorized to speak publicly."
    assert one(later, "a senior aide", "The talks failed")["anonymity_reason_share"].value == 1


def test_no_anonymous_source_no_share_of_reasons():
    found = one("The talks failed, Ann Lee said.", "Ann Lee", "The talks failed", named=True)
    assert found["anonymity_reason_share"].value is None


CRITICS = Said("Critics", "say", "the bridge is ugly", "c")
GROUP = {"c": {"named": False, "described": False, "kind": "group"}}


def test_plural_with_nobody_named_near():
    text = "Critics say the bridge is ugly. It opened in May. It is long. It is red."
    found = signals(*article(text, said=(CRITICS,), sources=GROUP))
    assert found["plural_source_share"].value == 1


def test_plural_with_a_name_within_two_sentences():
    text = "Critics say the bridge is ugly. It opened in May. “It is hideous,” said Ann Lee."
    said = (CRITICS, Said("Ann Lee", "said", "It is hideous,", "lee", form="direct"))
    found = signals(*article(text, said=said, sources=GROUP))
    assert found["plural_source_share"].value == 0


def test_plural_that_is_described_at_length():
    text = "Economists at the three largest banks in the country say the bridge is ugly."
    said = (Said("Economists at the three largest banks in the country", "say", "the bridge is ugly", "c"),)
    assert signals(*article(text, said=said, sources=GROUP))["plural_source_share"].value == 0


def test_weasels_in_the_author_voice_only():
    text = "Some say it is ugly. “Many believe it is ugly,” said Ann Lee."
    said = (Said("Ann Lee", "said", "Many believe it is ugly,", "lee", form="direct"),)
    found = signals(*article(text, said=said))["weasel_rate"]
    assert [text[span.start : span.end] for span in found.spans] == ["Some say"]
    assert found.value == pytest.approx(100 / 8)
