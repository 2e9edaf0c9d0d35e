"""Probes change what they say they change, and nothing else; changes are measured in standard deviations."""

import unicodedata
from random import Random

import numpy as np
import pytest

from benchmarks import changes
from benchmarks.probes import PROBES, VOICES, table
from benchmarks.scorers import Scorer, ours, scorers

PARAGRAPHS = (
    'The board said it had met. "We will not sell the pier," said Ann Dole, who chairs it.',
    "It’s the third such vote in a decade (“a farce,” he says), and the naïve plan cost 3.5 million.",
    "Members told reporters that nothing was settled.",
    "The pier was built in 1901 and closed in 2015 after a storm.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def probe(name):
    return {**PROBES, **VOICES}[name](TEXT, Random(1))


def test_quotation_marks_open_and_close():
    assert "“We will not sell the pier,” said" in probe("quotes: curly")
    assert "(«a farce,» he says)" in probe("quotes: guillemets")
    assert '("a farce," he says)' in probe("quotes: straight")
    assert "It’s" in probe("quotes: single")


def test_case_and_unicode():
    assert "It’s The Third Such Vote" in probe("case: title")
    assert probe("Unicode: NFD") == unicodedata.normalize("NFD", probe("Unicode: NFC")) != probe("Unicode: NFC")
    assert probe("Unicode: zero-width characters").replace("\u200b", "").removeprefix("\ufeff") == TEXT


def test_what_is_put_in_is_all_that_is_new():
    lines = probe("boilerplate put in").split("\n\n")
    assert [line for line in lines if line not in table()["boilerplate"]] == list(PARAGRAPHS)
    assert lines[1] == table()["boilerplate"][0]
    author, quoted = (probe(name).split("\n\n") for name in VOICES)
    assert [line for line in author if line in PARAGRAPHS] == list(PARAGRAPHS)
    said = [line.split(",” said ")[0].removeprefix("“") for line in quoted if line not in PARAGRAPHS]
    assert said == [line.removesuffix(".") for line in author if line not in PARAGRAPHS]


def test_order_length_words():
    assert sorted(probe("paragraphs shuffled").split("\n\n")) == sorted(PARAGRAPHS)
    assert TEXT.startswith(probe("cut to a half"))
    assert len(TEXT) / 2 <= len(probe("cut to a half")) < len(TEXT)
    assert "informed reporters" in probe("cue verbs paraphrased")
    assert " said" not in probe("cue verbs paraphrased")
    assert probe("repeated") == f"{TEXT}\n\n{TEXT}"


@pytest.mark.parametrize("name", [*PROBES, *VOICES])
def test_every_probe_changes_the_text_in_the_same_way_each_time(name):
    assert probe(name) == probe(name)
    assert probe(name) != TEXT or name in ("Unicode: NFC",)


def length(text):
    return {"length": float(len(text)), "constant": 1.0}


def test_changes_are_counted_in_standard_deviations():
    texts = [TEXT, TEXT + " More.", TEXT + " " * 20]
    rows = {(row.task, row.system, row.metric): row for row in changes.tool_rows(Scorer("peer", length), texts)}
    spread = np.std([len(text) for text in texts], ddof=1)
    row = rows["repeated", "length", "mean change, s.d."]
    assert row.value == pytest.approx(np.mean([len(text) + 2 for text in texts]) / spread)
    assert row.low <= row.value <= row.high
    assert rows["repeated", "constant", "largest change, s.d."].value == 0
    assert rows["voice", "length", "quoted / author's voice"].value > 1
    assert ("voice", "constant", "quoted / author's voice") not in rows


def test_a_crash_gives_no_score_and_is_counted():
    def fragile(text):
        if len(text) > 2 * len(TEXT):
            raise ValueError
        return length(text)

    rows = {
        (row.task, row.system, row.metric): row for row in changes.tool_rows(Scorer("peer", fragile), [TEXT[:99], TEXT])
    }
    assert rows["repeated", "length", "articles without a score"].value == 1


def test_our_scores_do_not_hear_quotation_style_nor_quoted_words():
    article = TEXT + "\n\n" + " ".join(f"The board met again on day {number} and voted." for number in range(12))
    before = ours(article)
    for name in ("quotes: straight", "quotes: curly", "Unicode: NFD", "Unicode: zero-width characters"):
        after = ours(PROBES[name](article, Random(1)))
        assert after == pytest.approx(before, abs=1e-6), name
    author, quoted = (ours(VOICES[name](article, Random(1)))["attrib bias"] for name in VOICES)
    assert author > before["attrib bias"] + 0.05
    assert quoted == pytest.approx(before["attrib bias"], abs=0.02)


def test_peers_are_only_loaded_when_asked_for():
    assert [scorer.kind for scorer in scorers(False)] == ["attrib"]
