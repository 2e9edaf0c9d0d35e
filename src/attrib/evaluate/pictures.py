"""Pictures of an evaluation as SVG: how far probabilities come true, and how groups fare."""

from __future__ import annotations

import html
from collections.abc import Sequence

from attrib.evaluate.result import GroupFigures
from attrib.inference.metrics import Bin
from attrib.render import inert

_SIDE, _EDGE = 320, 45
_ROW, _LABEL, _BAR = 22, 170, 320
_INK, _GREY = "#2a6f97", "#999"


def escape(text: str) -> str:
    """A name of a corpus or a model within a page: neither markup nor control codes."""
    return html.escape(inert.inline(text))


def reliability_picture(bins: Sequence[Bin]) -> str:
    """The share that came true against the probability that was said; on the line they agree."""
    most = max((item.rows for item in bins), default=1)
    points = [(_x(item.chance), _y(item.share), 3 + 9 * (item.rows / most) ** 0.5) for item in bins]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{_INK}" fill-opacity=".6">'
        f"<title>said {item.chance:.3f}, came true {item.share:.3f}, {item.rows} times</title></circle>"
        for (x, y, r), item in zip(points, bins, strict=True)
    )
    ticks = "".join(
        f'<text x="{_x(v):.0f}" y="{_y(0) + 18:.0f}" text-anchor="middle">{v:g}</text>'
        f'<text x="{_EDGE - 8}" y="{_y(v) + 4:.0f}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.25, 0.5, 0.75, 1)
    )
    size = _SIDE + 2 * _EDGE
    return (
        f'<figure><svg viewBox="0 0 {size} {size}" width="{size}" role="img" font-size="12" '
        f'aria-label="Reliability: share that came true against probability said">'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_GREY}"/>'
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="{_GREY}" stroke-dasharray="4"/>'
        f'<polyline points="{path}" fill="none" stroke="{_INK}"/>{dots}{ticks}'
        f'<text x="{size / 2:.0f}" y="{size - 6}" text-anchor="middle">probability said</text>'
        f'<text x="12" y="{size / 2:.0f}" text-anchor="middle" transform="rotate(-90 12 {size / 2:.0f})">'
        f"share that came true</text></svg><figcaption>Calibration: on the line, what was said came true as often."
        f"</figcaption></figure>"
    )


def groups_picture(groups: Sequence[GroupFigures]) -> str:
    """Macro F1 of each group with its interval."""
    rows = []
    for number, group in enumerate(groups):
        y = _ROW * number + _ROW / 2
        value, low, high = (_LABEL + _BAR * max(0.0, min(1.0, part)) for part in group.macro_f1)
        rows.append(
            f'<text x="{_LABEL - 8}" y="{y + 4:.0f}" text-anchor="end">{escape(group.name[:24])}</text>'
            f'<line x1="{low:.1f}" y1="{y:.0f}" x2="{high:.1f}" y2="{y:.0f}" stroke="{_GREY}" stroke-width="3"/>'
            f'<circle cx="{value:.1f}" cy="{y:.0f}" r="5" fill="{_INK}"><title>{group.macro_f1.value:.3f}, '
            f"{group.rows} rows</title></circle>"
        )
    height, width = _ROW * len(groups) + 24, _LABEL + _BAR + 20
    ticks = "".join(
        f'<text x="{_LABEL + _BAR * v:.0f}" y="{height - 6}" text-anchor="middle">{v:g}</text>' for v in (0, 0.5, 1)
    )
    return (
        f'<figure><svg viewBox="0 0 {width} {height}" width="{width}" role="img" font-size="12" '
        f'aria-label="Macro F1 by group">{"".join(rows)}{ticks}</svg>'
        f"<figcaption>Macro F1 by group, with intervals of 95%.</figcaption></figure>"
    )


def _x(value: float) -> float:
    return _EDGE + _SIDE * value


def _y(value: float) -> float:
    return _EDGE + _SIDE * (1 - value)
