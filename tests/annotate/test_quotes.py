import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.annotate.quotes import find
from attrib.schema import Span


def inner(*paragraphs: str) -> list[tuple[str, bool]]:
    text, at, spans = "\n\n".join(paragraphs), 0, []
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [(text[quote.inner.start : quote.inner.end], quote.closed) for quote in find(text, spans)]


@pytest.mark.parametrize("marks", [("“", "”"), ('"', '"'), ("«", "»"), ("''", "''"), ("``", "''")])
def test_kinds_of_marks(marks: tuple[str, str]) -> None:
    left, right = marks
    assert inner(f"He said {left}we won{right} twice.") == [("we won", True)]


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    assert inner("“He said “never” to us,” she said.") == [("He said “never” to us,", True)]
    assert inner("“He said ‘never’ to us,” she said.") == [("He said ‘never’ to us,", True)]


def test_single_marks_quote_where_no_double_ones_do() -> None:
    assert inner("'We'll win the voters' trust,' she said. 'It's late.'") == [
        ("We'll win the voters' trust,", True),
        ("It's late.", True),
    ]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert inner("The workers' union didn't like the '90s, the mayor’s ’em and us.") == []
    assert inner("The 6'2\" guard plays.") == []


def test_an_unclosed_mark_stays_in_its_paragraph() -> None:
    assert inner("“We lost. We know it.", "“We will win,” she said.") == [
        ("We lost. We know it.", False),
        ("We will win,", True),
    ]
    assert inner("The so-called “reform was bad. It failed.", "Next.") == [("reform was bad.", False)]


def test_a_stray_closing_mark_is_ignored() -> None:
    assert inner("We lost,” he said.") == []


@given(st.text(alphabet="a b.,\"“”«»‘’'`\n", max_size=60))
def test_any_soup_of_marks(text: str) -> None:
    quotes = find(text, [Span(0, len(text))])
    for before, after in itertools.pairwise(quotes):
        assert before.span.end <= after.span.start
    assert all(quote.span.holds(quote.inner) for quote in quotes)


def test_ten_thousand_marks_are_read_in_linear_time() -> None:
    text = 'word " and “ ' * 10_000
    start = time.perf_counter()
    find(text, [Span(0, len(text))])
    assert time.perf_counter() - start < 2


def test_a_double_mark_behind_a_single_one_closes() -> None:
    text = "\"She said, 'I know the pier,'\" Falk told us."
    (found,) = find(text, [Span(0, len(text))])
    assert text[found.inner.start : found.inner.end] == "She said, 'I know the pier,'"
