"""Published figures, read from ``published.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.rows import Row

TABLE = Path(__file__).parent / "published.toml"


def published(area: str) -> list[Row]:
    """The published rows of an area, in the file's order."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["row"]
    return [
        Row(**{key: value for key, value in entry.items() if key != "area"}, kind="published")
        for entry in entries
        if entry["area"] == area
    ]
