"""Containers of articles, one module a kind: each yields a :class:`Row` for whatever it holds, broken or not."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from attrib.batch.row import Columns, Row
from attrib.batch.streams import STDIN, suffix
from attrib.errors import InputError

_KINDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "page",
}
_MODULES = {
    "jsonl": "jsonl",
    "csv": "delimited",
    "tsv": "delimited",
    "parquet": "parquet",
    "warc": "warc",
    "page": "page",
}
KINDS = tuple(_MODULES)


class Part(NamedTuple):
    """One file of the input (or standard input): its path, what it holds, its size in bytes."""

    path: str
    kind: str
    size: int


def listed(inputs: Sequence[str], kind: str | None = None) -> tuple[list[Part], int]:
    """The files of the inputs in the order in which they are read, and how many in folders are of no known kind.

    Args:
        inputs: files, folders (searched below, in sorted order, links left aside) or ``-``.
        kind: what they hold, for names that do not tell; standard input holds JSON lines unless told.

    Raises:
        InputError: there is no such file, its name does not tell what it holds, or standard input is named twice.
    """
    if list(inputs).count(STDIN) > 1:
        raise InputError("standard input can be read once only")
    parts: list[Part] = []
    unknown = 0
    for given in inputs:
        if given == STDIN:
            parts.append(Part(STDIN, kind or "jsonl", 0))
        elif Path(given).is_dir():
            for path in _below(Path(given)):
                found = kind or _KINDS.get(suffix(path))
                unknown += found is None
                if found is not None:
                    parts.append(Part(path, found, Path(path).stat().st_size))
        elif Path(given).is_file():
            found = kind or _KINDS.get(suffix(given))
            if found is None:
                raise InputError(f"{given}: its name does not tell what it holds; say so with --input-format")
            parts.append(Part(given, found, Path(given).stat().st_size))
        else:
            raise InputError(f"{given}: no such file")
    return parts, unknown


def _below(folder: Path) -> list[str]:
    """Plain files under a folder: no hidden ones, and no links, which may lead outside or in circles."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(top, name) for name in names if not name.startswith("."))
        found += [str(path) for path in paths if not path.is_symlink()]
    return sorted(found)


def rows(parts: Sequence[Part], columns: Columns, kind: str) -> Iterator[Row]:
    """All articles of all parts, in order; what cannot be read further ends with a row that says why.

    Args:
        parts: see :func:`listed`.
        columns: which columns of a table hold what.
        kind: ``auto``, ``html`` or ``text``: what an article is.

    Raises:
        CorpusError: a table has no column of the name that was asked for.
        MissingExtraError: a reader's package is not installed.
    """
    before = 0
    for part in parts:
        module = importlib.import_module(f"attrib.batch.readers.{_MODULES[part.kind]}")
        try:
            yield from module.read(part, columns, kind, before)
        except (OSError, EOFError, InputError) as error:
            yield Row(part.path, problem=f"cannot be read further: {error}", consumed=before + part.size)
        before += part.size
