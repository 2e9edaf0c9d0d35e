from __future__ import annotations

import pytest

from attrib.features.context import Context
from attrib.features.lexicon import FILES, find, lexicon, read
from tests.features.articles import article

SECTIONS = {section.name: section for name in FILES for section in read(name)}
EXAMPLES = [(name, text, True) for name, section in SECTIONS.items() for text in section.fires]
EXAMPLES += [(name, text, False) for name, section in SECTIONS.items() for text in section.silent]


@pytest.mark.parametrize(("section", "text", "fires"), EXAMPLES)
def test_examples(section, text, fires):
    assert bool(Context(*article(text)).found(section)) is fires


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_every_section_has_patterns_and_both_kinds_of_examples(section):
    assert section.patterns
    assert section.fires
    assert section.silent
    assert not any(pattern[0].optional or pattern[0].words is None for pattern in section.patterns)


def test_section_names_are_unique():
    assert len(SECTIONS) == sum(len(read(name)) for name in FILES)


def test_an_optional_place_is_given_back_when_the_rest_needs_it():
    context = Context(*article("He did not immediately respond. He did not respond. They did not yet."))
    assert [context.text[span.start : span.end] for span in context.spans("response")] == [
        "did not immediately respond",
        "did not respond",
    ]


def test_longest_phrase_wins_and_none_overlap():
    context = Context(*article("It is widely believed that he left."))
    assert context.spans("weasel") == ((0, 26),)


def test_names_are_not_words():
    assert not Context(*article("The vote in May failed.")).found("hedges")
    context = Context(*article("May it fail. “Perhaps,” she said. They say: Maybe."))
    assert context.found("hedges") == [(0, 1), (5, 6), (14, 15)]


def test_curly_apostrophes_match_straight_ones():
    curly = Context(*article("She didn’t respond."))
    assert len(curly.found("response")) == len(Context(*article("She didn't respond.")).found("response")) == 1


def test_a_phrase_does_not_run_past_the_end():
    tokens = ["of"]
    assert list(find(tokens, lexicon().phrases["of"], 0)) == []
