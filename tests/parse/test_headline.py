import pytest

from attrib.parse.draft import Draft
from attrib.parse.headline import find_title, mark_title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Pier opens", "The pier opened on Monday."], "Pier opens"),
        (["The pier opened.", "It rained."], None),
        (["Will it open?", "A standfirst.", "Will it open?", "It will."], "Will it open?"),
        (["Pier opens"], None),
        (["Pier opens", "Pier opens"], None),
        (["Urgent:", "The pier opened.", "Urgent:", "It rained."], None),
        (["word " * 50, "The pier opened on Monday."], None),
        ([], None),
    ],
)
def test_headline_rule(lines, title):
    found = find_title([Draft(line) for line in lines])
    assert (found.text if found else None) == title


def test_repeats_and_standfirst():
    drafts = [Draft(text) for text in ["Pier opens", "Ferries run again.", "PIER OPENS", "The pier opened."]]
    mark_title(drafts, "Pier opens")
    assert [draft.reason for draft in drafts] == ["title", None, "repeated_title", None]
    assert drafts[1].role == "standfirst"


def test_a_label_is_no_title():
    body = [Draft(f"On day {day}, the mayor opened the pier.") for day in range(4)]
    assert find_title([Draft("From the Left"), body[0], Draft("From the Right"), body[1]]) is None
    assert find_title([Draft("jo marsh"), *(d for text in body for d in (text, Draft("jo marsh")))]) is None
    assert find_title([Draft("Introduction"), *body]) is None
    assert find_title([Draft("Pier opens"), *body]).text == "Pier opens"
