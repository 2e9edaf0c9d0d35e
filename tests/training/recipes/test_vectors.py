"""Word vectors: counting, association, and what is written."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from training.recipes import vectors


def test_words_are_counted_by_distance_and_never_across_sentences():
    ids = np.array([0, 1, 2, 0, 1])
    sentences = np.array([0, 0, 0, 1, 1])
    table = vectors._cooccurrence(ids, sentences, 3).toarray()
    assert table.tolist() == [[0, 2, 0.5], [2, 0, 1], [0.5, 1, 0]]


def test_unknown_words_are_no_neighbours():
    assert vectors._cooccurrence(np.array([0, -1, 1]), np.zeros(3, dtype=int), 2).toarray()[0, 1] == 0.5


def test_association_against_the_formula(monkeypatch):
    monkeypatch.setattr(vectors, "SMOOTHING", 1.0)
    counts = csr_array(np.array([[4.0, 1.0], [1.0, 4.0]]))
    made = vectors._association(counts).toarray()
    assert made[0, 0] == pytest.approx(np.log(4 / 10 / (0.5 * 0.5)), rel=1e-6)
    assert made[0, 1] == 0  # seen less often than chance


def test_rare_words_have_no_vector(monkeypatch):
    monkeypatch.setattr(vectors, "LEAST", 2)
    kept, ids, counts = vectors._vocabulary(np.array([9, 5, 9, 7, 5, 9], dtype=np.uint64))
    assert (kept.tolist(), ids.tolist(), counts.tolist()) == ([5, 9], [1, 0, 1, -1, 0, 1], [2, 3])
