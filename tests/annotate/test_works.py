import pytest

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
