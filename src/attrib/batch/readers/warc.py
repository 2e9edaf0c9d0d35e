"""WARC files such as those of CC-NEWS: every page that a server answered with.

Of the answers only those count that carry HTML and a success status; the page's address comes from the record.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from attrib.batch.readers import Part
from attrib.batch.row import Columns, Row
from attrib.batch.streams import STDIN
from attrib.errors import MissingExtraError
from attrib.parse.limits import MAX_SIZE

_CHARSET = re.compile(r"utf-8|utf-16(?:-[bl]e)?|iso8859-\d{1,2}|cp125\d|ascii")
"""Those that English pages use, by Python's names; some other codecs of Python's take quadratic time."""


def read(part: Part, columns: Columns, kind: str, before: int) -> Iterator[Row]:
    """One row a page.

    Raises:
        MissingExtraError: fastwarc is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingExtraError("reading WARC needs fastwarc: pip install 'attrib[warc]'") from None
    kept: dict[str, str | None] = dict.fromkeys(columns.kept)
    with nullcontext(sys.stdin.buffer) if part.path == STDIN else Path(part.path).open("rb") as raw:
        records = ArchiveIterator(raw, record_types=WarcRecordType.response, parse_http=True, auto_decode="all")
        while True:
            try:
                record = next(records, None)
            except (ValueError, RuntimeError) as error:
                raise OSError(str(error)) from None
            if record is None:
                return
            if not _is_page(record):
                continue
            consumed = before + (raw.tell() if part.path != STDIN else 0)
            place, url = f"{part.path}@{record.stream_pos}", record.headers.get("WARC-Target-URI")
            try:
                body = record.reader.read(MAX_SIZE + 1)
            except (OSError, ValueError, RuntimeError) as error:
                yield Row(place, url=url, columns=kept, consumed=consumed, problem=f"damaged: {error}")
                continue
            yield Row(place, _text(body, record), "html", url, columns=kept, consumed=consumed)


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or headers.status_code is None or not 200 <= headers.status_code < 300:
        return False
    return (record.http_content_type or "text/html") in ("text/html", "application/xhtml+xml")


def _text(body: bytes, record: Any) -> str | bytes:
    """The page by the server's word for its encoding, or as bytes where that word is missing or wrong."""
    try:
        name = codecs.lookup(record.http_charset or "").name
        name = "cp1252" if name == "iso8859-1" else name  # as browsers read it
        return body.decode(name) if _CHARSET.fullmatch(name) else body
    except (LookupError, UnicodeDecodeError, ValueError):
        return body
