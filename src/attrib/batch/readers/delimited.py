"""CSV and TSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing

from attrib.batch.readers import Part
from attrib.batch.readers.cells import article, check
from attrib.batch.row import Columns, Row
from attrib.batch.streams import Stream
from attrib.parse.limits import MAX_SIZE


def read(part: Part, columns: Columns, kind: str, before: int) -> Iterator[Row]:
    """One row a record.

    Raises:
        CorpusError: the header lacks a column that was asked for.
    """
    csv.field_size_limit(MAX_SIZE)
    with closing(Stream(part.path)) as stream:
        # Bytes that are no UTF-8 survive as surrogates, so that one bad row does not end the file
        text = io.TextIOWrapper(io.BufferedReader(stream, 1 << 16), "utf-8-sig", "surrogateescape", newline="")
        reader = csv.reader(text, delimiter="\t" if part.kind == "tsv" else ",")
        header = next(reader, [])
        check(columns, header, part.path)
        number = 0
        while True:
            number += 1
            place = f"{part.path}#{number}"
            try:
                values = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(place, problem=f"no CSV: {error}", consumed=before + stream.consumed)
                continue
            yield _row(header, values, columns, place, kind, before + stream.consumed)


def _row(header: list[str], values: list[str], columns: Columns, place: str, kind: str, consumed: int) -> Row:
    if len(values) > len(header):
        problem = f"{len(values)} fields where the header has {len(header)}"
        return Row(place, problem=problem, consumed=consumed)
    cells = dict(zip(header, map(_decoded, values), strict=False))
    return article(cells, columns, place, kind, consumed)


def _decoded(value: str) -> str:
    """A field as it was meant: what is no UTF-8 is read as windows-1252, as everywhere in the package."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape").decode("windows-1252", "replace")
    return value
