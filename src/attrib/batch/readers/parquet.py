"""Parquet, some hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.batch.readers import Part
from attrib.batch.readers.cells import article, check
from attrib.batch.row import Columns, Row
from attrib.batch.streams import STDIN
from attrib.errors import InputError, MissingExtraError

_AT_ONCE = 256


def read(part: Part, columns: Columns, kind: str, before: int) -> Iterator[Row]:
    """One row a record.

    Raises:
        CorpusError: a column that was asked for does not exist.
        InputError: this is no Parquet file.
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtraError("reading Parquet needs pyarrow: pip install 'attrib[parquet]'") from None
    if part.path == STDIN:
        raise InputError("Parquet cannot be read from standard input")
    try:
        with ParquetFile(part.path, memory_map=True) as file:
            names = file.schema_arrow.names
            check(columns, names, part.path)
            total = max(file.metadata.num_rows, 1)
            number = 0
            for batch in file.iter_batches(_AT_ONCE):
                for cells in batch.to_pylist():
                    number += 1
                    consumed = before + part.size * number // total
                    yield article(cells, columns, f"{part.path}#{number}", kind, consumed)
    except pyarrow.ArrowException as error:
        raise InputError(f"no Parquet: {error}") from None
