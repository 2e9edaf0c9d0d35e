"""A lone sentence cut at its quotation marks."""

import pytest

from attrib.features.voice import join, own_words


def kept(*texts, **options):
    text, bounds = join(texts)
    pieces = own_words(text, bounds, **options)
    return [(int(row), text[start:end]) for start, end, row in zip(*pieces, strict=True)]


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_a_long_quotation_is_left_out(marks):
    said = f"He said {marks[0]}we will never give in to them{marks[1]} on Monday"
    assert kept(said) == [(0, "He said "), (0, " on Monday")]


def test_a_fragment_stays_but_apart():
    assert kept('a "so called plan" of theirs') == [(0, "a "), (0, "so called plan"), (0, " of theirs")]


def test_an_open_mark_swallows_nothing():
    assert kept('he said "we will never give in', "next one is whole") == [
        (0, "he said "), (0, "we will never give in"), (1, "next one is whole"),
    ]  # fmt: skip


def test_the_quoted_can_be_kept_too():
    assert kept('"we will never give in"', quoted_too=True) == [(0, "we will never give in")]


def test_empty_rows_are_skipped_and_counted():
    assert kept("", "word", "") == [(1, "word")]
