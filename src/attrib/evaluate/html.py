"""An evaluation as one HTML file that needs no other: tables, and pictures drawn in SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrib.evaluate.pictures import escape, groups_picture, reliability_picture
from attrib.evaluate.result import Evaluation, ModelFigures
from attrib.evaluate.text import interval, title

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;margin:1rem 0}th,td{padding:.25rem .75rem;border-bottom:1px solid #ddd;text-align:right}
th:first-child,td:first-child{text-align:left}caption{text-align:left;font-weight:600}
svg{max-width:100%;height:auto}
"""


def render(found: Evaluation) -> str:
    """The whole page. Everything that comes from a corpus or a model is escaped; there is no script."""
    parts = [f"<p>{found.rows} rows, {found.left_out} left out. Intervals of 95%, by resampled {found.resampled}.</p>"]
    parts += [f"<p>Note: {escape(note)}.</p>" for note in found.notes]
    for each in found.models:
        parts += [f"<h2>{escape(title(each))}</h2>", *_model(found, each)]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Evaluation</title>'
        f"<style>{_STYLE}</style></head><body><h1>Evaluation</h1>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _model(found: Evaluation, each: ModelFigures) -> Iterable[str]:
    head = ["figure", "value (95%)"] + ([] if each.difference is None else ["less the first model"])
    yield _table(
        "Figures",
        head,
        (
            [name, interval(item), *([] if each.difference is None else [interval(each.difference[name])])]
            for name, item in each.figures.items()
        ),
    )
    yield _table(
        "Classes",
        ["class", "rows", "precision", "recall", "F1"],
        ([c.name, str(c.rows), f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}"] for c in each.classes),
    )
    if each.confusion is not None:
        yield _confusion(found.classes, each.confusion)
    yield reliability_picture(each.reliability)
    if each.groups:
        last = found.classes[-1]
        yield groups_picture(each.groups)
        yield _table(
            "Groups",
            ["group", "rows", "all right", "macro F1", f"said {last}", f"is {last}"],
            (
                [g.name, str(g.rows), interval(g.accuracy), interval(g.macro_f1), f"{g.said:.3f}", f"{g.true:.3f}"]
                for g in each.groups
            ),
        )


def _confusion(classes: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    """True classes by answered ones; the darker a cell, the larger its share of its row."""
    rows = []
    for name, row in zip(classes, counts, strict=True):
        total = max(sum(row), 1)
        cells = (f'<td style="background:rgba(42,111,151,{0.6 * n / total:.2f})">{n}</td>' for n in row)
        rows.append(f"<tr><td>is {escape(name)}</td>{''.join(cells)}</tr>")
    head = "".join(f"<th>said {escape(name)}</th>" for name in classes)
    return f"<table><caption>Confusion</caption><tr><th></th>{head}</tr>{''.join(rows)}</table>"


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><tr>{cells}</tr>{body}</table>"
