"""What must hold of every report, tried on articles put together at random."""

import html
import itertools
import math
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

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


LINES = (
    *SENTENCES,
    "Read more: Ten things to know about harbours",
    "By Ada Brook and Jo Marsh",
    "Advertisement",
    "Photo: Ole Finch/Harbour News",
    "(AP) - The ferry left at nine. Read Full Article at Harbour.example",
    "Jo Marsh contributed to this report for Harbour News",
    "\u00a0 \t",
    "The \u201cplan\u201d\u2026 was\u00a0late ; e\u0301lite",
    "&amp; <b>not a tag</b>",
    "\u202eback\u0000wards\ufeff",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", " "])).map("".join),
    min_size=1,
    max_size=12,
).map("".join)


def letters(text):
    """What of a text must be found again, whatever became of spaces, marks and composition."""
    return [char for char in unicodedata.normalize("NFKD", text) if char.isalnum()]


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_kept_and_dropped_blocks_are_all_of_a_text(text):
    document = attrib.parse(text, kind="text")
    assert letters("".join(block.text for block in document.blocks)) == letters(text)
    spans = [block.source_span for block in document.blocks]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for block in document.blocks:
        assert letters(text[slice(*block.source_span)]) == letters(block.text)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.data())
def test_source_spans_lead_back(text, data):
    document = attrib.parse(text, kind="text")
    if not document.text:
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(document.text), start + 40)))
    left, right = document.source_span(start, end)
    assert 0 <= left < right <= len(text)
    meant = letters(document.text[start:end])
    found = letters(text[left:right])
    inside = [block for block in document.blocks if block.kept and block.span.start <= start and end <= block.span.end]
    assert found == meant if inside and "\u0301" not in text else not meant or found[0] == meant[0]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=10), st.data())
def test_kept_and_dropped_blocks_are_all_of_a_page(lines, data):
    tags = [data.draw(st.sampled_from(["p", "div", "li", "h2", "aside", "footer", "td", "blockquote"])) for _ in lines]
    body = "".join(f"<{tag}>{html.escape(line)}</{tag}>" for tag, line in zip(tags, lines, strict=True))
    document = attrib.parse(f"<html><head><title>no text node</title></head><body>{body}</body></html>", kind="html")
    assert sorted(letters("".join(block.text for block in document.blocks))) == sorted(letters("".join(lines)))


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(ARTICLES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_scoring_does_not_depend_on_order_or_threads(texts, random):
    alone = {text: attrib.score(text) for text in texts}
    shuffled = random.sample(texts, len(texts))
    assert [attrib.score(text) for text in shuffled] == [alone[text] for text in shuffled]
    assert list(attrib.score_many(texts)) == [alone[text] for text in texts]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(score_one, shuffled)) == [alone[text] for text in shuffled]


@SLOW
@given(st.permutations(SENTENCES).map("\n\n".join))  # a paragraph that stands there twice may be one of a refrain
def test_any_article_twice_scores_as_it_did_once(text):
    twice = values(attrib.score(f"{text}\n\n{text}"))
    assert twice == pytest.approx(values(attrib.score(text)), abs=0.02)


@SLOW
@given(ARTICLES, st.sampled_from(["It was a dreadful betrayal of our town", "This reckless plan is a disgrace"]))
def test_what_is_quoted_leaves_the_authors_voice(text, claim):
    def of(whole):
        report = attrib.score(whole)
        (found,) = [item for item in report.sentences if claim in report.text[slice(*item.span)]]
        return found

    own, quoted = of(f"{text}\n\n{claim}."), of(f"{text}\n\n“{claim},” said Ada Brook.")
    assert own.voice == "author"
    assert quoted.voice in ("quoted", "mixed")
    assert own.words
    assert quoted.bias is None or quoted.bias < own.bias
    assert not [word for word in quoted.words if word.weight > 0.5]


def test_scoring_does_not_depend_on_processes():
    texts = ["\n\n".join(SENTENCES[start:] + SENTENCES[:start]) for start in range(4)]
    alone = [attrib.score(text) for text in texts]
    assert [attrib.score(text) for text in reversed(texts)] == alone[::-1]
    assert list(attrib.score_many(texts)) == alone
    assert list(attrib.score_many(texts, n_jobs=2)) == alone
