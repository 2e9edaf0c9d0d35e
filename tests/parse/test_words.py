import pytest

from attrib.parse.words import words_of, words_of_each


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


@pytest.mark.parametrize("last", ["Plain \u2014 words", "Caf\u00e9 Nord"])
def test_many_texts_together_have_the_words_that_each_has(last):
    texts = ["The Mayor's\nplan", "", " .,;", "\u201cYes\u201d", last]
    assert words_of_each(texts) == [words_of(text) for text in texts]
    assert words_of_each([]) == []
