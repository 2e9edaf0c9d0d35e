"""The articles written for this suite, from end to end: what an editor would expect of each report."""

import json

import pytest

import attrib
from attrib.render import terminal

NAMES = ("german.txt", "harbour.txt", "opinion.txt", "short.txt", "statement.txt", "wire.html")


@pytest.fixture(scope="module")
def reports(fixtures):
    """Every report, by the name of its article."""
    return {name: attrib.score((fixtures / name).read_bytes()) for name in NAMES}


def values(report):
    """The provenance that was found."""
    plain = report.to_dict()["provenance"]
    return {key: fact["value"] for key, fact in plain.items() if fact is not None}


def reasons(report):
    return {block.reason for block in report.blocks if not block.kept}


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_sound(reports, check_report, name):
    check_report(reports[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_every_score_add_up(reports, name):
    from math import log

    scores = reports[name].scores
    for score in (scores.bias, scores.subjectivity, scores.hyperpartisan, scores.attribution):
        if score is not None:
            linked = log(score.value / (1 - score.value)) if score.link == "logit" else score.value
            assert score.base + sum(item.weight for item in score.contributions) == pytest.approx(linked, abs=1e-6)
            assert score.low <= score.value <= score.high


@pytest.mark.parametrize("name", NAMES)
def test_function_and_command_line_agree(reports, fixtures, name, capsys):
    from attrib.cli import main

    with pytest.raises(SystemExit):
        main(["score", str(fixtures / name), "--format", "json"])
    assert attrib.Report.from_dict(json.loads(capsys.readouterr().out)) == reports[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [40, 60, 100])
def test_every_report_fits_every_terminal(reports, name, width):
    shown = terminal.render(reports[name], width=width)
    assert max(map(len, shown.splitlines())) <= width


def test_harbour_comes_from_elsewhere_and_says_so(reports):
    report = reports["harbour.txt"]
    found = values(report)
    assert report.title == "Port Ellery Council Delays Vote on Deepening the Harbour"
    assert found["upstream"] == "NorthshoreLedger.com"
    assert found["publisher"] == "Ellery Daily"
    assert found["contributors"] == ["Jonas Wray"]
    assert {"title", "repeated_title"} <= reasons(report)
    assert report.text.startswith("Councillors want a second study")
    assert "Read Full Article" not in report.text


def test_harbour_has_many_sources_and_one_without_a_name(reports):
    report = reports["harbour.txt"]
    named = {source.name for source in report.sources if source.named}
    expected = {"Maren Oduya", "Tomas Helvig", "Ines Calloway", "Piet Aldous", "Lena Brandvold", "Rosa Tindall"}
    assert {person for person in expected if any(person in name for name in named)} == expected
    assert any("official" in source.name.lower() for source in report.sources if not source.named)


def test_harbour_is_a_sober_report(reports):
    report = reports["harbour.txt"]
    assert report.genre.label == "report"
    assert report.scores.attribution.level == "high"
    assert report.scores.bias.value < reports["opinion.txt"].scores.bias.value - 0.15


def test_opinion_is_named_one_and_spared(reports):
    report = reports["opinion.txt"]
    assert report.genre.label == "opinion"
    assert values(report)["byline"] == ["Clara Venn"]
    loaded = {report.text[word.span.start : word.span.end] for sentence in report.sentences for word in sentence.words}
    assert {"preposterous", "reckless", "disgraceful", "shameful"} & loaded


def test_wire_copy_is_read_as_such(reports):
    report = reports["wire.html"]
    found = values(report)
    assert report.title == "Lake district reopens road after landslide"
    assert found["publisher"] == "The Tarn Valley Post"
    assert found["agency"] == "Reuters"
    assert found["byline"] == ["Harriet Quill"]
    assert "Orrest" in found["dateline"].title()
    assert found["section"] == "Regional"
    assert found["published"].startswith("2025-04-09")
    assert found["canonical_url"].endswith("/lake-road-reopens")
    assert report.genre.label == "wire"
    for stray in ("Related articles", "Ferry adds", "newsletter", "All rights reserved", "Editing by", "(Reuters)"):
        assert stray not in report.text


def test_german_is_left_alone(reports):
    report = reports["german.txt"]
    assert report.language == "de"
    assert report.abstained == ("not_english",)
    assert report.scores.bias is None


def test_short_is_body_and_too_short(reports):
    report = reports["short.txt"]
    assert report.text == "Harbour vote delayed until June."
    assert report.title is None
    assert "too_short" in report.abstained


def test_statement_is_a_release_with_one_voice(reports):
    report = reports["statement.txt"]
    assert report.genre.label == "release"
    assert report.title.startswith("Ellery Port Authority Welcomes")
    assert {source.name for source in report.sources if source.kind == "person"} == {"Tomas Helvig"}
