"""A labelled corpus -> a model. Here alone scikit-learn is used, and only when called."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.errors import CorpusWarning, InputTypeError

if TYPE_CHECKING:
    from attrib.model import Model
    from attrib.rules import Rules


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
    corrections: Any = None,
    rules: Rules | Mapping[str, Any] | str | Path | None = None,
    separator: str | None = None,
    rows: int = 50_000,
    nested: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Model:
    """Train a model on a labelled corpus.

    The corpus is checked, and what cannot be trusted is warned of (``CorpusWarning``). Regularisation, calibration and
    threshold are chosen by cross-validation: grouped if `group` is given, forward in time if `time` is, else
    stratified. The figures on the card are those of nested folds: nothing was chosen on rows that it was measured on.

    Args:
        corpus: a data frame, a mapping of columns, row mappings, or a path (see :func:`attrib.corpus.columns`).
        text: name of the text column.
        label: name of the label column. Labels are sorted; with two of them the second is the positive class, and a
            label that denies ("neutral", "Non-biased", "not ...") is the first. If they are lists, a text may have
            several labels or none.
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
        corrections: more rows with the columns ``text`` and ``label``, as :func:`attrib.corrections.corrections` makes
            them; each takes the place of the corpus's rows of that text.
        rules: word lists and line rules of your own (a TOML file, see :func:`attrib.rules.load_rules`). Word lists
            become signals of the model; line rules clean articles before it learns from them.
        separator: what parts the labels of one text in a file that knows no lists, such as ``|``.
        rows: how many rows to learn from at most: a larger corpus is read as a stream, and as many of its rows are
            drawn by the seed. A thousand sentences take some 50 MB.
        nested: whether to measure by nested folds. Without, the model is the same in a third of the time, but its card
            has no figures: for those who measure it themselves, on rows that it is not given.
        progress: called with how many steps of training are done, of how many.

    Raises:
        ModelNotFoundError: there is no such prior.
        CorpusError: the corpus cannot be used; the message says which rows or columns.
        RulesError: the rules cannot be used.
        InputError: fewer than one row is to be kept.
        InputTypeError: there is no such task, or the prior is for another one, or `names` is neither.
    """
    from attrib.corpus import check, columns, corrected
    from attrib.fit.train import Choices, train

    if task not in ("sentence", "article"):
        raise InputTypeError(f"there is no task {task!r}: choose 'sentence' or 'article'")
    if names not in ("mask", "keep") or (names == "keep" and prior is not None):
        raise InputTypeError("names are 'mask' or, without a prior, 'keep'")
    start = _start(prior, task)
    own = None
    if rules is not None:
        from attrib.rules import load_rules

        own = load_rules(rules)
    data = columns(corpus, text=text, label=label, group=group, time=time, separator=separator, rows=rows, seed=seed)
    if corrections is not None:
        data = corrected(data, corrections)
    choices = Choices(task, seed, start, own, names == "keep", nested, progress or (lambda *_: None))
    model = train(data, choices).model
    for note in check(data).notes:  # behind the training: a corpus that cannot be used at all gets one message
        warnings.warn(note, CorpusWarning, stacklevel=2)
    return model


def _start(prior: Model | str | Path | None, task: str) -> Model | None:
    from attrib.loading import load

    start = load(prior) if isinstance(prior, str | Path) else prior
    if start is not None and not hasattr(start, "linear"):
        raise InputTypeError(f"a prior is a model, its name or its path, not {type(start).__name__}")
    if start is not None and (not start.task == task == "sentence" or start.linear.outputs != 1 or start.lexicons):
        raise InputTypeError("a prior is a model of two classes of sentences, for another model of sentences")
    return start
