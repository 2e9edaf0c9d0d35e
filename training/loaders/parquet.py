"""Rows of a Parquet file, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq


def rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield one tuple per row, with the cells in the order of `columns`."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=list(columns), batch_size=2048):
            yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)
