"""A corpus -> the columns that are needed of it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from attrib.corpus.containers import table
from attrib.errors import CorpusError


class Labelled(NamedTuple):
    """Columns of equal length; `groups` and `times` are None where no such column was named.

    A label is a value, or a tuple of names where a text may have several; `left_out` rows lack a text or a label.
    """

    texts: list[str]
    labels: list[Any]
    groups: list[str] | None
    times: list[Any] | None
    left_out: int = 0

    @property
    def multilabel(self) -> bool:
        """Whether a text may have several labels, or none."""
        return isinstance(self.labels[0], tuple)


def columns(
    corpus: Any,
    *,
    text: str,
    label: str,
    group: str | None,
    time: str | None,
    separator: str | None = None,
) -> Labelled:
    """The columns of a corpus that training needs; rows without a text or a label are left out.

    Args:
        corpus: a data frame, a mapping of columns, an iterable of row mappings, or the path of a CSV, TSV, JSON lines
            or Parquet file with a header.
        text: name of the text column.
        label: name of the label column. If its values are lists, a text may have several labels.
        group: name of a column whose values are never split between training and testing (an outlet), if any.
        time: name of a column that sorts rows by date, if any.
        separator: what parts the labels of a text that may have several, in a file that knows no lists.

    Raises:
        CorpusError: it has no rows, too many, lacks a column, or is of no known kind.
        MissingExtraError: a Parquet file, and pyarrow is not installed.
    """
    wanted = [name for name in (text, label, group, time) if name is not None]
    if group is not None and time is not None:
        raise CorpusError("give a group column or a time column: folds cannot go by both")
    found = table(corpus, list(dict.fromkeys(wanted)))
    chosen = [found[name] for name in wanted]
    if len({len(column) for column in chosen}) != 1:
        raise CorpusError("the columns of the corpus differ in length")
    labels = _labels(found[label], separator)
    rows = [
        row
        for row in zip(found[text], labels, *(found[name] for name in wanted[2:]), strict=True)
        if _filled(row[0]) and not _absent(row[1])
    ]
    if not rows:
        count = len(chosen[0])
        raise CorpusError(f"no row of the corpus has both a text and a label (of {count} row{'s' * (count != 1)})")
    texts, kept, *rest = (list(column) for column in zip(*rows, strict=True))
    _check_kinds(kept)
    return Labelled(
        texts,
        kept,
        None if group is None else _groups(rest[0], group),
        None if time is None else _dates(rest[0], time),
        len(labels) - len(texts),
    )


def _labels(values: Sequence[Any], separator: str | None) -> list[Any]:
    return [_label(value, separator) for value in values]


def _label(value: Any, separator: str | None) -> Any:
    """A label as a Python value without spaces around it, or as a sorted tuple of names."""
    if hasattr(value, "tolist"):  # NumPy scalars and arrays
        value = value.tolist()
    if isinstance(value, str):
        value = value.strip()
        if separator is not None:
            return tuple(sorted({part.strip() for part in value.split(separator)} - {""}))
        if value[:1] == "[" and value[-1:] == "]":  # a list that a table holds as text
            with suppress(json.JSONDecodeError):
                value = json.loads(value)
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(sorted({str(part).strip() for part in value}))
    return value


def _check_kinds(labels: list[Any]) -> None:
    """Whether labels are of one kind, and none is another one written differently.

    Raises:
        CorpusError: they are not; the message shows an example.
    """
    if len({isinstance(label, tuple) for label in labels}) > 1:
        raise CorpusError("some labels are lists and some are not: write all of them as lists, or none")
    written: dict[str, str] = {}
    for name in {name for label in labels for name in (label if isinstance(label, tuple) else (label,))}:
        if isinstance(name, str):
            other = written.setdefault(re.sub(r"[\s_-]+", " ", name).casefold(), name)
            if other != name:
                one, two = sorted((other, name))
                raise CorpusError(f"the labels {one!r} and {two!r} differ in spaces or capitals only: write them alike")


def _filled(value: Any) -> bool:
    return isinstance(value, str) and not value.isspace() and value != ""


def _absent(value: Any) -> bool:
    try:
        return value is None or bool(value == "") or bool(value != value)  # noqa: PLR0124 - only NaN differs from itself
    except TypeError:  # pandas.NA is neither equal nor unequal to anything
        return True


def _groups(values: list[Any], name: str) -> list[str]:
    if any(map(_absent, values)):
        raise CorpusError(f"rows without a value in the group column {name!r}")
    return [str(value) for value in values]


def _dates(values: list[Any], name: str) -> list[Any]:
    """Values that sort by time: numbers as numbers, also where a file gave them as text."""
    if any(map(_absent, values)):
        raise CorpusError(f"rows without a value in the time column {name!r}")
    with suppress(ValueError):
        values = [float(value) if isinstance(value, str) else value for value in values]
    try:
        sorted(values)
    except TypeError:
        raise CorpusError(f"the time column {name!r} mixes values that cannot be sorted") from None
    return values
