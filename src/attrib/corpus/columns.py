"""A corpus -> the columns that are needed of it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any, NamedTuple

from attrib.corpus import containers
from attrib.corpus.sample import MOST, Sample
from attrib.errors import CorpusError, InputError

_DATE = re.compile(r"\d{4}(-?\d\d(-?\d\d([T ].*)?)?)?$")  # as ISO 8601 has it, or the beginning of it


class Labelled(NamedTuple):
    """Columns of equal length; `groups` and `times` are None where no such column was named.

    A label is a value, or a tuple of names where a text may have several; `left_out` rows lack a text or a label. Of
    `offered` rows that have both these are all, or a sample.
    """

    texts: list[str]
    labels: list[Any]
    groups: list[str] | None
    times: list[Any] | None
    left_out: int = 0
    offered: int = 0

    @property
    def multilabel(self) -> bool:
        """Whether a text may have several labels, or none."""
        return isinstance(self.labels[0], tuple)


def columns(  # noqa: PLR0913 - names of columns, each with a default
    corpus: Any,
    *,
    text: str,
    label: str,
    group: str | None,
    time: str | None,
    separator: str | None = None,
    rows: int = MOST,
    seed: int = 0,
) -> Labelled:
    """The columns of a corpus that training needs; rows without a text or a label are left out.

    The corpus is read as a stream, once. If it has more than `rows` rows, they are sampled (see
    :mod:`attrib.corpus.sample`), so memory does not grow with the corpus.

    Args:
        corpus: a data frame, a mapping of columns, an iterable of row mappings, or the path of a CSV, TSV, JSON lines
            or Parquet file with a header.
        text: name of the text column.
        label: name of the label column. If its values are lists, a text may have several labels.
        group: name of a column whose values are never split between training and testing (an outlet), if any.
        time: name of a column that sorts rows by date, if any.
        separator: what parts the labels of a text that may have several, in a file that knows no lists.
        rows: how many to keep at most.
        seed: decides which.

    Raises:
        CorpusError: it has no rows, lacks a column, or is of no known kind.
        InputError: fewer than one row is to be kept.
        MissingExtraError: a Parquet file, and pyarrow is not installed.
    """
    wanted = [name for name in (text, label, group, time) if name is not None]
    if group is not None and time is not None:
        raise CorpusError("give a group column or a time column: folds cannot go by both")
    if rows < 1:
        raise InputError(f"at least one row is needed, not {rows}")
    sample, read = Sample(rows, seed), 0
    for content, value, *rest in containers.rows(corpus, wanted):
        read += 1
        if _filled(content):
            told = _label(value, separator)
            if not _absent(told):
                sample.add((content, told, *rest), told if isinstance(told, tuple) else (told,))
    if not sample.offered:
        raise CorpusError(f"no row of the corpus has both a text and a label (of {read} row{'s' * (read != 1)})")
    texts, kept, *more = (list(column) for column in zip(*sample.rows(), strict=True))
    _check_kinds(kept)
    return Labelled(
        texts,
        kept,
        None if group is None else _groups(more[0], group),
        None if time is None else _dates(more[0], time),
        read - sample.offered,
        sample.offered,
    )


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
    """Values that sort by time: numbers as numbers, also where a file gave them as text, or dates, the year first."""
    if any(map(_absent, values)):
        raise CorpusError(f"rows without a value in the time column {name!r}")
    with suppress(ValueError):
        values = [float(value) if isinstance(value, str) else value for value in values]
    if odd := [value for value in values if isinstance(value, str) and not _DATE.match(value.strip())]:
        raise CorpusError(
            f"the time column {name!r} holds {odd[0]!r}, which does not sort by date: write 2024-05-31, or numbers"
        )
    try:
        sorted(values)
    except TypeError:
        raise CorpusError(f"the time column {name!r} mixes values that cannot be sorted") from None
    return values
