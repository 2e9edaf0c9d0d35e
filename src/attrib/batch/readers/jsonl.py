"""JSON lines: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

from attrib.batch.readers import Part
from attrib.batch.readers.cells import article
from attrib.batch.row import Columns, Row
from attrib.batch.streams import Stream, lines


def read(part: Part, columns: Columns, kind: str, before: int) -> Iterator[Row]:
    """One row a line that is not blank."""
    with closing(Stream(part.path)) as stream:
        for number, line in enumerate(lines(stream), start=1):
            place, consumed = f"{part.path}:{number}", before + stream.consumed
            if line is None:
                yield Row(place, problem="the line is larger than an article may be", consumed=consumed)
            elif line.strip():
                yield _row(line, columns, place, kind, consumed)


def _row(line: bytes, columns: Columns, place: str, kind: str, consumed: int) -> Row:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(place, problem=f"no JSON: {error}", consumed=consumed)
    if not isinstance(cells, dict):
        return Row(place, problem=f"the line is a JSON {type(cells).__name__}, not an object", consumed=consumed)
    return article(cells, columns, place, kind, consumed)
