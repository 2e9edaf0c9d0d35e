"""An evaluation as text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrib.evaluate.result import Evaluation, ModelFigures
from attrib.inference.metrics import Interval


def render(found: Evaluation) -> str:
    """Figures, differences, classes, confusion, reliability and groups of every model."""
    counted = f"{found.rows} row{'s' * (found.rows != 1)}, {found.left_out} left out"
    lines = [f"{counted}. Intervals of 95%, by resampled {found.resampled}."]
    lines += [f"Note: {note}." for note in found.notes]
    for number, each in enumerate(found.models, start=1):
        lines += ["", f"{number}. {title(each)}", *_model(found, each)]
    return "\n".join(lines) + "\n"


def title(found: ModelFigures) -> str:
    """What a model was called by, its name, version and the beginning of its digest."""
    known = f"{found.model.name} {found.model.version} {found.model.digest[:12]}".rstrip()
    return known if found.given == found.model.name else f"{found.given} ({known})"


def interval(item: Interval) -> str:
    """A figure with its bounds, if it is defined."""
    if math.isnan(item.value):
        return "undefined"
    value, low, high = (round(number, 3) + 0.0 for number in item)  # no "-0.000"
    return f"{value:.3f} ({low:.3f} to {high:.3f})"


def _model(found: Evaluation, each: ModelFigures) -> list[str]:
    head = ["figure", "value (95%)"] + ([] if each.difference is None else ["less the first model"])
    rows = [
        [name, interval(item), *([] if each.difference is None else [interval(each.difference[name])])]
        for name, item in each.figures.items()
    ]
    lines = table([head, *rows])
    classes = [[c.name, str(c.rows), f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}"] for c in each.classes]
    lines += ["", *table([["class", "rows", "precision", "recall", "F1"], *classes])]
    if each.confusion is not None:
        counted = zip(found.classes, each.confusion, strict=True)
        grid = [[f"is {name}", *map(str, row)] for name, row in counted]
        lines += ["", *table([["confusion", *(f"said {name}" for name in found.classes)], *grid])]
    bins = [[f"{b.chance:.3f}", f"{b.share:.3f}", str(b.rows)] for b in each.reliability]
    lines += ["", *table([["said", "came true", "times"], *bins])]
    if each.groups:
        groups = [
            [g.name, str(g.rows), interval(g.accuracy), interval(g.macro_f1), f"{g.said:.3f}", f"{g.true:.3f}"]
            for g in each.groups
        ]
        last = found.classes[-1]
        lines += ["", *table([["group", "rows", "all right", "macro F1", f"said {last}", f"is {last}"], *groups])]
    return [f"   {line}".rstrip() for line in lines]


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines of columns; the first column left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(f"{cell:<{width}}" if at == 0 else f"{cell:>{width}}" for at, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
