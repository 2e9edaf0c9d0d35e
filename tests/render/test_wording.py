import pytest

from attrib.render import wording
from attrib.schema import Source


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "under 1%"), (0.12, "12%"), (0.999, "over 99%"), (1, "100%")]
)
def test_percent_never_rounds_to_none_or_all(share, shown):
    assert wording.percent(share) == shown


def test_index_and_rate_have_their_units(make_score):
    assert wording.interval(make_score(0.4)) == "Nine times in ten between 30% and 50%."
    assert wording.interval(make_score(0.4, unit="index")) == "Nine times in ten between 30 and 50."
    assert wording.interval(make_score(0.4, low=0.4, high=0.4)) == "Nine times in ten it is 40%."


def test_standing_is_silent_without_a_reference(make_score):
    assert wording.standing(make_score(0.4)) == "Higher than 83% of the reference articles."
    assert wording.standing(make_score(0.4, percentile=None)) == ""


@pytest.mark.parametrize(("items", "shown"), [((), ""), (("a",), "a"), (("a", "b", "c"), "a, b and c")])
def test_listing(items, shown):
    assert wording.listing(items) == shown


def test_count_has_its_plural():
    assert [wording.count(1, "word"), wording.count(1200, "word")] == ["1 word", "1,200 words"]


def test_an_unknown_code_is_still_readable():
    assert wording.reason("too_strange") == "too strange"


def test_clauses_become_sentences_said_once():
    assert wording.sentences(["a judgement", "a number.", "a judgement", ""]) == "A judgement. A number."


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        ("judgement: notable", "a judgement: “notable”"),
        ("assessment (judgement)", "reads like a judgement"),
        ("assessment (motive): wants", "reads like a motive read into somebody: “wants”"),
        ("something_new: x", "something new: “x”"),
        ("a disastrous tax", "a disastrous tax"),
    ],
)
def test_claims_in_words(why, shown):
    assert wording.claim(why) == shown


@pytest.mark.parametrize(
    ("name", "kind", "named", "shown"),
    [
        ("authority", "organisation", False, "the authority"),
        ("official with knowledge of the talks", "person", False, "the official with knowledge of the talks"),
        ("its own report", "document", False, "its own report"),
        ("critics", "group", False, "critics"),
        ("Ada Brook", "person", True, "Ada Brook"),
        ("de Jong", "person", True, "de Jong"),
    ],
)
def test_descriptions_get_their_article_back(name, kind, named, shown):
    assert wording.someone(Source("s1", name, kind, None, named, True, (), 0, 0.0)) == shown


def test_a_rate_counts_sentences(make_score):
    assert wording.meaning(make_score(0.2), "bias", 26).startswith("About 5 of 26 sentences in the outlet's own words")
    assert wording.meaning(make_score(0.01), "bias", 26).startswith("Under 1 of 26 sentences")
    assert wording.meaning(make_score(0.2, unit="index"), "attribution", 26).startswith("How well the article says")


def test_quotation_marks_inside_of_a_passage_are_single_ones():
    assert wording.quoted('Trump said, “We will.” "Soon"') == "“Trump said, ‘We will.’ 'Soon'”"
