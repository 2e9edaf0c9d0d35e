import pytest

import attrib

WRAPPED = """The harbour council voted on Tuesday evening to rebuild the ferry
pier that a storm destroyed two winters ago, and to pay for it out of
a fund that was set up for such cases in the year of the great flood.

The mayor said that the work would begin in spring, that it would be
done by autumn, and that nobody would have to pay more for a ticket.
"""


def test_hard_wrapped_text_is_joined():
    document = attrib.parse(WRAPPED)
    assert len(document.blocks) == 2
    assert "\n" not in document.blocks[0].text
    at = document.text.index("pier that")
    assert document.source_span(at, at + 4) == (WRAPPED.index("pier that"), WRAPPED.index("pier that") + 4)


def test_without_blank_lines_each_line_is_a_paragraph():
    text = "The pier is open again.\nThe mayor cut a ribbon.\nFerries run every hour."
    assert [block.text for block in attrib.parse(text).blocks] == text.split("\n")


def test_a_title_may_stand_right_above_its_body():
    document = attrib.parse("Pier Opens Again\nThe pier opened on Monday after two years.\nFerries run every hour.")
    assert document.title == "Pier Opens Again"
    assert document.title_span == (0, 16)
    assert document.text.startswith("The pier opened")


TITLE = "Council Votes to Rebuild Ferry Pier"
BODY = "The harbour council voted on Tuesday to rebuild the pier.\n\nThe mayor, Ann Lee, is pleased with the vote."
FIRST_LINES = [
    ("Image copyright Getty Images Image caption The pier after the storm", "photo_credit"),
    ("The ruined pier is seen from the air in Orrest on March 3, 2020", "caption"),
    ("The mayor, pictured at the pier in March", "caption"),
    ("A boat passes the ruined pier in Orrest (Jo Marsh/Reuters)", "caption"),
    ("The pier has been closed since the storm two winters ago. | AP Photo", "caption"),
    ("The mayor and the harbour master (Reuters photos: Jo Marsh, Ann Ray)", "caption"),
    ("March 3, 2020", "date_stamp"),
    ("Updated 8:01 a.m. ET, Tuesday, 6/18", "date_stamp"),
    ("By Jo Marsh", "byline"),
    ("Jo Marsh", "byline"),
    ("Jo Marsh, Staff Writer", "byline"),
    ("FOR IMMEDIATE RELEASE", "release_marker"),
    ("Photo", "photo_credit"),
    ("World News", "navigation"),
]


@pytest.mark.parametrize(("line", "reason"), FIRST_LINES)
@pytest.mark.parametrize("title", [TITLE, None])
def test_what_stands_above_a_title_is_none(line, reason, title):
    document = attrib.parse("\n\n".join(filter(None, (line, title, BODY))))
    assert document.title == title
    assert document.text == BODY
    assert document.blocks[0].reason == reason


def test_story_highlights_are_no_title():
    document = attrib.parse(f"Story highlights Council votes for pier\n\nWork begins in spring\n\n{BODY}")
    assert (document.title, document.text) == (None, BODY)


def test_a_bare_name_is_read_as_the_byline():
    assert attrib.parse(f"Jo Marsh and Ann Ray\n\n{BODY}").provenance.byline.value == ("Jo Marsh", "Ann Ray")
