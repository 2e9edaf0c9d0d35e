import dataclasses
import math
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import attrib
from attrib.render import evidence, terminal
from attrib.render.styled import cells
from attrib.schema import Block, Evidence, Fact, Genre, Scores, Source, Span


def test_every_part_of_a_report_is_shown(make_report):
    text = terminal.render(make_report())
    for expected in (
        "Bakers of Lund Street protest new oven tax",
        "A news report, 47 words in 4 sentences.",
        "Taken from      Crust.example (“Read more at Crust.example”)",
        "The Crust (the page's head: og:site_name)",
        "41%, medium: some loaded language",
        "About 1 of 3 sentences in the outlet's own words can be expected to read as biased.",
        "Nine times in ten between 31% and 51%.",
        "Higher than 83% of the reference articles.",
        "Raised by sources with a name; lowered by weasels.",
        "economic 66%",
        "subjectivity and hyperpartisan",
        "The city *imposed* a *disastrous* tax on bread ovens on Monday.",
        "disastrous +2.10",
        "3 in all: 1 direct and 2 indirect",
        "“claimed” (critics)",
        "Critics    no     group",
        "• The city imposed *a disastrous tax* on bread ovens on Monday.\n    Judgement without a source.",
        "Basis: Recasens 2013",
        "1 block, 4 words.",
        "“Read more at Crust.example”",
    ):
        assert " ".join(expected.split()) in " ".join(text.split())


def test_warnings_come_before_notices(make_report):
    text = terminal.render(make_report())
    assert text.index("own voice is loaded") < text.index("nobody in particular")


def test_abstaining_is_explained_and_sentences_are_still_shown(make_report):
    text = terminal.render(make_report(abstained=("too_short",), scores=Scores()))
    assert "No article scores: fewer than 20 words are in the author's voice." in text
    assert "Not scored" not in text
    assert "*disastrous*" in text


def test_an_opinion_piece_is_named_first(make_report):
    lines = terminal.render(make_report(genre=Genre("opinion", 0.9))).splitlines()
    assert lines[1].startswith("An opinion piece")
    assert "with that in mind" in lines[2]


def test_a_doubtful_genre_says_so(make_report):
    assert "Perhaps an analysis" in terminal.render(make_report(genre=Genre("analysis", 0.5)))


def test_a_mild_article_shows_its_heaviest_sentences(make_report):
    report = make_report()
    mild = tuple(dataclasses.replace(item, bias=0.1 if item.bias else None) for item in report.sentences)
    text = terminal.render(make_report(sentences=mild))
    assert "Biased more likely than not: none of" in text
    assert "*disastrous*" in text


def test_long_ledgers_are_cut_and_say_so(make_report):
    many = tuple(Source(f"s{i}", f"Person {i}", "person", None, True, False, (), 1, 0.01) for i in range(30))
    text = terminal.render(make_report(sources=many, attributions=()))
    assert "30 sources, none unnamed; the first 20 are shown." in text
    assert "Person 25" not in text


def test_a_report_without_anything_is_still_text(make_report):
    empty = make_report(
        title=None, text="", headline=None, abstained=("empty",), blocks=(), sentences=(), attributions=(), sources=(),
        unattributed=(), flags=(), scores=Scores(), models=(), provenance=type(make_report().provenance)(),
    )  # fmt: skip
    text = terminal.render(empty)
    assert text.startswith("Untitled\n")
    assert "Nobody is quoted or cited." not in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_every_width_is_kept(make_report, width):
    text = terminal.render(make_report(), width=width)
    assert max(map(cells, text.splitlines())) <= width
    assert "disastrous" in text


def test_plain_text_has_no_escape_codes_and_colour_changes_no_word(make_report):
    plain = terminal.render(make_report())
    coloured = terminal.render(make_report(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;4mdisastrous" in coloured


@given(st.text(st.characters(), min_size=1, max_size=60), st.booleans())
def test_hostile_text_cannot_act(make_report, hostile, colour):
    whole = Span(0, len(hostile))
    report = make_report()
    report = dataclasses.replace(
        report,
        title=hostile,
        text=hostile,
        headline=None,
        sentences=(dataclasses.replace(report.sentences[0], span=whole, words=()),),
        blocks=(Block(hostile, False, hostile, None, None),),
        attributions=(dataclasses.replace(report.attributions[0], cue=whole, stance="doubt"),),
        sources=(dataclasses.replace(report.sources[0], name=hostile),),
        unattributed=(dataclasses.replace(report.unattributed[0], span=whole, why=hostile),),
        flags=(dataclasses.replace(report.flags[0], spans=(whole,), message=hostile, basis=hostile),),
    )
    shown = terminal.render(report, colour=colour)
    shown.encode("utf-8")
    ours = shown.replace("\x1b[0m", "")
    for code in ("1", "2", "33", "1;31", "1;32", "1;33", "1;4", "31", "32"):
        ours = ours.replace(f"\x1b[{code}m", "")
    assert not [char for char in ours if char != "\n" and unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(ours) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("other", "conflict"), [("2024-05-06", False), ("2024-05-07", True), ("2024-05-06T08:00", False)]
)
def test_a_day_is_no_other_time_than_its_hour(make_report, other, conflict):
    known = "2024-05-06T08:00:00"
    fact = Fact(known, (Evidence(known, known, "json-ld"), Evidence(other, other, "markup")))
    report = make_report()
    report = dataclasses.replace(report, provenance=dataclasses.replace(report.provenance, published=fact))
    assert ("elsewhere" in terminal.render(report)) == conflict


def test_several_blocks_are_one_example(make_report):
    cut = tuple(Block(f"Share this {number}", False, "share", None, None) for number in range(3))
    text = terminal.render(make_report(blocks=cut))
    assert "3 blocks, such as “Share this 0”" in text


def test_what_was_not_scored_is_named(make_report):
    report = make_report()
    without = replace(report.scores, framing=None, bias=None)
    text = " ".join(terminal.render(replace(report, scores=without)).split())
    assert "Not scored bias, subjectivity, hyperpartisan and framing (too little text" in text
    assert "Not scored subjectivity and hyperpartisan (too little text" in " ".join(terminal.render(report).split())


def test_what_is_told_of_a_sentence_adds_up_to_its_log_odds(fixtures):
    report = attrib.score((fixtures / "opinion.txt").read_bytes())
    for item in report.sentences:
        if item.bias is not None:
            told = sum(float(part.rpartition(" ")[2]) for part in evidence.weights(report, item))
            assert item.base + told == pytest.approx(math.log(item.bias / (1 - item.bias)), abs=0.15)
