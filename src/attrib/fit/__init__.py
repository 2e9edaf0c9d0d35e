"""A labelled corpus -> a model. Here alone scikit-learn is used, and only when called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.errors import InputTypeError

if TYPE_CHECKING:
    from attrib.model import Model


def fit(  # noqa: PLR0913 - column names and choices, each with a default
    corpus: Any,
    *,
    text: str = "text",
    label: str = "label",
    group: str | None = None,
    time: str | None = None,
    task: str = "sentence",
    seed: int = 0,
    prior: Model | str | Path | None = None,
    names: str = "mask",
) -> Model:
    """Train a model on a labelled corpus.

    Regularisation is chosen, probabilities are calibrated and the figures on the card are computed by cross-
    validation: grouped if `group` is given, forward in time if `time` is, else stratified.

    Args:
        corpus: a data frame, a mapping of columns, row mappings, or a path (see :func:`attrib.fit.corpus.columns`).
        text: name of the text column.
        label: name of the label column. Labels are sorted; with two of them the second is the positive class, and a
            label that denies ("neutral", "Non-biased", "not ...") is the first.
        group: name of a column whose values are never split between training and testing.
        time: name of a column that sorts rows by date.
        task: ``sentence`` if a row is a sentence, ``article`` if it is an article (cleaned and analysed first).
        seed: fixes the folds; the same corpus and seed give the same model.
        prior: a sentence model of two classes (or its name or path, as :func:`attrib.load` takes it) to start from:
            what it says of a text is one more feature, so a small corpus need only teach what is different in it. Its
            weights are added to the new model's, which needs it no longer. For the task ``sentence`` only.
        names: ``mask`` hides names, groups, offices and gendered words, as all models that ship do: who is spoken of
            then moves no probability. ``keep`` leaves them in, for subjects that names stand for ("NRA"): such a
            model knows whom a text is about, and the card says so. Not with a prior, which masks.

    Raises:
        ModelNotFoundError: there is no such prior.
        CorpusError: the corpus cannot be used; the message says which rows or columns.
        InputTypeError: there is no such task, the prior is for another one, or `names` is neither.
    """
    from attrib.fit.corpus import columns
    from attrib.fit.train import train
    from attrib.loading import load

    if task not in ("sentence", "article"):
        raise InputTypeError(f"there is no task {task!r}: choose 'sentence' or 'article'")
    if names not in ("mask", "keep") or (names == "keep" and prior is not None):
        raise InputTypeError("names are 'mask' or, without a prior, 'keep'")
    start = load(prior) if isinstance(prior, str | Path) else prior
    if start is not None and not hasattr(start, "linear"):
        raise InputTypeError(f"a prior is a model, its name or its path, not {type(start).__name__}")
    if start is not None and (not start.task == task == "sentence" or start.linear.outputs != 1):
        raise InputTypeError("a prior is a model of two classes of sentences, for another model of sentences")
    return train(
        columns(corpus, text=text, label=label, group=group, time=time), task, seed, start, names=names == "keep"
    ).model
