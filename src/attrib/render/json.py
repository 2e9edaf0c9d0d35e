"""Reports and documents as JSON text that any terminal, pipe or encoder takes unharmed."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from attrib.render.inert import escape
from attrib.schema import Document, Report
from attrib.schema.wire import to_plain


def render(report: Report) -> str:
    """The report as indented JSON, laid out as ``report.schema.json`` says. Ends without a line feed."""
    return _dump(report.to_dict())


def render_document(document: Document) -> str:
    """A cleaned document as indented JSON: the fields of :class:`attrib.schema.Document` but for `offsets`."""
    plain = to_plain(dataclasses.replace(document, offsets=None))
    del plain["offsets"]
    return _dump(plain)


def _dump(plain: Any) -> str:
    # Escaped line by line: the line feeds are the layout's, since those inside strings are escaped already
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=2)
    return "\n".join(map(escape, text.split("\n")))
