"""What an evaluation found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from attrib.inference.metrics import Bin, Interval
from attrib.schema import ModelRef


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One class: the rows that have it, and precision, recall and F1."""

    name: str
    rows: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One group of rows: how many, accuracy (of labels: the share of rows with all right) and macro F1 with intervals.

    `said` and `true` are the mean probability of the last class and its share.
    """

    name: str
    rows: int
    accuracy: Interval
    macro_f1: Interval
    said: float
    true: float


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """One model: its figures with intervals of 95%, and each figure less that of the first model.

    `given` is the name or folder that it was asked for by. `confusion` counts rows by true class and answered class;
    None where a text may have several classes.
    """

    given: str
    model: ModelRef
    threshold: float
    figures: Mapping[str, Interval]
    classes: tuple[ClassFigures, ...]
    confusion: tuple[tuple[int, ...], ...] | None
    reliability: tuple[Bin, ...]
    groups: tuple[GroupFigures, ...]
    difference: Mapping[str, Interval] | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Models on the same rows; `resampled` says what the bootstrap drew: ``rows`` or ``groups``."""

    classes: tuple[str, ...]
    rows: int
    left_out: int
    resampled: str
    notes: tuple[str, ...]
    models: tuple[ModelFigures, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and numbers, for JSON."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def _plain(value: Any) -> Any:
    """Named tuples as dicts, and what is no number as None: JSON knows none."""
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - only NaN differs from itself
