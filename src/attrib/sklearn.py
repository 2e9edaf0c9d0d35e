"""attrib's features and classifier as scikit-learn estimators, for pipelines, grid searches and joblib dumps.

Both take a one-dimensional sequence of strings as X: sentences, or articles with ``task="article"``. They pass
``sklearn.utils.estimator_checks.check_estimator`` as far as text allows: :data:`EXCLUDED` says what is not run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, csr_matrix
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.linear_model import LogisticRegression
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import check_is_fitted, column_or_1d

from attrib.errors import InputTypeError
from attrib.features.ngrams import Orders
from attrib.features.vectors import vocabulary
from attrib.fit.design import Design, assemble, folded, measure, signal_names, sizes_of, standardised
from attrib.inference.linear import Linear
from attrib.model import CUSTOM, Model
from attrib.rules import Rules, load_rules

EXCLUDED: Mapping[str, str] = {
    "every check that feeds numbers": "its X is a matrix of numbers, ours is text: on an estimator whose tags say so "
    "scikit-learn runs the check of cloning alone. The suite therefore runs all of them on a subclass that writes each "
    "row of numbers down as words, and they pass",
    "check_array_api_input": "skipped by scikit-learn unless SCIPY_ARRAY_API is set; texts are arrays of no library",
    "check_classifier_data_not_an_array": "skipped by scikit-learn where pandas is not installed",
}
"""Checks of ``check_estimator`` that are not run, each with the reason."""


def texts_of(X: Any) -> list[str]:
    """X as a list of strings.

    Raises:
        InputTypeError: it is one string, has two dimensions, or holds something else than strings.
    """
    if isinstance(X, str) or not isinstance(X, Iterable):
        raise InputTypeError("X is a sequence of strings")
    found = list(X)
    if not all(isinstance(text, str) for text in found):
        raise InputTypeError("X is a sequence of strings: one column, one text a row")
    return [str(text) for text in found]


class TextFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Texts -> the matrix that :func:`attrib.fit` learns from, shape (texts, columns), sparse.

    Columns are n-grams weighted by rarity, standardised signals, and summed word vectors. Names, groups and offices
    are masked.

    Args:
        task: ``sentence`` or ``article`` (cleaned and analysed first).
        rules: word lists and line rules of your own, as :func:`attrib.fit` takes them.
    """

    def __init__(self, task: str = "sentence", rules: Rules | Mapping[str, Any] | str | Path | None = None) -> None:
        self.task = task
        self.rules = rules

    def fit(self, X: Any, y: Any = None) -> TextFeatures:
        """Learn which n-grams are not rare, and the scale of signals."""
        self.fit_transform(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **_: Any) -> csr_matrix:
        """As :meth:`fit`, and the matrix of the same texts, measured once."""
        texts = texts_of(X)
        if not texts:
            raise ValueError("0 samples: a minimum of 1 is required")
        if self.task not in ("sentence", "article"):
            raise InputTypeError(f"there is no task {self.task!r}: choose 'sentence' or 'article'")
        self.rules_ = None if self.rules is None else load_rules(self.rules)
        self.orders_ = Orders(known=len(vocabulary()), mean=self.task == "article")
        measured = measure(texts, self.task, self.orders_, signal_names(self.task), self.rules_)
        made = assemble(measured, self.orders_, sizes_of(self.task))
        self.design_ = made._replace(matrix=csr_array((0, made.matrix.shape[1])))
        return csr_matrix(made.matrix)

    def transform(self, X: Any) -> csr_matrix:
        """The matrix of texts, shape (texts, columns)."""
        check_is_fitted(self, "design_")
        texts = texts_of(X)
        if not texts:
            return csr_matrix(self.design_.matrix)
        measured = measure(texts, self.task, self.orders_, signal_names(self.task), self.rules_)
        return csr_matrix(standardised(measured, self.orders_, self.design_))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """Names of the columns: buckets of n-grams, signals, vectors."""
        check_is_fitted(self, "design_")
        lists = () if self.rules_ is None or self.rules_.lexicons is None else self.rules_.lexicons.signals
        names = [f"ngram_{bucket}" for bucket in self.design_.buckets] + [*signal_names(self.task), *lists]
        names += [f"vector_{number}" for number in range(self.design_.matrix.shape[1] - len(names))]
        return np.array(names, dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        tags.input_tags.one_d_array = True
        tags.no_validation = True
        return tags


class TextClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Logistic regression on :class:`TextFeatures`, for two classes, several, or several labels a text.

    For several labels y is a matrix of 0 and 1, shape (texts, labels), as scikit-learn has it. Nothing is calibrated
    and no threshold is chosen: that is what :func:`attrib.fit` adds.

    Args:
        C: inverse strength of the regularisation.
        task: ``sentence`` or ``article``.
        rules: word lists and line rules of your own.
        max_iter: most rounds of the solver.
    """

    def __init__(
        self,
        C: float = 1.0,
        task: str = "sentence",
        rules: Rules | Mapping[str, Any] | str | Path | None = None,
        max_iter: int = 1000,
    ) -> None:
        self.C = C
        self.task = task
        self.rules = rules
        self.max_iter = max_iter

    def fit(self, X: Any, y: Any) -> TextClassifier:
        """Learn from texts and their classes."""
        texts = texts_of(X)
        if y is None:
            raise ValueError("requires y to be passed, but the target y is None")
        target = np.asarray(y)
        if len(target) != len(texts):
            raise ValueError(f"X has {len(texts)} texts and y {len(target)} rows")
        if target.ndim == 2 and target.shape[1] == 1:
            target = column_or_1d(target, warn=True)
        check_classification_targets(target)
        self.multilabel_ = type_of_target(target) == "multilabel-indicator"
        self.classes_ = np.arange(target.shape[1]) if self.multilabel_ else np.unique(target)
        if len(self.classes_) < 2:
            raise ValueError(f"y has {len(self.classes_)} class: at least two are needed")
        self.features_ = TextFeatures(self.task, self.rules)
        matrix = self.features_.fit_transform(texts)
        columns = list(target.T) if self.multilabel_ else [target]
        self.estimators_ = [LogisticRegression(C=self.C, max_iter=self.max_iter).fit(matrix, part) for part in columns]
        self.n_iter_ = np.array([int(part.n_iter_.max()) for part in self.estimators_])
        return self

    def decision_function(self, X: Any) -> NDArray[np.float64]:
        """Sums: shape (texts,) for two classes, else (texts, classes)."""
        check_is_fitted(self, "estimators_")
        matrix = self.features_.transform(X)
        sums = [part.decision_function(matrix) for part in self.estimators_]
        return np.column_stack(sums) if self.multilabel_ else sums[0]

    def predict_proba(self, X: Any) -> NDArray[np.float64]:
        """Probabilities, shape (texts, classes); of several labels that of each."""
        check_is_fitted(self, "estimators_")
        matrix = self.features_.transform(X)
        chances = [part.predict_proba(matrix) for part in self.estimators_]
        return np.column_stack([part[:, 1] for part in chances]) if self.multilabel_ else chances[0]

    def predict(self, X: Any) -> NDArray[Any]:
        """The class of each text; of several labels a matrix of 0 and 1."""
        check_is_fitted(self, "estimators_")
        matrix = self.features_.transform(X)
        answers = [part.predict(matrix) for part in self.estimators_]
        return np.column_stack(answers) if self.multilabel_ else answers[0]

    def to_model(self) -> Model:
        """The same as a model of attrib's, which can be saved as a bundle and scores without scikit-learn."""
        check_is_fitted(self, "estimators_")
        design: Design = self.features_.design_
        coefficients = np.vstack([part.coef_ for part in self.estimators_])
        intercepts = np.concatenate([part.intercept_ for part in self.estimators_])
        linear: Linear = folded(coefficients, intercepts, design, self.features_.orders_)
        rules = self.features_.rules_
        lexicons = None if rules is None else rules.lexicons
        names = signal_names(self.task) + (() if lexicons is None else lexicons.signals)
        classes = tuple(str(name) for name in self.classes_)
        card = {"training": {"estimator": f"attrib.sklearn.TextClassifier(C={self.C:g})", "calibration": "none"}}
        return Model(
            linear,
            CUSTOM,
            self.task,
            classes,
            self.features_.orders_,
            names,
            0.5,
            card,
            multilabel=self.multilabel_,
            lexicons=lexicons,
        )

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        tags.input_tags.one_d_array = True
        tags.target_tags.multi_output = False
        tags.classifier_tags.multi_label = True
        tags.no_validation = True
        return tags
