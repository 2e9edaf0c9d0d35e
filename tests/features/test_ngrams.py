"""Hashed n-grams: where they stop, and that their weights come back whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.features.codes import Pieces
from attrib.features.ngrams import Orders, as_one, count, row_sums, triples, word_sums
from attrib.features.vectors import vocabulary

ORDERS = Orders(word_bits=12, char_bits=12)
WITH_KNOWN = Orders(word_bits=12, char_bits=12, known=len(vocabulary()))


def counted(text, spans, orders=ORDERS):
    table = np.array(spans, dtype=np.int64).reshape(-1, 3)
    rows = int(table[:, 2].max()) + 1 if len(table) else 0
    return count(text, Pieces(table[:, 0], table[:, 1], table[:, 2]), rows, orders), rows


def bag(text, spans, orders=ORDERS):
    """Sorted buckets of row 0."""
    made, _ = counted(text, spans, orders)
    rows, buckets, _ = triples(made)
    return sorted(buckets[rows == 0].tolist())


def test_no_ngram_crosses_a_piece():
    text = 'they called it "bold" then left'
    apart = bag(text, [(0, 15, 0), (16, 20, 0), (22, 31, 0)])
    alone = [bag(part, [(0, len(part), 0)]) for part in ("they called it", "bold", "then left")]
    assert apart == sorted(bucket for part in alone for bucket in part)


def test_the_same_words_give_the_same_ngrams_anywhere():
    assert bag("xx yy. the plan failed", [(7, 22, 0)]) == bag("the plan failed", [(0, 15, 0)])


def test_word_order_matters():
    assert bag("dog bites man", [(0, 13, 0)]) != bag("man bites dog", [(0, 13, 0)])


def test_values_are_counts_over_the_root_of_the_total():
    text = "the " * 36
    made, _ = counted(text, [(0, len(text), 0)], Orders(word=(1,), char=(), word_bits=12, char_bits=12))
    _, buckets, values = triples(made)
    assert len(set(buckets.tolist())) == 1
    assert values.tolist() == pytest.approx([1 / 6] * 36)


def test_one_word_is_no_strong_evidence():
    made, _ = counted("disgraceful", [(0, 11, 0)], Orders(word=(1,), char=(), word_bits=12, char_bits=12))
    assert triples(made)[2].tolist() == pytest.approx([24**-0.5])


def test_a_text_twice_scores_as_once_but_for_the_seam():
    words = "the plan was reckless and the vote failed . " * 40
    once, _ = counted(words, [(0, len(words), 0)])
    twice, _ = counted(words * 2, [(0, 2 * len(words), 0)])
    weights = np.random.default_rng(0).normal(size=ORDERS.size)
    ratio = row_sums(twice, weights, 1)[0] / row_sums(once, weights, 1)[0]
    assert ratio == pytest.approx(2**0.5, rel=0.02)


@given(
    st.lists(st.text(alphabet="abc AB.,'-é’1?", max_size=20), min_size=1, max_size=5),
    st.sampled_from([ORDERS, WITH_KNOWN]),
)
def test_word_weights_add_up_to_the_row(rows, orders):
    text = "|".join(rows)
    starts = np.cumsum([0, *(len(row) + 1 for row in rows)])[:-1]
    spans = [(start, start + len(row), index) for index, (start, row) in enumerate(zip(starts, rows, strict=True))]
    made, total = counted(text, spans, orders)
    weights = np.random.default_rng(1).normal(size=orders.size)
    by_word = word_sums(made, weights)
    pieces = np.array(spans)[made.masked.words.pieces, 2] if len(by_word) else np.zeros(0, dtype=int)
    summed = np.bincount(pieces, weights=by_word, minlength=total)
    assert summed == pytest.approx(row_sums(made, weights, total), abs=1e-9)


def test_known_words_have_their_own_buckets():
    made, _ = counted("the zzyzzxq", [(0, 11, 0)], WITH_KNOWN)
    known = made.grams[-1]
    assert known.family == "known"
    assert known.begins().tolist() == [True, False]
    assert WITH_KNOWN.hashed <= known.buckets[0] < WITH_KNOWN.size


def test_shares_do_not_grow_with_length():
    text = "The council of the town approved the plan for the harbour after a long debate. " * 4
    orders = Orders(word_bits=12, char_bits=12, mean=True)
    pieces = [(0, len(text), 0), (len(text), 2 * len(text), 0)]  # apart: no n-gram stands across the two
    once, _ = counted(text, pieces[:1], orders)
    twice, _ = counted(text + text, pieces, orders)
    weights = np.random.default_rng(0).normal(size=orders.size)
    assert row_sums(twice, weights, 1) == pytest.approx(row_sums(once, weights, 1))
    assert row_sums(twice, weights, 1)[0] != 0


def by_definition(text, spans, weights, orders):
    """Each row's sum, n-gram by n-gram in plain Python, from the units and the stream that are left."""
    made, total = counted(text, spans, orders)
    masked = made.masked
    rows = np.array(spans)[:, 2]
    found = np.zeros(total)
    for gram in made.grams:
        pieces = masked.stream_pieces if gram.family == "char" else masked.pieces
        count = [0] * total
        sums = [0.0] * total
        known = set(np.flatnonzero(gram.begins()).tolist()) if gram.family == "known" else range(len(pieces))
        for at in known:
            if at + gram.order <= len(pieces) and pieces[at] == pieces[at + gram.order - 1]:
                count[rows[pieces[at]]] += 1
                sums[rows[pieces[at]]] += weights[gram.buckets[at]]
        assert gram.begins().sum() == sum(count)
        found += np.array(sums) * made.scale(gram.family)
    return found


@given(
    st.lists(st.text(alphabet="abc AB.,'-é’1?", max_size=20), min_size=1, max_size=5),
    st.sampled_from([ORDERS, WITH_KNOWN]),
)
def test_sums_are_those_of_the_definition(rows, orders):
    text = "|".join(rows)
    starts = np.cumsum([0, *(len(row) + 1 for row in rows)])[:-1]
    spans = [(start, start + len(row), index // 2) for index, (start, row) in enumerate(zip(starts, rows, strict=True))]
    made, total = counted(text, spans, orders)
    weights = np.random.default_rng(2).normal(size=orders.size)
    assert row_sums(made, weights, total) == pytest.approx(by_definition(text, spans, weights, orders), abs=1e-9)


def test_rows_left_out_of_one_count_for_nothing():
    text = "the council approved the plan|officials said nothing|a reckless plan"
    spans = [(0, 29, 0), (30, 52, 2), (53, 68, 1)]
    made, _ = counted(text, spans, WITH_KNOWN)
    one = as_one(made, 2, WITH_KNOWN)
    alone, _ = counted(text, [(0, 29, 0), (53, 68, 0)], WITH_KNOWN)
    weights = np.random.default_rng(3).normal(size=WITH_KNOWN.size)
    assert row_sums(one, weights, 1) == pytest.approx(row_sums(alone, weights, 1))
    assert sorted(triples(one)[1].tolist()) == sorted(triples(alone)[1].tolist())
    assert {name: found.tolist() for name, found in one.totals.items()} == {
        name: found.tolist() for name, found in alone.totals.items()
    }
    assert word_sums(one, weights).sum() == pytest.approx(row_sums(one, weights, 1)[0])
