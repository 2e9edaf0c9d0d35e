"""One-sided labels, tone by name, headline against body."""

import pytest

from attrib.features import signals
from attrib.features.tone import referents, tones
from tests.features.articles import Said, article


def signal(name, *text, **given):
    return signals(*article(*text, **given))[name]


def test_labels_of_one_camp_count_and_of_both_do_not():
    one = "The death tax was raised. It was a long day."
    assert signal("one_sided_label_rate", one).value == pytest.approx(100 / 10)
    assert signal("one_sided_label_rate", f"{one} The tax giveaway passed.").value == 0
    assert signal("one_sided_label_rate", "The estate tax was raised.").value == 0
    assert "tax" in referents()


def test_tone_is_told_apart_by_name():
    text = "In May Ellery was brilliant. In June Tarnfield was corrupt. In July it rained."
    found = signal("entity_tone_gap", text)
    assert found.value == 2
    assert [text[span.start : span.end] for span in found.spans] == ["brilliant", "corrupt"]
    assert signal("entity_tone_gap", "In May it was brilliant.").value in (None, 0)
    assert signal("entity_tone_gap", "It rained. It poured.").value is None
    assert not tones().keys() & {"the", "rained"}


def test_swapped_names_leave_the_gap_as_it_is():
    text = "In truth Ellery was brilliant. In truth Tarnfield was corrupt. It rained."
    swapped = text.replace("Ellery", "X").replace("Tarnfield", "Ellery").replace("X", "Tarnfield")
    assert signal("entity_tone_gap", text).value == signal("entity_tone_gap", swapped).value


def test_a_headline_is_held_against_the_body():
    body = "The council closed the harbour bridge for repairs."
    assert signal("headline_overlap", body, title="Council closes bridge").value == pytest.approx(2 / 3)
    assert signal("headline_overlap", body).value is None
    assert signal("headline_tone_gap", body, title="Corrupt council wrecks bridge").value == pytest.approx(1 / 4)
    assert signal("headline_tone_gap", body).value is None


def test_a_claim_that_only_the_headline_has():
    body = "The council closed the harbour bridge for repairs."
    for content, expected in (("Bridge closed", 0), ("Mayor stole millions", 1)):
        title = f"{content}, Lee says"
        said = (Said("Lee", "says", content, "lee"),)
        assert signal("headline_unbacked", body, title=title, headline_said=said).value == expected
    assert signal("headline_unbacked", body).value is None
