"""What must hold of every report, tried on articles put together at random."""

import math
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import attrib
from attrib.scoring.one import score_one

SENTENCES = (
    "The council approved a new harbour plan on Monday.",
    "“We will not accept this deal,” said Ada Brook, who leads the dockers' union.",
    "According to the ministry, costs rose by 12% in March.",
    "It was a shameful betrayal of the town’s proud history.",
    "Mayor Ole Finch said that the work would begin in May, and that nobody would lose a job.",
    'Critics claim the so-called "reform" is a gift to the rich.',
    "Zoë Lund, a café owner, told reporters: “It’s naïve – nobody asked us.”",
    "In 2019 the two towns signed an agreement on fishing.",
    "He added, “The numbers speak for themselves.”",
    "Why did it take so long?",
)
ARTICLES = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), min_size=3, max_size=7
).map("\n\n".join)
SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def article_scores(report):
    """All scores of a report by name, each frame as one."""
    scores = report.scores
    named = {name: getattr(scores, name) for name in ("bias", "subjectivity", "hyperpartisan", "attribution")}
    return {name: score for name, score in (named | dict(scores.framing or {})).items() if score is not None}


def values(report):
    return {name: score.value for name, score in article_scores(report).items()}


@SLOW
@given(ARTICLES)
def test_scores_add_up(text):
    report = attrib.score(text)
    for score in article_scores(report).values():
        linked = score.value if score.link == "identity" else math.log(score.value / (1 - score.value))
        assert score.base + sum(item.weight for item in score.contributions) == pytest.approx(linked)
        assert score.low <= score.value <= score.high
    for item in report.sentences:
        if item.bias is None:
            assert (item.words, item.signals) == ((), ())
            continue
        total = item.base + sum(word.weight for word in item.words) + sum(part.weight for part in item.signals)
        assert 1 / (1 + 2.718281828459045**-total) == pytest.approx(item.bias, abs=1e-9)


@SLOW
@given(ARTICLES)
def test_spans_are_what_they_claim(text):
    report = attrib.score(text)
    for block in report.blocks:
        assert block.kept == (block.span is not None)
        if block.kept:
            assert report.text[slice(*block.span)] == block.text
    for sentence in report.sentences:
        for word in sentence.words:
            assert sentence.span.holds(word.span)
            assert re.fullmatch(r"\w[\w'’\-‑]*", report.text[slice(*word.span)])
    for item in report.attributions:
        for span in (item.source, item.cue, *item.content):
            assert span is None or 0 <= span.start < span.end <= len(report.text)
    assert sum(source.share for source in report.sources) <= 1 + 1e-9  # words of a source nobody can name count too


@SLOW
@given(ARTICLES)
def test_typography_changes_no_score(text):
    first = attrib.score(text)
    straight = text.translate(str.maketrans("“”’–", '""\'-'))
    variants = [unicodedata.normalize("NFD", text), text.replace("\n", "\r\n"), text.replace(" ", "\u00a0"), straight]
    for variant in variants:
        other = attrib.score(variant)
        assert other.abstained == first.abstained
        assert values(other) == pytest.approx(values(first), abs=1e-9)


@SLOW
@given(ARTICLES)
def test_trailing_boilerplate_changes_no_score(text):
    dirty = text + "\n\nRead more: Ten things to know about harbours\n\nFollow us on Twitter"
    assert values(attrib.score(dirty)) == values(attrib.score(text))


@SLOW
@given(ARTICLES)
def test_a_report_survives_its_dictionary(text):
    report = attrib.score(text)
    assert attrib.Report.from_dict(report.to_dict()) == report


def test_scoring_does_not_depend_on_order_or_processes():
    texts = ["\n\n".join(SENTENCES[start:] + SENTENCES[:start]) for start in range(4)]
    alone = [attrib.score(text) for text in texts]
    assert [attrib.score(text) for text in reversed(texts)] == alone[::-1]
    assert list(attrib.score_many(texts)) == alone
    assert list(attrib.score_many(texts, n_jobs=2)) == alone


def test_scoring_in_threads_gives_the_same():
    from concurrent.futures import ThreadPoolExecutor

    texts = ["\n\n".join(SENTENCES[start:] + SENTENCES[:start]) for start in range(6)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(score_one, texts)) == [attrib.score(text) for text in texts]


def test_an_article_twice_scores_as_it_did_once():
    once = "\n\n".join(SENTENCES)
    twice = attrib.score(f"{once}\n\n{once}")
    assert values(twice) == pytest.approx(values(attrib.score(once)), abs=0.02)
