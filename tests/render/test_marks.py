import pytest

from attrib.render.marks import LONGEST, MOST, heaviest, marked
from attrib.schema import Span, WordWeight

TEXT = "A vile and reckless plan was voted down."


def word(text, weight, within=TEXT):
    start = within.index(text)
    return WordWeight(Span(start, start + len(text)), weight)


def test_stars_without_colour_underline_with():
    words = (word("reckless", 1.0), word("vile", 2.0))
    whole = Span(0, len(TEXT))
    assert marked(TEXT, whole, words, colour=False).text == "A *vile* and *reckless* plan was voted down."
    coloured = marked(TEXT, whole, words, colour=True)
    assert coloured.text == TEXT
    assert {coloured.text[start:end] for start, end, style in coloured.styles if "underline" in style} == {
        "vile",
        "reckless",
    }


def test_light_and_lowering_words_are_not_marked():
    words = (word("vile", 2.0), word("plan", 0.5), word("voted", -3.0))
    assert heaviest(words) == [words[0]]
    assert heaviest((word("plan", 0.1),)) == []


def test_only_so_many_words_are_marked():
    assert len(heaviest(tuple(WordWeight(Span(i, i + 1), 1.0) for i in range(20)))) == MOST


@pytest.mark.parametrize("where", ["start", "middle", "end"])
def test_a_long_sentence_is_cut_around_its_heaviest_word(where):
    filler = "so it goes on " * 60
    text = {"start": f"vile {filler}", "middle": f"{filler}vile {filler}", "end": f"{filler}vile"}[where]
    shown = marked(text, Span(0, len(text)), (word("vile", 1.0, text),), colour=False).text
    assert "*vile*" in shown
    assert len(shown) <= LONGEST + 4
    assert shown.startswith("…") == (where != "start")
    assert shown.endswith("…") == (where != "end")


def test_stars_and_controls_of_the_article_are_harmless():
    assert marked("a\x1b[1m b", Span(0, 7), (), colour=True).text == "a\\u001b[1m b"
