"""Dot plots with intervals as SVG: one line a system, the same scale for all of a figure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import isfinite

from benchmarks.rows import KINDS, Row

WIDTH, LEFT, RIGHT = 900, 330, 90
STEP = 22  # pixels a line


def plot(rows: Sequence[Row]) -> str:
    """Rows of one task and metric, ours first, each with its value and, if known, its interval."""
    ordered = sorted(rows, key=lambda row: KINDS.index(row.kind))
    low, high = _scale(ordered)
    height = STEP * len(ordered) + 24
    base = height - 18
    label = f"{escape(rows[0].task)}, {escape(rows[0].metric)}: " + "; ".join(
        f"{escape(row.system)} {row.value:.3g}" for row in ordered
    )
    marks = "".join(_marks(row, number, low, high) for number, row in enumerate(ordered))
    ends = f'<text x="{LEFT}" y="{height - 4}">{low:.3g}</text>' + (
        f'<text x="{WIDTH - RIGHT}" y="{height - 4}" text-anchor="end">{high:.3g}</text>'
    )
    axis = f'<line class="axis" x1="{LEFT}" y1="{base}" x2="{WIDTH - RIGHT}" y2="{base}"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" role="img" aria-label="{label}">{axis}{marks}{ends}</svg>'
    )


def _scale(rows: Sequence[Row]) -> tuple[float, float]:
    """Zero to the largest bound, or from the smallest one if that is negative; shares up to one."""
    every = [value for row in rows for value in (row.value, row.low, row.high)]
    finite = [value for value in every if value is not None and isfinite(value)]
    low, high = min([0.0, *finite]), max([0.0, *finite])
    high = 1.0 if 0.5 < high <= 1 else high
    return low, high if high > low else low + 1


def _marks(row: Row, number: int, low: float, high: float) -> str:
    y = STEP * number + 14

    def at(value: float) -> float:
        return round(LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT), 1)

    name = row.system if len(row.system) <= 50 else f"{row.system[:49]}\u2026"
    drawn = f'<text x="{LEFT - 10}" y="{y + 4}" text-anchor="end">{escape(name)}</text>'
    if not isfinite(row.value):
        return f'{drawn}<text x="{LEFT}" y="{y + 4}">none</text>'
    if row.low is not None and row.high is not None and isfinite(row.low):
        drawn += f'<line class="{row.kind}" x1="{at(row.low)}" y1="{y}" x2="{at(row.high)}" y2="{y}" stroke-width="3"/>'
    drawn += f'<circle class="{row.kind}" cx="{at(row.value)}" cy="{y}" r="5"/>'
    return f'{drawn}<text x="{WIDTH - RIGHT + 12}" y="{y + 4}">{row.value:.3g}</text>'
