"""Charts as inline SVG, without a style attribute, which the page's policy forbids; widths are shares of the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrib.render import inert, wording
from attrib.render.html.article import source_class
from attrib.render.html.markup import Markup, join, tag
from attrib.schema import Score

_MOST = 16


class Speaker(NamedTuple):
    """A row of the chart of who speaks: `number` is the ledger's, None for the outlet."""

    name: str
    number: int | None
    quoted: int
    reported: int


_TURNED = {"low": "high", "high": "low"}


def bar(score: Score, name: str) -> Markup:
    """A score on its scale from 0 to 1, with its 90% interval."""
    label = (
        f"{name}: {wording.value(score, score.value)}, between {wording.value(score, score.low)} "
        f"and {wording.value(score, score.high)} on a scale from 0 to 100"
    )
    return scale(score.value, score.low, score.high, mood(score), label)


def mood(score: Score) -> str:
    """The level as a class of colours: an index is good news when it is high."""
    return _TURNED.get(score.level, score.level) if score.unit == "index" else score.level


def scale(value: float, low: float, high: float, kind: str, label: str | None) -> Markup:
    """A value on a scale from 0 to 1, with an interval; `label` says it in words, None if text beside it does."""
    value, low, high = (min(max(number, 0.0), 1.0) for number in (value, low, high))
    parts = (
        _rect(0, 8, 1, 8, "track"),
        _rect(0, 8, value, 8, f"fill {kind}"),
        _line(low, high, 12, 12, "interval"),
        *(_line(at, at, 8, 16, "interval") for at in (low, high)),
        _line(value, value, 3, 21, "value"),
    )
    return _svg(label, 24, parts)


def standing(score: Score) -> Markup | None:
    """Where a value stands among the reference articles."""
    if score.percentile is None:
        return None
    ticks = (_line(tenth / 10, tenth / 10, 4, 10, "tick") for tenth in range(11))
    point = tag("circle", cx=f"{score.percentile:.1f}%", cy="7", r="5", class_="point")
    return _svg(wording.standing(score), 14, (_rect(0, 6, 1, 2, "track"), *ticks, point))


def speakers(rows: Sequence[Speaker], total: int) -> Markup:
    """Who speaks how much: words quoted (filled) and reported (hatched), the longest row filling the chart."""
    most = max((row.quoted + row.reported for row in rows), default=1) or 1
    shown = [tag("li", *_speaker(row, most, total)) for row in rows[:_MOST]]
    if len(rows) > _MOST:
        rest = sum(row.quoted + row.reported for row in rows[_MOST:])
        shown.append(tag("li", f"and {len(rows) - _MOST} more, together {rest:,} words", class_="note"))
    return join((_hatch(), tag("ul", join(shown), class_="speakers")))


def _speaker(row: Speaker, most: int, total: int) -> list[Markup]:
    words = row.quoted + row.reported
    colour = "own" if row.number is None else source_class(row.number)
    name = inert.shorten(row.name, 60)
    who = tag("a", f"{row.number}. {name}", href=f"#source-{row.number}") if row.number else Markup(tag("b", name))
    quoted, reported = row.quoted / most, row.reported / most
    bars = (
        _rect(0, 3, quoted, 14, f"bar {colour}"),
        _rect(quoted, 3, reported, 14, f"bar {colour} pale"),
        _rect(quoted, 3, reported, 14, "hatched"),
    )
    much = f"{words:,} ({wording.percent(words / total if total else 0)})"
    return [tag("span", who, class_="who"), _svg(None, 20, bars), tag("span", much, class_="much")]


def _hatch() -> Markup:
    line = tag("path", d="M0 6 L6 0", class_="hatch")
    pattern = tag("pattern", line, id="hatch", width="6", height="6", patternUnits="userSpaceOnUse")
    return tag("svg", tag("defs", pattern), width="0", height="0", aria_hidden="true", class_="defs")


def _rect(x: float, y: float, width: float, height: float, name: str) -> Markup:
    return tag("rect", x=_part(x), y=f"{y:g}", width=_part(max(width, 0)), height=f"{height:g}", class_=name)


def _line(start: float, end: float, top: float, bottom: float, name: str) -> Markup:
    return tag("line", x1=_part(start), x2=_part(end), y1=f"{top:g}", y2=f"{bottom:g}", class_=name)


def _part(share: float) -> str:
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def _svg(label: str | None, height: int, parts: Sequence[Markup]) -> Markup:
    said: dict[str, str] = {"aria_hidden": "true"} if label is None else {"role": "img", "aria_label": label}
    return tag("svg", join(parts), width="100%", height=str(height), class_="figure", **said)
