"""Charts as inline SVG: no style attribute, which the page's policy forbids; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrib.render import inert, wording
from attrib.render.html.article import source_class
from attrib.render.html.markup import Markup, join, tag
from attrib.schema import Score

_WIDE = 600  # user units; the picture itself is as wide as its column
_LABEL = 210
_ROW = 30
_MOST = 16


class Speaker(NamedTuple):
    """A row of the chart of who speaks: `number` is the ledger's, None for the outlet."""

    name: str
    number: int | None
    quoted: int
    reported: int


_TURNED = {"low": "high", "high": "low"}


def bar(score: Score, name: str) -> Markup:
    """A score on its scale from 0 to 1, with its 90% interval; an index is good news when it is high."""
    level = _TURNED.get(score.level, score.level) if score.unit == "index" else score.level
    low, high, value = (_WIDE * min(max(number, 0.0), 1.0) for number in (score.low, score.high, score.value))
    shown = (
        f"{name}: {wording.value(score, score.value)}, between {wording.value(score, score.low)} "
        f"and {wording.value(score, score.high)} on a scale from 0 to 100"
    )
    parts = (
        _rect(0, 8, _WIDE, 10, "track"),
        _rect(0, 8, value, 10, f"fill {level}"),
        _rect(low, 11.5, max(high - low, 2), 3, "interval"),
        *(_rect(min(at, _WIDE - 2), 5, 2, 16, "interval") for at in (low, high)),
        _rect(min(max(value - 2.5, 0), _WIDE - 5), 2, 5, 22, "value"),
    )
    return _svg(shown, 26, parts)


def standing(score: Score) -> Markup | None:
    """Where a value stands among the reference articles."""
    if score.percentile is None:
        return None
    at = _WIDE * score.percentile / 100
    ticks = (_rect(_WIDE * tenth / 10, 4, 1, 6, "tick") for tenth in range(1, 10))
    point = tag("circle", cx=f"{min(max(at, 6), _WIDE - 6):.1f}", cy="7", r="6", class_="value")
    return _svg(wording.standing(score), 14, (_rect(0, 6, _WIDE, 2, "track"), *ticks, point))


def speakers(rows: Sequence[Speaker], total: int) -> Markup:
    """Who speaks how much: words quoted (filled) and reported (hatched), the longest row filling the chart."""
    shown = rows[:_MOST]
    most = max((row.quoted + row.reported for row in shown), default=1) or 1
    scale = (_WIDE - _LABEL - 80) / most
    parts = [_hatch()]
    for index, row in enumerate(shown):
        parts += _speaker(row, index * _ROW, scale, total)
    said = "; ".join(f"{inert.shorten(row.name, 40)} {row.quoted + row.reported} words" for row in shown)
    return _svg(f"Who speaks how much, of {total} words: {said}", len(shown) * _ROW + 4, parts)


def _speaker(row: Speaker, top: int, scale: float, total: int) -> list[Markup]:
    words = row.quoted + row.reported
    colour = "own" if row.number is None else source_class(row.number)
    name = row.name if not row.number else f"{row.number}. {row.name}"
    end = _LABEL + words * scale
    return [
        tag("text", inert.shorten(name, 27), x=str(_LABEL - 8), y=str(top + 19), text_anchor="end"),
        _rect(_LABEL, top + 5, row.quoted * scale, 20, f"bar {colour}"),
        _rect(_LABEL + row.quoted * scale, top + 5, row.reported * scale, 20, f"bar {colour} pale"),
        _rect(_LABEL + row.quoted * scale, top + 5, row.reported * scale, 20, "hatched"),
        tag("text", f"{words} ({wording.percent(words / total if total else 0)})", x=f"{end + 6:.1f}", y=str(top + 19)),
    ]


def _hatch() -> Markup:
    line = tag("path", d="M0 6 L6 0", class_="hatch")
    return tag("defs", tag("pattern", line, id="hatch", width="6", height="6", patternUnits="userSpaceOnUse"))


def _rect(x: float, y: float, width: float, height: float, name: str) -> Markup:
    return tag("rect", x=f"{x:.1f}", y=f"{y:g}", width=f"{max(width, 0):.1f}", height=f"{height:g}", class_=name)


def _svg(label: str, height: int, parts: Sequence[Markup]) -> Markup:
    return tag("svg", join(parts), role="img", aria_label=label, viewBox=f"0 0 {_WIDE} {height}", class_="figure")
