"""A file that is one article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing

from attrib.batch.readers import Part
from attrib.batch.row import Columns, Row
from attrib.batch.streams import Stream, suffix
from attrib.parse.limits import MAX_SIZE


def read(part: Part, columns: Columns, kind: str, before: int) -> Iterator[Row]:
    """The one row."""
    with closing(Stream(part.path)) as stream, io.BufferedReader(stream, 1 << 16) as buffered:
        content = buffered.read(MAX_SIZE + 1)  # one byte more than is allowed is enough to know
    told = "html" if suffix(part.path) in (".html", ".htm", ".xhtml") else kind
    kept: dict[str, str | None] = dict.fromkeys(columns.kept)
    yield Row(part.path, content, kind if kind != "auto" else told, columns=kept, consumed=before + part.size)
