"""Sentences that a report judged wrongly, as rows that :func:`attrib.fit.fit` learns from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from attrib.errors import InputError
from attrib.loading import load
from attrib.model import CUSTOM, Model
from attrib.schema import Report


def corrections(
    report: Report | Mapping[str, Any],
    wrong: Collection[int] = (),
    *,
    labels: Mapping[int, str] | None = None,
    model: Model | str | Path | None = None,
) -> list[dict[str, Any]]:
    """A row for each sentence that was judged wrongly: its text, and the class that it should have had.

    Args:
        report: a report, or its dictionary; there a sentence is also taken if it holds ``"wrong": true``.
        wrong: places of sentences in ``report.sentences``, from 0, that are of the other one of two classes.
        labels: the right class of sentences by place; needed where a model has more than two classes.
        model: the model that was wrong: the one behind `bias` unless told.

    Returns:
        Mappings with ``text``, ``label``, ``said`` (the class that the model gave), ``sentence`` and ``model``.

    Raises:
        InputError: no sentence is marked, there is none at such a place, it has none of the author's words, or which
            class is right cannot be told.
    """
    plain = report.to_dict() if isinstance(report, Report) else report
    told = Report.from_dict(plain)
    marked = {at for at, item in enumerate(plain["sentences"]) if item.get("wrong") is True}
    right: dict[int, str | None] = dict.fromkeys(sorted({*wrong, *marked})) | dict(labels or {})
    if not right:
        raise InputError("no sentence is marked as wrong")
    chosen, scored = _model(told, model)
    return [_row(told, at, label, chosen, scored) for at, label in sorted(right.items())]


def _model(report: Report, model: Model | str | Path | None) -> tuple[Model, bool]:
    """The model that was wrong, and whether it is the one whose probabilities the report's sentences have."""
    if model is None:
        name = report.models[0].name if report.models else CUSTOM
        found = load(name)
        if found.digest != report.models[0].digest:
            raise InputError(f"the report was made by another version of the model {name!r}: score the article again")
        return found, True
    found = load(model) if isinstance(model, str | Path) else model
    return found, bool(report.models) and report.models[0].digest == found.digest and found.linear.outputs == 1


def _row(report: Report, at: int, label: str | None, model: Model, scored: bool) -> dict[str, Any]:
    if not 0 <= at < len(report.sentences):
        raise InputError(f"there is no sentence {at}: the report has {len(report.sentences)}, counted from 0")
    sentence = report.sentences[at]
    if sentence.bias is None:
        raise InputError(f"sentence {at} has none of the author's words, so it was not judged")
    text = " ".join(report.text[sentence.span.start : sentence.span.end].split())
    said = model.classes[int(sentence.bias >= model.threshold)] if scored else model.predict([text])[0]
    if label is None:
        if model.multilabel or len(model.classes) != 2:
            raise InputError(f"sentence {at}: say which of {', '.join(model.classes)} it is")
        label = next(name for name in model.classes if name != said)
    elif label not in model.classes:
        raise InputError(f"sentence {at}: {label!r} is none of {', '.join(model.classes)}")
    told = list(said) if isinstance(said, tuple) else said
    return {"text": text, "label": label, "said": told, "sentence": at, "model": f"{model.name} {model.version}"}
