"""Whatever holds rows -> some of its columns. Rows stream through: what is not asked for is never kept."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from attrib.errors import CorpusError, MissingExtraError

MAX_ROWS = 500_000
"""Rows up to which a corpus is read: their features still fit in the memory of a small machine."""

_WIDEST = 10_000_000  # characters of a CSV cell


def table(corpus: Any, wanted: Sequence[str]) -> dict[str, list[Any]]:
    """The columns `wanted` of a corpus (see :func:`attrib.corpus.columns`).

    Raises:
        CorpusError: it has more than :data:`MAX_ROWS` rows, lacks a column, or is of no known kind.
        MissingExtraError: a Parquet file, and pyarrow is not installed.
    """
    if isinstance(corpus, str | Path):
        return _from_file(Path(corpus), wanted)
    if isinstance(corpus, Mapping):
        _check_columns(corpus, wanted)
        return {name: _bounded(corpus[name]) for name in wanted}
    if hasattr(corpus, "columns") and hasattr(corpus, "__getitem__"):  # pandas, polars
        _check_columns([str(name) for name in corpus.columns], wanted)
        return {name: _bounded(corpus[name]) for name in wanted}
    if isinstance(corpus, Iterable):
        return _from_rows(corpus, wanted)
    raise CorpusError(f"a {type(corpus).__name__} is no corpus: give a data frame, rows, columns or a path")


def _check_columns(known: Iterable[Any], wanted: Sequence[str]) -> None:
    names = [str(name) for name in known]
    missing = [name for name in wanted if name not in names]
    if missing:
        told = ", ".join(names) or "none"
        raise CorpusError(f"the corpus has no column {', '.join(map(repr, missing))}; its columns are: {told}")


def _bounded(values: Iterable[Any]) -> list[Any]:
    found = list(islice(values, MAX_ROWS + 1))
    if len(found) > MAX_ROWS:
        raise CorpusError(f"the corpus has more than {MAX_ROWS:,} rows: draw a sample of them")
    return found


def _from_rows(rows: Iterable[Any], wanted: Sequence[str], named: Iterable[str] = ()) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {name: [] for name in wanted}
    known = dict.fromkeys(named)
    for count, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            raise CorpusError(f"row {count} is a {type(row).__name__}, not a mapping of column to value")
        if count > MAX_ROWS:
            raise CorpusError(f"the corpus has more than {MAX_ROWS:,} rows: draw a sample of them")
        if len(known) < len(row) or not row.keys() <= known.keys():
            known.update(dict.fromkeys(map(str, row)))
        for name in wanted:
            found[name].append(row.get(name))
    _check_columns(known, wanted)
    return found


def _from_file(path: Path, wanted: Sequence[str]) -> dict[str, list[Any]]:
    if not path.is_file():
        raise CorpusError(f"there is no file {str(path)!r}")
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        return _from_parquet(path, wanted)
    try:
        if suffix in (".csv", ".tsv"):
            with path.open(encoding="utf-8-sig", newline="") as file:
                csv.field_size_limit(_WIDEST)
                reader = csv.DictReader(file, delimiter="\t" if suffix == ".tsv" else ",")
                _check_columns(reader.fieldnames or (), wanted)
                return _from_rows(reader, wanted, reader.fieldnames or ())
        if suffix in (".jsonl", ".ndjson"):
            with path.open(encoding="utf-8-sig") as file:
                return _from_rows(_objects(file, path), wanted)
    except UnicodeDecodeError:
        raise CorpusError(_badly_encoded(path)) from None
    except csv.Error as error:
        raise CorpusError(f"{path} cannot be read: {error}") from None
    raise CorpusError(f"{path} is of no known kind: use .csv, .tsv, .jsonl or .parquet")


def _objects(lines: Iterable[str], path: Path) -> Iterator[Any]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                raise CorpusError(f"{path} cannot be read: line {number} is no JSON ({error})") from None


def _badly_encoded(path: Path) -> str:
    """Which line is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                where = f"line {number}, byte {error.start + 1} (0x{line[error.start]:02x})"
                return f"{path} is not in UTF-8 throughout: {where}; save all of it as UTF-8"
    return f"{path} is not in UTF-8"


def _from_parquet(path: Path, wanted: Sequence[str]) -> dict[str, list[Any]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("reading Parquet needs pyarrow: pip install 'attrib[parquet]'") from None
    try:
        with parquet.ParquetFile(path) as file:
            _check_columns(file.schema_arrow.names, wanted)
            if file.metadata.num_rows > MAX_ROWS:
                raise CorpusError(f"the corpus has more than {MAX_ROWS:,} rows: draw a sample of them")
            found: dict[str, list[Any]] = file.read(columns=list(wanted)).to_pydict()
    except pyarrow.ArrowException as error:
        raise CorpusError(f"{path} cannot be read: {str(error).splitlines()[0]}") from None
    return found
