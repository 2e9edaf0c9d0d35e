"""Batches cover all rows, and where they are cut changes nothing."""

import numpy as np

from attrib.features import batches
from attrib.features.ngrams import Orders, row_sums

ORDERS = Orders(word_bits=10, char_bits=10)


def sums(texts):
    weights = np.random.default_rng(0).normal(size=ORDERS.size)
    parts = [row_sums(part.counted, weights, part.stop - part.start) for part in batches.sentences(texts, ORDERS)]
    return np.concatenate(parts)


def test_where_batches_end_changes_nothing(monkeypatch):
    texts = [f"Sentence number {index} says the plan is reckless." for index in range(23)] + ["", "x" * 500]
    whole = sums(texts)
    monkeypatch.setattr(batches, "_BATCH_ROWS", 4)
    monkeypatch.setattr(batches, "_BATCH_CHARACTERS", 150)
    assert np.allclose(sums(texts), whole, atol=1e-12)


def test_no_text_no_batch():
    assert list(batches.sentences([], ORDERS)) == []


def test_the_fingerprint_follows_the_tables(monkeypatch):
    before = batches.fingerprint()
    monkeypatch.setattr(batches, "table_digests", lambda: ("other",))
    batches.fingerprint.cache_clear()
    assert batches.fingerprint() != before
    batches.fingerprint.cache_clear()


def test_a_batch_is_as_large_as_allowed_and_holds_one_row_at_least(monkeypatch):
    monkeypatch.setattr(batches, "_BATCH_ROWS", 3)
    monkeypatch.setattr(batches, "_BATCH_CHARACTERS", 10)
    parts = list(batches.sentences(["a" * 4, "b" * 6, "c", "d", "e", "f", "g" * 50, "h"], ORDERS))
    assert [(part.start, part.stop) for part in parts] == [(0, 2), (2, 5), (5, 6), (6, 7), (7, 8)]
