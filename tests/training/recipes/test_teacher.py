"""Scoring the pool in parts: nothing is scored twice, whatever cuts a run short."""

import numpy as np
import pytest

from training.recipes import teacher


def test_a_run_that_was_cut_short_goes_on_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(teacher, "CHUNK", 2)
    asked = []

    def score(texts):
        if len(asked) == 2:
            raise KeyboardInterrupt
        asked.append(texts)
        return np.array([float(text) for text in texts])

    with pytest.raises(KeyboardInterrupt):
        teacher.scored("12345", score, tmp_path)
    rest = []

    def score_rest(texts):
        rest.append(texts)
        return np.array([float(text) for text in texts])

    assert teacher.scored("12345", score_rest, tmp_path).tolist() == [1, 2, 3, 4, 5]
    assert (asked, rest) == (["12", "34"], ["5"])
    assert not list(tmp_path.iterdir())


def test_the_environment_names_the_encoder(monkeypatch):
    monkeypatch.setenv(teacher.ENCODER, "some/encoder")
    assert teacher._encoder() == "some/encoder"
