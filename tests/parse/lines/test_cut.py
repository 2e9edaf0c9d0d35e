import time

import pytest

from attrib.parse.lines.cut import cut


def parts(text, **options):
    return [(text[part.start : part.end], part.reason) for part in cut(text, **options).cuts]


def findings(text, **options):
    return {item.field: item.value for item in cut(text, **options).findings}


def test_only_the_last_sentence_goes():
    text = "The pier will open by spring. Read Full Article at Harbour.example."
    assert parts(text) == [("Read Full Article at Harbour.example.", "upstream_credit")]
    assert findings(text)["upstream"].rstrip(".") == "Harbour.example"


def test_several_sentences_go_one_by_one():
    text = "The pier will open by spring. Sign up here. Follow us on Twitter @harbour."
    assert [reason for _, reason in parts(text)] == ["newsletter", "follow"]


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("WASHINGTON (AP) — The vote is over.", "WASHINGTON", "AP"),
        ("LONDON, March 3 (Reuters) - The vote is over.", "LONDON, March 3", "Reuters"),
        ("Oslo (AFP) - The vote is over.", "Oslo", "AFP"),
        ("KYIV, Ukraine — The vote is over.", "KYIV, Ukraine", None),
    ],
)
def test_datelines(text, dateline, agency):
    found = findings(text, lead=True)
    assert (found.get("dateline"), found.get("agency")) == (dateline, agency)
    assert text[cut(text, lead=True).cuts[0].end :] == "The vote is over."


def test_an_agency_may_stand_before_the_place():
    text = "(AP) MOSCOW – The vote is over."
    assert parts(text, lead=True) == [("(AP) ", "dateline"), ("MOSCOW – ", "dateline")]


def test_a_dateline_stands_at_the_top_only():
    assert parts("OSLO — The vote is over.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He shared the prize and followed the money.",
        "The storm contributed to this loss, she said.",
        "“Read more books,” she told them.",
        "By the time it ended, three people had left.",
        "Watch how the mayor answers, he said.",
        "The advert was withdrawn after a day.",
        "She signed up for the army in May.",
        "BREAKING — The pier is open.",
        "Trump: I never said that.",
        "The story was first reported by The Harbour Gazette.",
    ],
)
def test_sentences_of_the_article_stay(text):
    assert parts(text, lead=True) == []


def test_curly_and_straight_quotes_are_one():
    curly, straight = "Don’t miss: Ferry sinks off the coast", "Don't miss: Ferry sinks off the coast"
    assert [reason for _, reason in parts(curly)] == [reason for _, reason in parts(straight)] == ["related"]


@pytest.mark.parametrize(
    "line", ["share " * 99 + "zebra", "By " + "Aa Bb, " * 80, "A. " * 190 + "contributed x", "(" * 500]
)
def test_no_line_takes_long(line):
    start = time.perf_counter()
    cut(line, lead=True)
    assert time.perf_counter() - start < 1


def test_a_note_on_the_writer_goes_with_what_stands_behind_it():
    text = "Jo Marsh is a political reporter for the Harbour Gazette. Got a tip? Email tips@harbour.example."
    assert [reason for _, reason in parts(text)] == ["author_bio", "tip_line"]


def test_a_date_may_stand_where_the_place_would():
    text = "Dec 29 (Reuters) - The vote is over."
    assert findings(text, lead=True)["agency"] == "Reuters"
    assert parts(text, lead=True) == [("Dec 29 (Reuters) - ", "dateline")]
