"""Where outcomes go. Each writer says after every round how much of it is safe, and can go back to such a point."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from attrib.batch.flat import COUNTS, SCORES, TEXTS
from attrib.batch.row import Outcome
from attrib.errors import MissingExtraError


class Writer(Protocol):
    """What the batch needs of an output."""

    def write(self, outcomes: Sequence[Outcome]) -> None:
        """Add scored rows."""

    def safe(self) -> int:
        """Put on disk what was written, and name the point that was reached."""

    def finish(self) -> None:
        """Everything is written."""

    def close(self) -> None:
        """Let go of files, finished or not."""


class Lines:
    """JSON lines; a point is a number of bytes. ``-`` is standard output, which has no points."""

    def __init__(self, path: str, point: int = 0) -> None:
        self._file: IO[bytes]
        self._own = path != "-"
        if self._own:
            self._file = Path(path).open("r+b" if point else "wb")  # noqa: SIM115 - closed by close()
            self._file.truncate(point)
            self._file.seek(point)
        else:
            self._file = sys.stdout.buffer

    def write(self, outcomes: Sequence[Outcome]) -> None:
        """A line a row: its number, place, columns, and its scores or the whole report."""
        for outcome in outcomes:
            head = {"row": outcome.number, "place": outcome.place}
            if outcome.columns:
                head["columns"] = dict(outcome.columns)
            if outcome.report is None:
                self.line({**head, **(outcome.flat or {})})
            else:
                self._put(f'{_json(head)[:-1]}, "report": {outcome.report}}}')

    def line(self, values: dict[str, Any]) -> None:
        """One line."""
        self._put(_json(values))

    def _put(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "replace") + b"\n")

    def safe(self) -> int:
        """See :class:`Writer`."""
        self._file.flush()
        if not self._own:
            return 0
        os.fsync(self._file.fileno())
        return self._file.tell()

    def finish(self) -> None:
        """See :class:`Writer`."""
        self.safe()

    def close(self) -> None:
        """See :class:`Writer`."""
        if self._own:
            self._file.close()


class Parquet:
    """A Parquet file, made at the end out of one part a round; a point is a number of parts.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """

    def __init__(self, path: str, point: int = 0, *, columns: Sequence[str] = (), full: bool = True) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise MissingExtraError("writing Parquet needs pyarrow: pip install 'attrib[parquet]'") from None
        self._arrow = pyarrow
        self._path, self._folder = Path(path), Path(f"{path}.parts")
        self._folder.mkdir(exist_ok=True)
        self._columns, self._full = tuple(columns), full
        self._waiting: list[Outcome] = []
        self._parts = point
        for part in self._folder.iterdir():  # those of a round that was not finished
            if part.suffix != ".parquet" or int(part.stem) >= point:
                part.unlink()

    def write(self, outcomes: Sequence[Outcome]) -> None:
        """See :class:`Writer`."""
        self._waiting += outcomes

    def safe(self) -> int:
        """See :class:`Writer`."""
        if self._waiting:
            rows = [self._row(outcome) for outcome in self._waiting]
            table = self._arrow.Table.from_pylist(rows, schema=self._schema())
            made = self._part(self._parts).with_suffix(".making")
            self._arrow.parquet.write_table(table, made, compression="zstd")
            made.replace(self._part(self._parts))
            self._parts += 1
            self._waiting = []
        return self._parts

    def finish(self) -> None:
        """Join the parts, one at a time, and remove them."""
        self.safe()
        made = self._folder / "whole.making"
        with self._arrow.parquet.ParquetWriter(made, self._schema(), compression="zstd") as writer:
            for number in range(self._parts):
                writer.write_table(self._arrow.parquet.read_table(self._part(number)))
        made.replace(self._path)
        shutil.rmtree(self._folder)

    def close(self) -> None:
        """See :class:`Writer`."""

    def _part(self, number: int) -> Path:
        return self._folder / f"{number:08d}.parquet"

    def _row(self, outcome: Outcome) -> dict[str, Any]:
        row = {"row": outcome.number, "place": outcome.place, **(outcome.flat or {})}
        row["framing"] = None if row.get("framing") is None else list(row["framing"].items())
        row |= {f"column_{name}": outcome.columns.get(name) for name in self._columns}
        return row | ({"report": outcome.report} if self._full else {})

    def _schema(self) -> Any:
        arrow = self._arrow
        text, number, real = arrow.string(), arrow.int64(), arrow.float64()
        fields = [("row", number), ("place", text), *((f"column_{name}", text) for name in self._columns)]
        fields += [(name, text) for name in TEXTS] + [("quality", real)] + [(name, number) for name in COUNTS]
        for name in SCORES:
            fields += [(name, real), (f"{name}_low", real), (f"{name}_high", real)]
            fields += [(f"{name}_level", text), (f"{name}_percentile", real)]
        fields += [("framing", arrow.map_(text, real))] + ([("report", text)] if self._full else [])
        return arrow.schema(fields)


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, allow_nan=False)
