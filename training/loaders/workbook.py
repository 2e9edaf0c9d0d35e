"""Rows of an Excel sheet, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield one dict per row of the first sheet, keyed by its header line."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        cells = book.worksheets[0].iter_rows(values_only=True)
        header = [str(name) for name in next(cells)]
        for row in cells:
            yield dict(zip(header, row, strict=True))
    finally:
        book.close()
