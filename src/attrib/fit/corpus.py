"""Labelled corpora in whatever container they come, as columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from attrib.errors import CorpusError, MissingExtraError


class Labelled(NamedTuple):
    """Columns of equal length; `groups` and `times` are None where no such column was named."""

    texts: list[str]
    labels: list[Any]
    groups: list[str] | None
    times: list[Any] | None


def columns(corpus: Any, *, text: str, label: str, group: str | None, time: str | None) -> Labelled:
    """The columns of a corpus that training needs; rows without a text or a label are left out.

    Args:
        corpus: a data frame, a mapping of columns, an iterable of row mappings, or the path of a CSV, TSV, JSON lines
            or Parquet file with a header.
        text: name of the text column.
        label: name of the label column.
        group: name of a column whose values are never split between training and testing (an outlet), if any.
        time: name of a column that sorts rows by date, if any.

    Raises:
        CorpusError: it has no rows, lacks a column, or is of no known kind.
        MissingExtraError: a Parquet file, and pyarrow is not installed.
    """
    table = _table(corpus)
    wanted = [name for name in (text, label, group, time) if name is not None]
    if group is not None and time is not None:
        raise CorpusError("give a group column or a time column: folds cannot go by both")
    missing = [name for name in wanted if name not in table]
    if missing:
        known = ", ".join(map(str, table)) or "none"
        raise CorpusError(f"the corpus has no column {', '.join(map(repr, missing))}; its columns are: {known}")
    chosen = [list(table[name]) for name in wanted]
    if len({len(column) for column in chosen}) != 1:
        raise CorpusError("the columns of the corpus differ in length")
    rows = [row for row in zip(*chosen, strict=True) if _filled(row[0]) and not _absent(row[1])]
    if not rows:
        raise CorpusError("no row of the corpus has both a text and a label")
    by_name = dict(zip(wanted, (list(column) for column in zip(*rows, strict=True)), strict=True))
    return Labelled(
        by_name[text],
        [_plain(value) for value in by_name[label]],
        None if group is None else _groups(by_name[group], group),
        None if time is None else _dates(by_name[time], time),
    )


def _table(corpus: Any) -> Mapping[str, Sequence[Any]]:
    if isinstance(corpus, str | Path):
        return _from_file(Path(corpus))
    if isinstance(corpus, Mapping):
        return corpus
    if hasattr(corpus, "columns") and hasattr(corpus, "__getitem__"):  # pandas, polars
        return {str(name): list(corpus[name]) for name in corpus.columns}
    if isinstance(corpus, Iterable):
        return _from_rows(corpus)
    raise CorpusError(f"a {type(corpus).__name__} is no corpus: give a data frame, rows, columns or a path")


def _from_rows(rows: Iterable[Any]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {}
    count = 0
    for count, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            raise CorpusError(f"row {count} is a {type(row).__name__}, not a mapping of column to value")
        for name, value in row.items():
            table.setdefault(str(name), [None] * (count - 1)).append(value)
        for values in table.values():
            if len(values) < count:
                values.append(None)
    return table


def _from_file(path: Path) -> Mapping[str, Sequence[Any]]:
    if not path.is_file():
        raise CorpusError(f"there is no file {str(path)!r}")
    suffix = path.suffix.lower()
    try:
        if suffix in (".csv", ".tsv"):
            with path.open(encoding="utf-8-sig", newline="") as file:
                return _from_rows(csv.DictReader(file, delimiter="\t" if suffix == ".tsv" else ","))
        if suffix in (".jsonl", ".ndjson"):
            with path.open(encoding="utf-8-sig") as file:
                return _from_rows(json.loads(line) for line in file if line.strip())
    except (UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
        raise CorpusError(f"{path} cannot be read: {error}") from None
    if suffix == ".parquet":
        return _from_parquet(path)
    raise CorpusError(f"{path} is of no known kind: use .csv, .tsv, .jsonl or .parquet")


def _from_parquet(path: Path) -> Mapping[str, Sequence[Any]]:
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("reading Parquet needs pyarrow: pip install 'attrib[parquet]'") from None
    columns: Mapping[str, Sequence[Any]] = parquet.read_table(path).to_pydict()
    return columns


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


def _plain(value: Any) -> Any:
    """Labels as Python values: NumPy scalars have an item()."""
    return value.item() if hasattr(value, "item") else value
