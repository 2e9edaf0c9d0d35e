from pathlib import Path

import pytest

import attrib.features
from attrib.features.layout import layout, signed_share, title_forms, turn_share
from tests.features.articles import article

FOLDER = Path(attrib.features.__file__).with_name("data")
TABLE = [line.split("\t") for line in (FOLDER / "title_forms.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("name", "pattern", "has", "has_not"), TABLE)
def test_every_form_of_a_title_has_both_examples(name, pattern, has, has_not):
    form = title_forms()[f"title_{name}"]
    assert form.search(has)
    assert not form.search(has_not)


def forms(*paragraphs, **given):
    document, analysis = article(*paragraphs, **given)
    return layout(document, analysis, [])


def test_headings_and_questions_between_paragraphs():
    plain = forms("The council met on Monday.", "The bridge was closed.")
    asked = forms("The council met.", "Why was it closed?", "It was old.", "The costs", "They grew.")
    assert plain["headings"] == plain["questions"] == 0
    assert asked["headings"] == asked["questions"] == 1


def test_a_lead_that_says_who_said_so_and_when():
    told = forms("The bridge is closed, officials said on Monday.")
    assert (told["lead_says"], told["lead_day"]) == (1, 1)
    untold = forms("Bridges fall. Officials said so on Monday.")
    assert (untold["lead_says"], untold["lead_day"]) == (0, 0)


def test_every_form_is_between_nothing_and_all():
    assert all(0 <= value <= 1 for value in forms("It rained.", title="Why?").values())


def test_a_transcript_by_its_turns():
    turns = ["ANN LEE: It rained.", "BOB RAY: Did it?", "ANN LEE: It did.", "Q: When?", "A: On Monday.", "It was late."]
    document, _ = article(*turns)
    assert turn_share(document) == pytest.approx(5 / 6)
    document, _ = article(*turns[:3])
    assert turn_share(document) == 0
    document, _ = article(*["The NATO: what it is and was."] * 8)
    assert turn_share(document) == 0


def test_a_collection_of_quotations_by_its_signatures():
    signed = (
        "“The bridge is a disgrace.” Ann Lee, Harbour Post",
        "Bob Ray, The Quay",
        "“It shakes.” Cy Orr, North Star",
    )
    plain = (
        "The bridge fell.",
        "It was red, said Ann Lee, a teacher.",
        "It was long.",
        "Bob Ray saw it on Monday, he said.",
    )
    document, _ = article(*signed, *plain)
    assert signed_share(document) == pytest.approx(3 / 7)
    document, _ = article(*plain, *plain)
    assert signed_share(document) == 0
    document, _ = article(*signed)
    assert signed_share(document) == 0


def test_sentences_with_a_comma_and_a_name_are_not_signed():
    told = ("On Tuesday, Governor Ann Lee signed it.", "In March, Parliament gave it.", "Even so, Tarnby said nothing.")
    document, _ = article(*told, *told)
    assert signed_share(document) == 0
