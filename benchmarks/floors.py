"""Floors as data: the table of figures that must hold, and the pins of the data they were measured on."""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FLOORS = Path(__file__).parent / "floors.tsv"
PINS = Path(__file__).parent / "pins.tsv"
DIRECTIONS = ("least", "most", "equal")
COLUMNS = ("form", "area", "task", "system", "metric", "direction", "floor", "tolerance", "n")
DIGITS = 4  # of a floor that is set by a measurement


class Floor(NamedTuple):
    """What a figure must be: at least, at most or just `value`, give or take `tolerance`, over `n` items if given."""

    form: str
    area: str
    task: str
    system: str
    metric: str
    direction: str
    value: float | None
    tolerance: float
    n: int | None


class Verdict(NamedTuple):
    """A figure beside its floor: ``ok``, ``better``, ``worse``, ``missing``, ``not set`` or ``other n``."""

    floor: Floor
    value: float | None
    n: int | None
    state: str

    @property
    def red(self) -> bool:
        """Whether the gate must not open."""
        return self.state not in ("ok", "better")

    def __str__(self) -> str:
        """One line for whoever has to look into it."""
        floor = self.floor
        wanted = "no floor" if floor.value is None else f"at {floor.direction} {floor.value:g} +- {floor.tolerance:g}"
        found = "nothing" if self.value is None else f"{self.value:.4g}"
        where = " / ".join((floor.area, floor.task, floor.system, floor.metric))
        return f"{where}: {self.state}: {found} where {wanted} is asked (n {self.n}, pinned {floor.n})"


def read(path: Path = FLOORS) -> list[Floor]:
    """The table of floors.

    Raises:
        ValueError: a column, a direction or a number is not one.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(rows)) != COLUMNS:
            raise ValueError(f"{path.name}: the columns are not {', '.join(COLUMNS)}")
        return [_floor(*row) for row in rows]


def _floor(*cells: str) -> Floor:
    form, area, task, system, metric, direction, value, tolerance, n = cells
    if direction not in DIRECTIONS:
        raise ValueError(f"no direction {direction!r}: choose from {', '.join(DIRECTIONS)}")
    number, count = float(value) if value else None, int(n) if n else None
    return Floor(form, area, task, system, metric, direction, number, float(tolerance), count)


def write(path: Path, floors: Sequence[Floor]) -> None:
    """Write the table; the comment at its head stays."""
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = ["\t".join("" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in floor)
            for floor in floors]  # fmt: skip
    path.write_text("\n".join([*head, "\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")


def judge(floors: Sequence[Floor], document: Mapping[str, Any]) -> list[Verdict]:
    """Each floor beside what the results say."""
    found = {
        (area, row["task"], row["system"], row["metric"]): row
        for area, entry in document["areas"].items()
        for row in entry["rows"]
    }
    verdicts = []
    for floor in floors:
        row = found.get((floor.area, floor.task, floor.system, floor.metric))
        value = None if row is None or not math.isfinite(row["value"]) else float(row["value"])
        n = None if row is None else row["n"]
        verdicts.append(Verdict(floor, value, n, _state(floor, value, n)))
    return verdicts


def _state(floor: Floor, value: float | None, n: int | None) -> str:
    if value is None:
        return "missing"
    if floor.value is None:
        return "not set"
    if floor.n is not None and n != floor.n:
        return "other n"
    gain = _gain(floor, value)
    if gain < -floor.tolerance - 1e-9:
        return "worse"
    return "better" if floor.direction != "equal" and gain > floor.tolerance else "ok"


def _gain(floor: Floor, value: float) -> float:
    """By how much a value is better than its floor; below 0 it is worse."""
    assert floor.value is not None
    apart = value - floor.value
    return {"least": apart, "most": -apart, "equal": -abs(apart)}[floor.direction]


def moved(floors: Sequence[Floor], verdicts: Sequence[Verdict], *, lower: bool) -> list[Floor]:
    """The floors raised to what was reached, and set where there was none; with `lower` those missed come down.

    Speed and memory differ from run to run: a floor moves only if the figure is past it by more than its tolerance.
    """
    fresh = {}
    for verdict in verdicts:
        up, down = ("better", "not set"), ("worse", "other n")
        if verdict.value is not None and verdict.state in (up + down if lower else up):
            counted = verdict.n if verdict.floor.n is not None or verdict.floor.value is None else None
            fresh[verdict.floor] = verdict.floor._replace(value=_outward(verdict.value, verdict.floor), n=counted)
    return [fresh.get(floor, floor) for floor in floors]


def pinned(path: Path = PINS) -> dict[str, dict[str, Any]]:
    """Commit, files, bytes and digest by corpus."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row.pop("corpus"): {**row, "files": int(row["files"]), "bytes": int(row["bytes"])} for row in rows}


def write_pins(path: Path, pins: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    """Pin the data of the results; what they did not read stays pinned."""
    found = {**pins, **_read_by(document)}
    rows = [
        f"{name}\t{at['commit']}\t{at['files']}\t{at['bytes']}\t{at['digest']}" for name, at in sorted(found.items())
    ]
    path.write_text("\n".join(["corpus\tcommit\tfiles\tbytes\tdigest", *rows]) + "\n", encoding="utf-8")


def _read_by(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found for entry in document["areas"].values() for name, found in entry["data"].items()}


def data_trouble(pins: Mapping[str, Any], document: Mapping[str, Any], areas: Collection[str]) -> list[str]:
    """What is wrong with the data, a line each: a corpus that is missing, unknown or not the pinned one."""
    lines = [f"{area}: {why}" for area, why in document.get("missing", {}).items() if area in areas]
    for name, found in _read_by(document).items():
        if name not in pins:
            lines.append(f"corpus {name} is not pinned: --lower pins it")
        elif found != pins[name]:
            differ = ", ".join(key for key in found if found[key] != pins[name].get(key))
            lines.append(f"corpus {name} is not the one the floors were measured on: {differ}")
    return lines


def _outward(value: float, floor: Floor) -> float:
    """The value in as many digits as are kept, never rounded to what it does not reach itself."""
    steps: float = value * 10**DIGITS
    kept = {"least": math.floor(steps), "most": math.ceil(steps - 1e-6)}.get(floor.direction, round(steps))
    return float(kept / 10**DIGITS)
