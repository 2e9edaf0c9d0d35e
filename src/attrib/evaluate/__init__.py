"""How good models are on a labelled corpus, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.evaluate.result import Evaluation
    from attrib.model import Model


def evaluate(  # noqa: PLR0913 - column names and choices, each with a default
    models: Model | str | Path | Sequence[Model | str | Path],
    corpus: Any,
    *,
    text: str = "text",
    label: str = "label",
    group: str | None = None,
    separator: str | None = None,
    rename: Mapping[str, str] | None = None,
    rows: int = 50_000,
    seed: int = 0,
) -> Evaluation:
    """Measure one model or several on the same rows.

    Every figure has an interval of 95% by the bootstrap, over rows or, if `group` is given, over groups. With several
    models each is compared with the first one on the same resamples. A text that a model was trained on is not left
    out: the corpus must be one that the models never saw.

    Args:
        models: names of models that ship, paths of bundles, or models; all of the same classes.
        corpus: as :func:`attrib.fit.fit` takes it.
        text: name of the text column.
        label: name of the label column.
        group: name of a column by whose values figures are also given.
        separator: what parts the labels of one text in a file that knows no lists.
        rename: labels of the corpus to the models' names for them, where they differ.
        rows: how many rows to measure on at most; of a larger corpus as many are drawn.
        seed: of the bootstrap, and of the rows that are drawn.

    Raises:
        CorpusError: the corpus cannot be used, or has labels that are no class of the models.
        InputError: no models, or models of different classes.
        ModelNotFoundError, ModelFormatError: a model cannot be loaded.
    """
    from attrib.corpus import columns
    from attrib.evaluate.run import run

    single = isinstance(models, str | Path) or hasattr(models, "predict_proba")
    data = columns(corpus, text=text, label=label, group=group, time=None, separator=separator, rows=rows, seed=seed)
    return run([models] if single else list(models), data, dict(rename or {}), seed)  # type: ignore[list-item,arg-type]
