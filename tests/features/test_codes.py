"""Text as arrays: classes, words, hashes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from attrib.features.codes import Pieces, hash_lines, numbered, read, span_hashes, words
from attrib.features.lookup import Lookup


def whole(text):
    return Pieces(np.array([0]), np.array([len(text)]), np.array([0]))


def words_of(text, pieces=None):
    found = words(read(text, pieces or whole(text)))
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_words_keep_inner_apostrophes_and_hyphens():
    assert words_of("It's Jong-un's “well-made” plan - 'tis 3rd.") == [
        "It's", "Jong-un's", "well-made", "plan", "tis", "3rd",
    ]  # fmt: skip


def test_a_word_never_crosses_a_piece():
    text = "overthrow"
    pieces = Pieces(np.array([0, 4]), np.array([4, 9]), np.array([0, 0]))
    assert words_of(text, pieces) == ["over", "throw"]


def test_text_outside_the_pieces_is_not_read():
    assert words_of("one two three", Pieces(np.array([4]), np.array([7]), np.array([0]))) == ["two"]


def test_folding_lowers_and_levels_typography():
    batch = read("É’s 2024\u00a0‑", whole("É’s 2024\u00a0‑"))
    assert "".join(map(chr, batch.folded)) == "é's 0000 -"


def test_a_capital_that_grows_when_lowered_keeps_its_place():
    text = "İstanbul is"
    assert len(read(text, whole(text)).folded) == len(text)
    assert words_of(text) == ["İstanbul", "is"]


def test_capital_and_shouted():
    found = words(read("plain Name McCoy LOUD A", whole("plain Name McCoy LOUD A")))
    assert found.capital.tolist() == [False, True, True, True, True]
    assert found.shouted.tolist() == [False, False, False, True, False]


@given(st.text(max_size=30), st.text(alphabet="abcxyz é", min_size=1, max_size=8), st.text(max_size=30))
def test_a_hash_does_not_depend_on_place(before, middle, after):
    text = before + middle + after
    there = read(text, whole(text)).folded
    alone = read(middle, whole(middle)).folded
    start = np.array([len(before)])
    assert span_hashes(there, start, start + len(middle)) == span_hashes(alone, np.array([0]), np.array([len(middle)]))


def test_different_words_hash_differently():
    lines = [f"word{a}{b}" for a in "abcdefghij" for b in "klmnopqrst"]
    assert len(set(hash_lines("\n".join(lines)).tolist())) == 100


def test_word_lists_skip_comments_and_are_found_whatever_the_case():
    table = hash_lines("# a comment\nalpha\n\nBeta\n")
    found = words(read("Alpha beta gamma", whole("Alpha beta gamma")))
    assert Lookup(table).contains(found.hashes).tolist() == [True, True, False]


def test_a_table_tells_the_group_of_a_character():
    table = numbered("ab", "-\u2014")
    assert table[[ord(char) for char in "ab-\u2014c"]].tolist() == [1, 1, 2, 2, 0]
    assert table.take([0x10FFFF], mode="clip").tolist() == [0]


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    batch = read(text, whole(text))
    assert len(batch.folded) == len(text)
    found = words(batch)
    assert (found.starts < found.ends).all()
