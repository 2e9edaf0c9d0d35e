"""The estimators: scikit-learn's own checks, its tools, and the same predictions as the models made of them."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator
from sklearn.utils.validation import check_is_fitted, validate_data

import attrib
from attrib.errors import InputTypeError
from attrib.sklearn import EXCLUDED, TextClassifier, TextFeatures
from tests.corpora import columns

TEXTS = columns()["text"]
LABELS = columns()["label"]
LETTERS = "abcdefghij"


def written(rows):
    """Rows of numbers as words, coarse and fine: rows that are near each other share words."""
    texts = []
    for row in np.asarray(rows, dtype=float):
        words = []
        for place, value in enumerate(row.tolist()):
            name = LETTERS[place % 10] + LETTERS[place // 10 % 10] + ("x" if value < 0 else "y")
            for step, size in (("z", 2.0), ("zz", 1.0), ("zzz", 0.5)):
                words.append(name + step + "".join(LETTERS[int(digit)] for digit in str(int(abs(value) // size))))
        texts.append(" ".join(words))
    return texts


class OfNumbers:
    """An estimator of texts as one of numbers, so that scikit-learn's checks have something to feed it."""

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.one_d_array, tags.input_tags.string = True, False, False
        tags.no_validation = False
        return tags

    def read(self, X):
        check_is_fitted(self)
        return written(validate_data(self, X, reset=False))


class NumberClassifier(OfNumbers, TextClassifier):
    def fit(self, X, y):
        if y is None:
            return super().fit([], y)
        X, y = validate_data(self, X, y, multi_output=True)
        return super().fit(written(X), y)

    def predict(self, X):
        return super().predict(self.read(X))

    def predict_proba(self, X):
        return super().predict_proba(self.read(X))

    def decision_function(self, X):
        return super().decision_function(self.read(X))


class NumberFeatures(OfNumbers, TextFeatures):
    def fit(self, X, y=None):
        TextFeatures.fit_transform(self, written(validate_data(self, X)))
        return self

    def fit_transform(self, X, y=None, **_):
        return self.fit(X, y).transform(X)

    def transform(self, X):
        return super().transform(self.read(X))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("estimator", [TextFeatures(), TextClassifier(), NumberFeatures(), NumberClassifier()])
def test_the_checks_of_scikit_learn(estimator):
    found = check_estimator(estimator, on_fail=None, on_skip=None)
    assert [item["check_name"] for item in found if item["status"] == "failed"] == []
    assert {item["check_name"] for item in found if item["status"] == "skipped"} <= EXCLUDED.keys()
    if isinstance(estimator, OfNumbers):
        assert sum(item["status"] == "passed" for item in found) > 40


def test_every_exclusion_has_its_reason():
    assert all(len(reason) > 20 for reason in EXCLUDED.values())


def test_in_a_pipeline_with_another_classifier():
    made = make_pipeline(TextFeatures(), LogisticRegression()).fit(TEXTS, LABELS)
    assert made.score(TEXTS, LABELS) > 0.95
    names = made[0].get_feature_names_out()
    assert len(names) == made[0].transform(TEXTS[:2]).shape[1]
    assert {"exclamation", "vector_0"} <= set(names)


def test_in_a_grid_search_and_by_folds():
    search = GridSearchCV(TextClassifier(), {"C": [0.1, 1.0]}, cv=2).fit(TEXTS, LABELS)
    assert search.best_score_ > 0.9
    assert cross_val_score(TextClassifier(), TEXTS, LABELS, cv=2).mean() > 0.9


def test_a_clone_has_the_choices_and_nothing_learned():
    made = clone(TextClassifier(C=3.0, task="article").fit(TEXTS[:20], LABELS[:20]))
    assert made.get_params() == {"C": 3.0, "task": "article", "rules": None, "max_iter": 1000}
    with pytest.raises(NotFittedError):
        made.predict(TEXTS)


def test_dumps_survive_in_a_fresh_process(tmp_path):
    made = TextClassifier().fit(TEXTS, LABELS)
    joblib.dump(made, tmp_path / "made.joblib")
    joblib.dump(TEXTS[:5], tmp_path / "texts.joblib")
    code = "import joblib, sys; a, b = map(joblib.load, sys.argv[1:]); print(*a.predict_proba(b).ravel().tolist())"
    command = [sys.executable, "-c", code, str(tmp_path / "made.joblib"), str(tmp_path / "texts.joblib")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ, timeout=120)
    assert [float(item) for item in done.stdout.split()] == made.predict_proba(TEXTS[:5]).ravel().tolist()
    assert (pickle.loads(pickle.dumps(made)).predict(TEXTS) == made.predict(TEXTS)).all()


def asked():
    """A thousand real sentences where corpora are here, else as many made up."""
    root = Path(os.environ.get("ATTRIB_CORPORA", "nowhere"))
    if (root / "anno_lexical").is_dir():
        from training.loaders import anno_lexical

        return [row.text for _, row in zip(range(1000), anno_lexical.load("dev"), strict=False)]
    halves = [(words[: len(words) // 2], words[len(words) // 2 :]) for words in map(str.split, TEXTS)]
    return [" ".join([*first, *last]) for first, _ in halves[:40] for _, last in halves[:25]]


TASKS = {
    "binary": LABELS,
    "multiclass": [f"{label[:4]} {number % 3}" for number, label in enumerate(LABELS)],
    "multilabel": np.array(
        [[c == "slanted", "mayor" in t, "plan" in t] for t, c in zip(TEXTS, LABELS, strict=True)], int
    ),
}


@pytest.mark.parametrize("task", TASKS)
def test_predictions_are_those_of_the_bundle(task, tmp_path):
    made = TextClassifier(C=10.0).fit(TEXTS, TASKS[task])
    made.to_model().save(tmp_path / "bundle")
    ours, texts = attrib.load(tmp_path / "bundle"), asked()
    assert len(texts) == 1000
    theirs = made.predict_proba(texts)
    assert np.abs(ours.predict_proba(texts) - theirs).max() < 1e-6
    assert theirs.std(axis=0).min() > 0.01
    if task == "multilabel":
        told = np.array([[name in labels for name in ours.classes] for labels in ours.predict(texts)])
        assert (told == made.predict(texts)).mean() > 0.999
    elif task == "multiclass":
        assert ours.predict(texts) == made.predict(texts).tolist()


def test_articles_give_the_same(tmp_path):
    body = "The council met on Monday. {} the harbour plan, members said. Nothing else was decided."
    texts = [body.format(text.rstrip(".")) for text in TEXTS[:40]]
    made = TextClassifier(task="article").fit(texts, LABELS[:40])
    assert np.abs(made.to_model().predict_proba(texts) - made.predict_proba(texts)).max() < 1e-6


@pytest.mark.parametrize("texts", ["one string", [1, 2], [["a"], ["b"]], 3])
def test_what_is_no_text_is_refused(texts):
    with pytest.raises(InputTypeError, match="strings"):
        TextClassifier().fit(texts, [0, 1])
