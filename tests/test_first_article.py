"""The article that the project was first asked to handle; run where ATTRIB_SEED names the folder that holds it.

Its text is not ours to ship. `tests/fixtures/summit.txt` is built alike and is tested everywhere.
"""

import os
from pathlib import Path

import pytest

import attrib

FOLDER = os.environ.get("ATTRIB_SEED")
pytestmark = pytest.mark.skipif(not FOLDER, reason="ATTRIB_SEED names no folder")


@pytest.fixture(scope="module")
def report():
    return attrib.score(next(Path(FOLDER).glob("*.txt")).read_bytes())


def quoted(report):
    return [(item, [report.text[slice(*span)] for span in item.content]) for item in report.attributions]


def test_where_it_came_from(report):
    first = next(Path(FOLDER).glob("*.txt")).read_text(encoding="utf-8").splitlines()[0]
    assert report.title == first
    assert report.provenance.upstream.value == "RT.com"
    assert report.provenance.publisher.value == "TROIB News"
    assert report.provenance.contributors.value == ("Ian Smith",)


def test_what_was_cut(report):
    dropped = {block.reason: block.text for block in report.blocks if not block.kept}
    assert dropped["title"] == dropped["repeated_title"] == report.title
    assert dropped["upstream_credit"] == "Read Full Article at RT.com."
    assert "contributed" in dropped["contributed"]
    assert next(block.role for block in report.blocks if block.kept) == "standfirst"
    assert "Read Full" not in report.text


def test_one_source_says_it_all(report):
    assert [source.name for source in report.sources] == ["Donald Trump"]
    assert report.sources[0].share > 0.9
    assert "single_source" in [flag.code for flag in report.flags]
    direct = [item for item, _ in quoted(report) if item.form == "direct"]
    assert len(direct) == 5
    assert {item.source_id for item in direct} == {report.sources[0].id}
    cues = {report.text[slice(*item.cue)] for item in direct if item.cue}
    assert {"remarked", "noted", "stating", "asserted"} <= cues


def test_what_is_quoted(report):
    contents = " ".join(text for _, texts in quoted(report) for text in texts)
    for words in ("[Kim Jong-un]", "Rocket Man", "fire and fury", "direct diplomacy"):
        assert words in contents


def test_judgements_without_a_source(report):
    shown = [report.text[slice(*item.span)] for item in report.unattributed]
    for words in ("notable shift", "unprecedented", "stagnated"):
        assert any(words in text for text in shown)
    assert not any("2018" in text or "Singapore" in text for text in shown)
    assert all(item.why for item in report.unattributed)


def test_the_heaviest_words_of_the_authors_voice(report):
    words = sorted((word.weight, report.text[slice(*word.span)]) for item in report.sentences for word in item.words)
    heaviest = [word for _, word in reversed(words)]
    assert "unprecedented" in heaviest[:10]
    assert "groundbreaking" in heaviest[:30]
    assert "tremendous" not in [word for _, word in words]
