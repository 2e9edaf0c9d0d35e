"""Labels made by hand: where they lie and how to read them. ``guidelines.md`` says how they were made."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parent
HALVES = ("tune", "report")
"""Rules were looked at with the first half in hand; figures to quote are the second's."""


def load(name: str, half: str | None = None) -> list[dict[str, str]]:
    """The rows of a label file.

    The files are ``sources``, ``sources_more``, ``resolution``, ``unattributed``, ``genre``, ``flags``,
    ``attributions`` and ``articles``.

    Args:
        name: the file's name without its ending.
        half: only the rows of this half (see :data:`HALVES`), or of this draw; None for all.

    Raises:
        FileNotFoundError: there is no such file.
    """
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if half is None or row["half"] == half]
