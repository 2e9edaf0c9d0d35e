"""An article with one source, taken from another outlet, with judgements of its own.

`summit.txt` is built like the first article that the project was asked to handle (:mod:`tests.test_first_article`).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import attrib

PATH = Path(__file__).parent / "fixtures" / "summit.txt"


@pytest.fixture(scope="module", params=["function", "command line"])
def report(request):
    if request.param == "function":
        return attrib.score(PATH.read_bytes())
    command = [sys.executable, "-m", "attrib", "score", str(PATH), "--format", "json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return attrib.Report.from_dict(json.loads(done.stdout))


def text_of(report, span):
    return report.text[slice(*span)]


def test_provenance(report):
    assert report.title == "Premier Halvorsen Wants to Reopen Talks With Ostmark’s Marshal Dragan"
    assert report.provenance.upstream.value == "BalticWire.com"
    assert report.provenance.publisher.value == "Norrland Courier"
    assert report.provenance.contributors.value == ("Nils Ferro",)


def test_what_was_cut_and_what_stays(report):
    dropped = {block.reason: block.text for block in report.blocks if not block.kept}
    assert dropped == {
        "title": report.title,
        "repeated_title": report.title,
        "upstream_credit": "Read Full Article at BalticWire.com.",
        "contributed": "Nils Ferro contributed to this report for Norrland Courier",
    }
    assert report.text.startswith("Premier Ida Halvorsen says that talking to the neighbours")


def test_every_direct_quotation_is_hers(report):
    direct = [item for item in report.attributions if item.form == "direct"]
    assert len(direct) == 5
    assert {item.source_id for item in direct} == {report.sources[0].id}
    assert {text_of(report, item.cue) for item in direct if item.cue} >= {"said", "noted", "adding", "insisted"}


def test_one_source_alone(report):
    assert [source.name for source in report.sources] == ["Ida Halvorsen"]
    assert report.sources[0].share > 0.9
    assert "single_source" in [flag.code for flag in report.flags]


def test_fragments_and_brackets_are_hers_too(report):
    hers = " ".join(text_of(report, span) for item in report.attributions for span in item.content)
    for words in ("[Marshal Dragan]", "Tin Admiral", "ice and iron", "her direct diplomacy has prevented a war"):
        assert words in hers


def test_judgements_are_listed_and_dated_events_are_not(report):
    shown = [text_of(report, item.span) for item in report.unattributed]
    for words in ("notable departure", "unprecedented exchange", "stagnated"):
        assert any(words in item for item in shown)
    assert not any("Port Saline" in item or "2018" in item for item in shown)
    assert all(item.why for item in report.unattributed)


def test_the_heaviest_words_are_her_outlets_not_hers(report):
    words = sorted((word.weight, text_of(report, word.span)) for item in report.sentences for word in item.words)
    heaviest = [word for _, word in reversed(words)]
    assert "unprecedented" in heaviest[:10]
    assert "groundbreaking" in heaviest[:30]
    assert "tremendous" not in {word for _, word in words}
