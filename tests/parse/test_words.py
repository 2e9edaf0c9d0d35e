import pytest

from attrib.parse.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Mayor's 3rd_plan -- again", ["the", "mayor", "s", "3rd", "plan", "again"]),
        ("Caf\u00e9 \u201cNord\u201d_2", ["caf\u00e9", "nord", "2"]),
        (" .,;", []),
    ],
)
def test_words_are_the_same_in_ascii_and_beyond(text, words):
    assert words_of(text) == words
    assert words_of(f"{text} \u2014") == words
