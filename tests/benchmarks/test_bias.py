"""The area's bookkeeping on sentences written here, with a model that looks for one word."""

from types import SimpleNamespace

import numpy as np
import pytest

import attrib
from benchmarks import fits as fits_of_folds
from benchmarks import words
from benchmarks.areas import bias
from benchmarks.rows import Options, Row
from training.loaders.anno_lexical import Sentence as Lexical
from training.loaders.babe import Sentence


class Report:
    def __init__(self, text):
        found = [word for word in text.split() if word == "vile"]
        spans = [[text.index(word), text.index(word) + len(word)] for word in found]
        sentence = {"words": [{"span": span, "weight": 2.0} for span in spans] + [{"span": [0, 3], "weight": -1.0}]}
        self.content = {"text": text, "sentences": [sentence]}

    def to_dict(self):
        return self.content


class Model:
    threshold = 0.5

    def predict_proba(self, texts):
        positive = np.array([0.9 if "vile" in text else 0.2 for text in texts])
        return np.stack([1 - positive, positive], axis=1)


@pytest.fixture
def fits(monkeypatch):
    fitted = []

    def fit(corpus, **options):
        fitted.append((corpus, options))
        return Model()

    monkeypatch.setattr(fits_of_folds, "JOBS", 1)
    monkeypatch.setattr(attrib, "fit", fit, raising=False)
    monkeypatch.setattr(attrib, "load", lambda name: Model(), raising=False)
    monkeypatch.setattr(attrib, "Report", Report, raising=False)
    monkeypatch.setattr(attrib, "score_many", lambda texts, model: map(Report, texts), raising=False)
    return fitted


def sentences():
    made = []
    for number in range(60):
        biased = number % 2 == 0
        text = f"The vile plan number {number} passed" if biased else f"The plan number {number} passed"
        marked = ("vile",) if biased else ()
        made.append(Sentence(text, biased, marked, f"outlet {number % 7}", f"topic {number % 9}", "", "", ""))
    return made


def test_folds_keep_groups_apart_and_cover_every_sentence():
    rows = sentences()
    truth = np.array([row.biased for row in rows], np.int64)
    topics = np.array([row.topic for row in rows])
    seen = []
    for train, test in bias.folds(truth, list(topics)):
        assert not set(topics[train]) & set(topics[test])
        seen += list(test)
    assert sorted(seen) == list(range(60))


@pytest.mark.parametrize(("grouping", "option"), [(None, None), ("topic", "group")])
def test_the_model_is_fitted_inside_each_fold(fits, grouping, option):
    rows = bias.folded(sentences(), grouping)
    assert len(fits) == 10
    for number, (corpus, options) in enumerate(fits):
        assert len(corpus["text"]) == len(corpus["label"]) < 60
        assert options == {"group": option, "prior": "bias" if number % 2 else None, "nested": False}
    by_system = {row.system: row for row in rows}
    assert "starting from the shipped model" in by_system["attrib.fit, prior bias"].protocol
    assert "starting from" not in by_system["attrib.fit"].protocol
    assert by_system["attrib.fit"].value == 1
    assert 0.3 < by_system["majority"].value < 0.4
    assert {row.kind for row in rows} == {"attrib", "floor"}


def test_a_full_run_has_every_task_of_the_area(fits, monkeypatch):
    monkeypatch.setattr(bias, "babe", SimpleNamespace(load=sentences, Sentence=Sentence))
    lexical = [Lexical(str(number), row.text, row.biased, "p") for number, row in enumerate(sentences())]
    monkeypatch.setattr(bias, "anno_lexical", SimpleNamespace(load=lambda split: lexical, Sentence=Lexical))
    monkeypatch.setattr(bias, "basil", SimpleNamespace(load=lambda: []))
    monkeypatch.setattr(bias, "story_rows", lambda articles: [Row("basil by story", "s", "F1", 0.5, "p")])
    rows = bias.run(Options())
    assert {row.task for row in rows} == {
        "babe 5-fold", "babe 5-fold by topic", "babe 5-fold by outlet", "babe zero-shot", "anno_lexical test",
        "babe words", "basil by story",
    }  # fmt: skip
    (calibration,) = (row for row in rows if row.task == "anno_lexical test" and row.metric == "ECE")
    assert calibration.value == pytest.approx(0.15)
    assert all(row.low is None or row.low <= row.value <= row.high for row in rows)


def test_words_are_judged_by_experts_words(fits):
    ours = [row for row in words.word_rows(Model(), [row for row in sentences() if row.biased]) if row.kind == "attrib"]
    assert [(row.metric, row.value) for row in ours] == [("precision@1", 1), ("hit@3", 1)]


def test_hits_look_into_phrases_and_stop_at_three():
    assert words.hits(["vile"], ["utterly Vile plan"]) == (True, True)
    assert words.hits(["a", "b", "vile"], ["vile"]) == (False, True)
    assert words.hits(["a", "b", "c", "vile"], ["vile"]) == (False, False)
    assert words.hits([], ["vile"]) == (False, False)
