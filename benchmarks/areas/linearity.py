"""Linearity: what parsing and its rules cost as an input grows to 10 MB, ordinary or hostile, with a plot."""

from __future__ import annotations

from pathlib import Path

from benchmarks.curves import Curve, plot
from benchmarks.growing import KINDS, cost
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ()
LENGTHS = (100_000, 300_000, 1_000_000, 3_000_000, 9_900_000)
QUICK = (100_000, 300_000)
FIGURE = Path("out") / "linearity.svg"


def run(options: Options) -> list[Row]:
    """Seconds a megabyte at each length, and how they change over tenfold lengths; writes :data:`FIGURE`."""
    lengths = QUICK if options.quick else LENGTHS
    rows, curves = [], []
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
        curves.append(Curve(kind, points))
        if len(points) > 1:
            (small, first), (large, last) = points[0], points[-1]
            growth = (last / large) / (first / small)
            how = f"seconds a MB at {large:g} MB over those at {small:g}: 1 if linear, {large / small:.0f} if quadratic"
            rows.append(Row(kind, "attrib.parse", "growth a MB", growth, how, n=len(points)))
    FIGURE.parent.mkdir(exist_ok=True)
    FIGURE.write_text(plot(curves, "MB of input", "CPU seconds of attrib.parse"), encoding="utf-8")
    return rows
