"""Whatever holds rows -> some of its columns. Rows stream through: none is kept here, nor what is not asked for."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrib.errors import CorpusError, MissingExtraError

_WIDEST = 10_000_000  # characters of a CSV cell
_AT_ONCE = 4096  # rows of a Parquet file


def rows(corpus: Any, wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The values of the columns `wanted`, row by row (see :func:`attrib.corpus.columns`).

    Raises:
        CorpusError: it lacks a column, or is of no known kind; of what has no header this is known at its end only.
        MissingExtraError: a Parquet file, and pyarrow is not installed.
    """
    if isinstance(corpus, str | Path):
        return _from_file(Path(corpus), wanted)
    if isinstance(corpus, Mapping):
        return _from_columns(corpus, corpus, wanted)
    if hasattr(corpus, "columns") and hasattr(corpus, "__getitem__"):  # pandas, polars
        return _from_columns(corpus, [str(name) for name in corpus.columns], wanted)
    if isinstance(corpus, Iterable):
        return _from_rows(corpus, wanted)
    raise CorpusError(f"a {type(corpus).__name__} is no corpus: give a data frame, rows, columns or a path")


def _check_columns(known: Iterable[Any], wanted: Sequence[str]) -> None:
    names = [str(name) for name in known]
    missing = [name for name in wanted if name not in names]
    if missing:
        told = ", ".join(names) or "none"
        raise CorpusError(f"the corpus has no column {', '.join(map(repr, missing))}; its columns are: {told}")


def _from_columns(corpus: Any, known: Iterable[Any], wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    _check_columns(known, wanted)
    try:
        yield from zip(*(corpus[name] for name in wanted), strict=True)
    except ValueError as error:
        if "zip()" not in str(error):
            raise
        raise CorpusError("the columns of the corpus differ in length") from None


def _from_rows(rows: Iterable[Any], wanted: Sequence[str], named: Iterable[str] = ()) -> Iterator[tuple[Any, ...]]:
    known = dict.fromkeys(named)
    for count, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            raise CorpusError(f"row {count} is a {type(row).__name__}, not a mapping of column to value")
        if len(known) < len(row) or not row.keys() <= known.keys():
            known.update(dict.fromkeys(map(str, row)))
        yield tuple(map(row.get, wanted))
    _check_columns(known, wanted)


def _from_file(path: Path, wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    if not path.is_file():
        raise CorpusError(f"there is no file {str(path)!r}")
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _from_parquet(path, wanted)
        return
    try:
        if suffix in (".csv", ".tsv"):
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield from _from_table(file, "\t" if suffix == ".tsv" else ",", wanted)
                return
        if suffix in (".jsonl", ".ndjson"):
            with path.open(encoding="utf-8-sig") as file:
                yield from _from_rows(_objects(file, path), wanted)
                return
    except UnicodeDecodeError:
        raise CorpusError(_badly_encoded(path)) from None
    except csv.Error as error:
        raise CorpusError(f"{path} cannot be read: {error}") from None
    raise CorpusError(f"{path} is of no known kind: use .csv, .tsv, .jsonl or .parquet")


def _from_table(file: Iterable[str], delimiter: str, wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Records of a file with a header; a short one lacks its last values, and blank lines are none."""
    csv.field_size_limit(_WIDEST)
    reader = csv.reader(file, delimiter=delimiter)
    header = next(reader, [])
    if not header:
        raise CorpusError("the corpus is empty: its first line must name the columns")
    if other := next((sign for sign in ";\t," if len(header) == 1 and sign in header[0]), ""):
        raise CorpusError(f"the columns seem to be parted by {other!r}: a .csv file has commas, a .tsv file tabs")
    _check_columns(header, wanted)
    last = {name: place for place, name in enumerate(header)}  # of two columns of one name the last, as csv has it
    places = [last[name] for name in wanted]
    for record in reader:
        if record:
            yield tuple(record[place] if place < len(record) else None for place in places)


def _objects(lines: Iterable[str], path: Path) -> Iterator[Any]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                why = f"{error.msg}, character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else error
                raise CorpusError(f"{path} cannot be read: line {number} is no JSON ({why})") from None


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


def _from_parquet(path: Path, wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("reading Parquet needs pyarrow: pip install 'attrib[parquet]'") from None
    try:
        with parquet.ParquetFile(path) as file:
            _check_columns(file.schema_arrow.names, wanted)
            names = list(dict.fromkeys(wanted))
            for batch in file.iter_batches(_AT_ONCE, columns=names):
                found = batch.to_pydict()
                yield from zip(*(found[name] for name in wanted), strict=True)
    except pyarrow.ArrowException as error:
        raise CorpusError(f"{path} cannot be read: {str(error).splitlines()[0]}") from None
