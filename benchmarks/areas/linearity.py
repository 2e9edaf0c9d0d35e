"""Linearity: what parsing and its rules cost as an input grows to 10 MB, ordinary or hostile, with a plot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.curves import Curve, plot
from benchmarks.growing import KINDS, cost
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ()
LENGTHS = (100_000, 300_000, 1_000_000, 3_000_000, 9_900_000)
QUICK = (100_000, 300_000)
FIGURE = Path("out") / "linearity.svg"
_LENGTH = re.compile(r"s at ([\d.]+) MB")


def run(options: Options) -> list[Row]:
    """Seconds a megabyte at each length, and how they change over tenfold lengths; writes :data:`FIGURE`."""
    lengths = QUICK if options.quick else LENGTHS
    rows = []
    for kind in KINDS:
        points = []
        for length in lengths:
            found = cost(kind, length)
            if found.refused:
                rows.append(Row(kind, "attrib.parse", "refused at MB", length / 1e6, "a clear error: a limit", n=1))
                break
            points.append((length / 1e6, found.seconds))
            how = "CPU seconds of one attrib.parse, the least of up to nine"
            rows.append(Row(kind, "attrib.parse", f"s at {length / 1e6:g} MB", found.seconds, how, n=1))
        if len(points) > 1:
            (small, first), (large, last) = points[0], points[-1]
            growth = (last / large) / (first / small)
            how = f"seconds a MB at {large:g} MB over those at {small:g}: 1 if linear, {large / small:.0f} if quadratic"
            rows.append(Row(kind, "attrib.parse", "growth a MB", growth, how, n=len(points)))
    FIGURE.parent.mkdir(exist_ok=True)
    FIGURE.write_text(figure(rows), encoding="utf-8")
    return rows


def figure(rows: Sequence[Row]) -> str:
    """The plot of an area's rows: the seconds of each kind of input by its megabytes."""
    points: dict[str, list[tuple[float, float]]] = {row.task: [] for row in rows}
    for row in rows:
        measured = _LENGTH.fullmatch(row.metric)
        if measured is not None:
            points[row.task].append((float(measured[1]), row.value))
    curves = [Curve(kind, found) for kind, found in points.items()]
    return plot(curves, "MB of input", "CPU seconds of attrib.parse")
