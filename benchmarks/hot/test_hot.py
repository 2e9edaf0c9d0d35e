"""The hot paths, each warmed up and run many times; ``--benchmark-compare`` sets two runs side by side.

``python -m pytest benchmarks/hot --benchmark-autosave`` keeps a run in ``.benchmarks/``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import attrib
from benchmarks.growth import text_of

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"
TEXT = (FIXTURES / "harbour.txt").read_text(encoding="utf-8")
PAGE = (FIXTURES / "wire.html").read_bytes()
LONG = text_of(500)


def test_parse_page(benchmark: Any) -> None:
    """A page to a document."""
    assert benchmark(attrib.parse, PAGE).blocks


def test_parse_text(benchmark: Any) -> None:
    """A text to a document."""
    assert benchmark(attrib.parse, TEXT, kind="text").blocks


def test_analyse(benchmark: Any) -> None:
    """Sentences, attributions, ledger of a parsed document."""
    document = attrib.parse(TEXT, kind="text")
    assert benchmark(attrib.analyse, document).sources


@pytest.mark.parametrize("text", [TEXT, LONG], ids=["30 sentences", "500 sentences"])
def test_score(benchmark: Any, text: str) -> None:
    """Everything: text to report."""
    assert benchmark(attrib.score, text).scores.bias is not None


@pytest.mark.parametrize("name", ["bias", "subjectivity"])
def test_sentences(benchmark: Any, name: str) -> None:
    """200 sentences by a model of sentences."""
    model = attrib.load(name)
    report = attrib.score(LONG, parts=())
    texts = [report.text[item.span.start : item.span.end] for item in report.sentences[:200]]
    assert len(benchmark(model.predict_proba, texts)) == 200


def test_to_json(benchmark: Any) -> None:
    """A report to JSON."""
    assert benchmark(attrib.score(TEXT).to_json)


def test_to_html(benchmark: Any) -> None:
    """A report to a page."""
    assert benchmark(attrib.score(TEXT).to_html)
