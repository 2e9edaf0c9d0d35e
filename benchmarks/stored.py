"""Stored figures: one JSON file an area, with versions and digests of data and answers. No text of any corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.environment import environment
from benchmarks.rows import Row
from benchmarks.run import Outcome

FIGURES = Path(__file__).parent / "figures"


class Stored(NamedTuple):
    """The rows of one area as they were stored, and what they depend on."""

    rows: list[Row]
    environment: dict[str, Any]
    data: dict[str, Any]
    outputs: dict[str, str]


def store(name: str, outcome: Outcome, folder: Path) -> Path:
    """Write an area's figures; rows of peers that did not run this time are kept from before.

    Without ``--peers`` an area can so be measured anew and README still tells how the peers did.
    """
    path = folder / f"{name}.json"
    fresh = outcome.to_dict()
    if path.is_file() and not any(row.kind == "peer" for row in outcome.rows):
        fresh["rows"] += [row.to_dict() for row in stored(name, folder).rows if row.kind == "peer"]
    folder.mkdir(exist_ok=True)
    path.write_text(json.dumps({"environment": environment(), **fresh}, indent=1) + "\n", encoding="utf-8")
    return path


def committed(folder: Path = FIGURES) -> dict[str, Any]:
    """All stored figures as one document, such as :func:`benchmarks.run.results` gives."""
    areas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    return {"quick": False, "areas": areas, "missing": {}}


def stored(name: str, folder: Path = FIGURES) -> Stored:
    """Read an area's figures.

    Raises:
        FileNotFoundError: none are stored.
    """
    found = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    rows = [Row(**row) for row in found["rows"]]
    return Stored(rows, found["environment"], found["data"], found["outputs"])
