"""Curves on two logarithmic axes as SVG, with a line of slope one to compare with: linear growth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 860, 480, 70, 20, 250, 50
_COLOURS = (
    "#1b6ca8",
    "#d1495b",
    "#2e8b57",
    "#8e5ea2",
    "#c77d0a",
    "#4a4e69",
    "#00a6a6",
    "#a23b72",
    "#6b8e23",
    "#7f5539",
)


class Curve(NamedTuple):
    """A name, and points of positive numbers."""

    name: str
    points: Sequence[tuple[float, float]]


class _Axes(NamedTuple):
    """Decades that are shown."""

    left: int
    right: int
    low: int
    high: int

    def at(self, x: float, y: float) -> tuple[float, float]:
        wide, tall = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        across = (math.log10(x) - self.left) / (self.right - self.left)
        up = (math.log10(y) - self.low) / (self.high - self.low)
        return round(_LEFT + across * wide, 1), round(_TOP + (1 - up) * tall, 1)


def plot(curves: Sequence[Curve], across: str, up: str) -> str:
    """The curves, each named at its side, over a dashed line of linear growth.

    Args:
        curves: what to draw; those without points are only named.
        across: what the horizontal axis shows.
        up: what the vertical one shows.
    """
    points = [point for curve in curves for point in curve.points]
    bounds = []
    for values in zip(*points, strict=True):
        bounds += [math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))]
    left, right, low, high = bounds
    axes = _Axes(left, max(right, left + 1), low, max(high, low + 1))
    parts = [*_grid(axes), *_linear(axes)]
    for number, curve in enumerate(curves):
        colour = _COLOURS[number % len(_COLOURS)]
        line = " ".join(f"{x},{y}" for x, y in (axes.at(*point) for point in curve.points))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in (axes.at(*p) for p in curve.points)]
        parts.append(_text(_WIDTH - _RIGHT + 20, _TOP + 16 + 20 * number, curve.name, "start", colour))
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, across))
    parts.append(_text(_LEFT, _TOP - 6, up, "start"))
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="13"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *parts, "</svg>"]) + "\n"


def _grid(axes: _Axes) -> list[str]:
    parts = []
    for decade in range(axes.left, axes.right + 1):
        (x, top), (_, bottom) = axes.at(10.0**decade, 10.0**axes.high), axes.at(10.0**decade, 10.0**axes.low)
        parts.append(f'<path d="M{x} {top}V{bottom}" stroke="#ddd"/>')
        parts.append(_text(x, bottom + 18, f"{10.0**decade:g}"))
    for decade in range(axes.low, axes.high + 1):
        (left, y), (right, _) = axes.at(10.0**axes.left, 10.0**decade), axes.at(10.0**axes.right, 10.0**decade)
        parts.append(f'<path d="M{left} {y}H{right}" stroke="#ddd"/>')
        parts.append(_text(left - 8, y + 4, f"{10.0**decade:g}", "end"))
    return parts


def _linear(axes: _Axes) -> list[str]:
    """From the lower left corner upwards, one decade a decade."""
    steps = min(axes.right - axes.left, axes.high - axes.low)
    (x, y), (to, up) = (axes.at(10.0 ** (axes.left + step), 10.0 ** (axes.low + step)) for step in (0, steps))
    return [
        f'<path d="M{x} {y}L{to} {up}" stroke="#999" stroke-dasharray="6 5"/>',
        _text(to - 6, up + 16, "linear", "end"),
    ]


def _text(x: float, y: float, text: str, anchor: str = "middle", colour: str = "#222") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" style="fill: {colour}">{escape(text)}</text>'
