from types import SimpleNamespace

import numpy as np

from training.recipes import judging

TEXT = "This plan is pathetic and they know it. The council met on Tuesday at noon. A murder shocked the whole town."


class Teacher:
    def predict_proba(self, texts):
        positive = np.array([0.9 if "pathetic" in text else 0.1 for text in texts])
        return np.stack([1 - positive, positive], axis=1)


def test_words_of_what_the_teacher_calls_biased_get_weight(monkeypatch, tmp_path):
    articles = [SimpleNamespace(id=str(number), text=TEXT) for number in range(5 * judging.EVERY)]
    monkeypatch.setattr(judging.allsides, "load", lambda: iter(articles))
    monkeypatch.setattr(judging.attrib, "load", lambda name: Teacher())
    monkeypatch.setattr(judging, "LEAST", 1)
    monkeypatch.setattr(judging, "PENALTY", 1.0)
    judging.build(tmp_path, 0)
    lines = (tmp_path / "judging.tsv").read_text(encoding="utf-8").splitlines()
    table = {line.rpartition("\t")[0]: int(line.rpartition("\t")[2]) for line in lines if not line.startswith("#")}
    assert table["pathetic"] > 0
    assert "" in table
    assert not any("murder" in gram.split() for gram in table)
