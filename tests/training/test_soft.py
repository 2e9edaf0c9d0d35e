"""Scores of a teacher: numbers and places on disk, sentences from the pool."""

from types import SimpleNamespace

import numpy as np
import pytest

from training import soft
from training.pool import Place

TEXT = "The mayor left.\nNobody knew why she  did. It rained."


def test_what_is_written_comes_back_with_its_sentences(tmp_path, monkeypatch):
    monkeypatch.setattr(soft.allsides, "load", lambda: [SimpleNamespace(text="x"), SimpleNamespace(text=TEXT)])
    path = tmp_path / "deep" / soft.NAME
    soft.write(path, [Place(1, 16, 41), Place(1, 42, 52)], np.array([1.234, -9.0]))
    found = soft.read(path)
    assert found.texts == ["Nobody knew why she did.", "It rained."]
    assert found.scores.tolist() == pytest.approx([1.25, -6.35])  # in steps, and none beyond what a byte holds


def test_no_scores_are_none(tmp_path):
    assert soft.read(tmp_path / soft.NAME) is None


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(soft.FOLDER, str(tmp_path))
    assert soft.folder() == tmp_path
