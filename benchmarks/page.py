"""Results as one HTML file that needs nothing else: per area a table of every figure, and plots as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from benchmarks.areas import linearity
from benchmarks.plots import plot
from benchmarks.rows import KINDS, Row

_DRAWN = {"linearity": linearity.figure}
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #5c5c5c; --line: #d5d5d5; --paper: #fff;
  --attrib: #0b5cad; --peer: #a34a00; --floor: #6b6b6b; --ceiling: #2d7a2d; --published: #7b3fa0; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --soft: #b5b5b5; --line: #444; --paper: #161616;
  --attrib: #7db8f5; --peer: #f0a35e; --floor: #a5a5a5; --ceiling: #7fcb7f; --published: #cf9df0; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 76rem;
  margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; padding: .2rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.how, .data { color: var(--soft); font-size: 12px; } figure { margin: 1rem 0; } figcaption { font-weight: 600; }
svg { max-width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); } nav a { margin-right: .8rem; }
.attrib { color: var(--attrib); fill: var(--attrib); stroke: var(--attrib); }
.peer { color: var(--peer); fill: var(--peer); stroke: var(--peer); }
.floor { color: var(--floor); fill: var(--floor); stroke: var(--floor); }
.ceiling { color: var(--ceiling); fill: var(--ceiling); stroke: var(--ceiling); }
.published { color: var(--published); fill: var(--published); stroke: var(--published); }
.axis { stroke: var(--line); }
"""


def page(document: Mapping[str, Any]) -> str:
    """The page of results such as :func:`benchmarks.run.results` gives."""
    areas = {name: [Row(**row) for row in entry["rows"]] for name, entry in document["areas"].items()}
    form = "quick form: to check the suite, not to quote" if document["quick"] else "the form to quote"
    links = "".join(f'<a href="#{escape(name)}">{escape(name)}</a>' for name in areas)
    lacking = [f"<p>{escape(name)} was not measured: {escape(why)}</p>" for name, why in document["missing"].items()]
    sections = [_area(name, rows, document["areas"][name]) for name, rows in areas.items()]
    legend = " ".join(f'<b class="{kind}">\u25cf {kind}</b>' for kind in KINDS)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>attrib: benchmarks</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>attrib: benchmarks</h1><p>{form}. Bars are 95% intervals by the bootstrap. {legend}</p>"
        f"<nav>{links}</nav>{''.join(lacking)}{''.join(sections)}{_environment(document['environment'])}"
        "</main></body></html>\n"
    )


def _area(name: str, rows: Sequence[Row], entry: Mapping[str, Any]) -> str:
    read = "; ".join(f"{corpus} {found['digest'][:12]}" for corpus, found in entry["data"].items()) or "none"
    said = "; ".join(f"{system} {digest}" for system, digest in entry["outputs"].items()) or "none kept"
    drawn = f"{_curves(name, rows)}{''.join(_plots(rows))}"
    return (
        f'<section id="{escape(name)}"><h2>{escape(name)}</h2>'
        f'<p class="data">{entry["seconds"]:.0f} s. Corpora: {escape(read)}. Digests of answers: {escape(said)}.</p>'
        f"{drawn}<details open><summary>every figure</summary>{_table(rows)}</details></section>"
    )


def _curves(name: str, rows: Sequence[Row]) -> str:
    """The plot that an area draws itself, if it does."""
    if name not in _DRAWN:
        return ""
    caption = f"{escape(name)}: the dashed line is linear growth"
    return f"<figure><figcaption>{caption}</figcaption>{_DRAWN[name](rows)}</figure>"


def _plots(rows: Sequence[Row]) -> Iterable[str]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.task, row.metric), []).append(row)
    for (task, metric), group in groups.items():
        if len(group) > 1:
            yield f"<figure><figcaption>{escape(task)}: {escape(metric)}</figcaption>{plot(group)}</figure>"


def _table(rows: Sequence[Row]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in ("task", "system", "metric", "value", "95%", "n", "kind", "how"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_line, rows))}</tbody></table>"


def _line(row: Row) -> str:
    bounds = "" if row.low is None or row.high is None else f"{row.low:.3f} \u2013 {row.high:.3f}"
    how = row.protocol if row.source is None else f"{row.protocol}. Read in: {row.source}"
    words = "".join(f"<td>{escape(cell)}</td>" for cell in (row.task, row.system, row.metric))
    numbers = (f"{row.value:.4g}", bounds, "" if row.n is None else f"{row.n:,}")
    figures = "".join(f'<td class="number">{cell}</td>' for cell in numbers)
    return f'<tr>{words}{figures}<td class="{row.kind}">{row.kind}</td><td class="how">{escape(how)}</td></tr>'


def _environment(found: Mapping[str, Any]) -> str:
    versions = {**found["packages"], **found["peers"]}
    listed = ", ".join(f"{name} {version}" for name, version in versions.items())
    text = f"Python {found['python']}, {found['machine']}, {found['cores']} cores. {listed}."
    return f'<section><h2>Versions</h2><p class="data">{escape(text)}</p></section>'
