import pytest

import attrib
from attrib.annotate.view import View
from attrib.annotate.works import names_work
from attrib.schema import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so on “Meet the Press” again.", True),
        ("He said so on NBC's “Meet the Press” again.", True),
        ("Her book “Rivers” is long.", True),
        ("He chanted “Lock Them Up” again.", False),
        ("He was on “the up and up” again.", False),
        ("In a video, “LOCK THEM UP” was heard.", False),
        ("She spoke on “Fire and Fury?” again.", False),
        ("She spoke on “Rivers” again.", False),
    ],
)
def test_titles_by_their_capitals_and_the_words_in_front(text: str, expected: bool) -> None:
    assert names_work(View(text, [Span(0, len(text))]), 0) is expected


@pytest.mark.parametrize("before", ["Ada Falk has written a book.", "The storm ended the show.\n\n"])
def test_what_the_sentence_before_speaks_of_makes_no_title(before):
    text = f'The council met on Monday and heard three speakers. {before} "Never Again," Ada Falk said on Tuesday.'
    analysis = attrib.analyse(attrib.parse(text))
    said = [item for item in analysis.attributions if item.cue is not None and text_of(analysis, item.cue) == "said"]
    assert [text_of(analysis, span) for item in said for span in item.content] == ["Never Again"]


def test_a_heading_with_a_comma_signs_nothing():
    text = (
        'The pier opened on Monday. "It is the best pier we have, and it is safe," Ada Falk said.\n\n'
        '"Nobody on the council has ever seen the pier from below, and that is a shame for the town."\n\n'
        "In Berlin, Nothing Happened\n\nThe town of Berlin has no pier and no plan for one, its mayor wrote."
    )
    analysis = attrib.analyse(attrib.parse(text))
    sources = [
        item.source_id for item in analysis.attributions if any("below" in text_of(analysis, s) for s in item.content)
    ]
    assert sources
    assert None not in sources


def text_of(analysis, span):
    return analysis.text[span.start : span.end]
