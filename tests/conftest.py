"""What the whole suite shares: a report made by hand, and a check that a report is laid out as its schema says."""

import dataclasses
import json
import os
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import settings

from attrib.schema import (
    SCHEMA,
    Attribution,
    Block,
    Contribution,
    Evidence,
    Fact,
    Facts,
    Flag,
    Genre,
    ModelRef,
    Provenance,
    Quality,
    Report,
    Score,
    ScoredHeadline,
    Scores,
    SentenceScore,
    SignalWeight,
    Source,
    Span,
    Unattributed,
    WordWeight,
)

settings.register_profile("ci", deadline=None, derandomize=True)  # a shared machine must not decide over a test
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

TITLE = "Bakers of Lund Street protest new oven tax"
SENTENCES = (
    "The city imposed a disastrous tax on bread ovens on Monday.",
    "“It will close us by Easter,” said Ada Brook, who chairs the bakers' guild.",
    "Critics claimed that the mayor was out of touch.",
    "A spokesman, Ole Finch, noted that the tax had been announced in May.",
)
TEXT = " ".join(SENTENCES)


def span(words, text=TEXT):
    """Where `words` stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def a_score(value, *, unit="rate", link="identity", **changes):
    """A score whose parts add up."""
    given = {
        "value": value,
        "low": max(0.0, value - 0.1),
        "high": min(1.0, value + 0.1),
        "level": "medium",
        "label": "some loaded language",
        "unit": unit,
        "link": link,
        "base": value - 0.05,
        "contributions": (Contribution("named_share", 0.08, (span("Ada Brook"),)), Contribution("weasels", -0.03, ())),
        "percentile": 83.2,
    }
    return Score(**{**given, **changes})


def a_report(**changes):
    """A small report in which every field has content."""
    spans = [span(sentence) for sentence in SENTENCES]
    loaded = (WordWeight(span("disastrous"), 2.1), WordWeight(span("imposed"), 0.7), WordWeight(span("city"), -0.2))
    given = {
        "schema": SCHEMA,
        "attrib": "0.1.0",
        "models": (ModelRef("bias", "1", "0" * 64),),
        "title": TITLE,
        "language": "en",
        "genre": Genre("report", 0.9),
        "text": TEXT,
        "headline": ScoredHeadline(TITLE, (), (WordWeight(span("protest", TITLE), 0.3),)),
        "abstained": (),
        "blocks": (
            Block(TITLE, False, "title", None, Span(0, len(TITLE)), "title"),
            Block(TEXT, True, None, Span(0, len(TEXT)), Span(44, 44 + len(TEXT))),
            Block("Read more at Crust.example", False, "read_more", None, Span(400, 426), "line"),
        ),
        "quality": Quality(0.9, ("short_body",)),
        "provenance": Provenance(
            publisher=Fact("The Crust", (Evidence("The Crust", "The Crust", "meta:og:site_name"),)),
            byline=Facts(("Nils Rye",), (Evidence("Nils Rye", "By Nils Rye", "line"),)),
            upstream=Fact("Crust.example", (Evidence("Crust.example", "Read more at Crust.example", "line"),)),
        ),
        "sentences": (
            SentenceScore(spans[0], "author", 0.82, 0.7, -1.2, loaded, (SignalWeight("superlatives", 0.1),)),
            SentenceScore(spans[1], "mixed", 0.1, 0.1, -1.2, (), ()),
            SentenceScore(spans[2], "author", 0.3, None, -1.2, (WordWeight(span("Critics"), 0.4),), ()),
            SentenceScore(spans[3], "author", None, None, None, (), ()),
        ),
        "attributions": (
            Attribution(
                span("Ada Brook"),
                span("said"),
                (span("It will close us by Easter,"),),
                "direct",
                "speech",
                0,
                "neutral",
                "s1",
            ),
            Attribution(
                span("Critics"),
                span("claimed"),
                (span("the mayor was out of touch"),),
                "indirect",
                "speech",
                0,
                "doubt",
                "s2",
            ),
            Attribution(
                span("Ole Finch"),
                span("noted"),
                (span("the tax had been announced in May"),),
                "indirect",
                "speech",
                0,
                "endorse",
                "s3",
            ),
        ),
        "sources": (
            Source("s1", "Ada Brook", "person", "company", True, True, (0,), 6, 0.4),
            Source("s2", "critics", "group", None, False, False, (1,), 0, 0.25),
            Source("s3", "Ole Finch", "person", "official", True, True, (2,), 0, 0.35),
        ),
        "unattributed": (Unattributed(span("a disastrous tax"), "judgement without a source"),),
        "scores": Scores(
            bias=a_score(0.41),
            attribution=a_score(0.7, unit="index"),
            framing={"economic": a_score(0.66, unit="probability", link="logit")},
        ),
        "signals": {"attributed_share": 0.75, "scare_quotes": None},
        "flags": (
            Flag(
                "weasel",
                "notice",
                "A claim is attributed to nobody in particular.",
                (span("Critics"),),
                "Ganter & Strube 2009",
            ),
            Flag("loaded", "warning", "The outlet's own voice is loaded.", (span("disastrous"),), "Recasens 2013"),
        ),
    }
    return Report(**{**given, **changes})


@pytest.fixture(scope="session")
def make_report():
    """Builds a report by hand: ``make_report(title=None)``."""
    return a_report


@pytest.fixture(scope="session")
def make_score():
    """Builds a score by hand: ``make_score(0.4, unit="index")``."""
    return a_score


@pytest.fixture(scope="session")
def report_schema():
    """The JSON schema that ships."""
    return json.loads(files("attrib").joinpath("report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def check_report(report_schema):
    """Checks any report: laid out as the schema says, rebuilt from its JSON, its spans inside their text."""
    validator = jsonschema.Draft202012Validator(report_schema)

    def check(report):
        plain = json.loads(report.to_json())
        validator.validate(plain)
        assert plain == report.to_dict()
        assert Report.from_dict(plain) == report
        assert all(0 <= start <= end <= len(report.text) for start, end in _spans(report))

    return check


@pytest.fixture(scope="session")
def fixtures():
    """The folder with the articles written for this suite."""
    return Path(__file__).parent / "fixtures"


def _spans(value):
    if isinstance(value, ScoredHeadline | Block):  # those of a headline and of the input index other texts
        return
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif isinstance(value, dict):
        yield from _spans(tuple(value.values()))
    elif dataclasses.is_dataclass(value):
        yield from _spans(tuple(getattr(value, field.name) for field in dataclasses.fields(value)))
