"""The command line: ``python -m benchmarks [AREA ...] [--quick] [--peers] [--json OUT] [--html OUT] [--store]``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks.page import page
from benchmarks.rows import FIXTURE, KINDS, Options, Row
from benchmarks.run import AREAS, Outcome, results, run
from benchmarks.stored import FIGURES, store


@click.command()
@click.argument("areas", type=click.Choice([*AREAS, "all"]), nargs=-1)
@click.option("--quick", is_flag=True, help="Measure less of everything: to check the suite, not to quote.")
@click.option("--whole", is_flag=True, help="Measure all there is where a sample is usual (pool, batch, ledger).")
@click.option("--peers", is_flag=True, help="Run other tools beside ours (dependency group peers).")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Areas measured side by side.")
@click.option("--json", "output", type=click.Path(dir_okay=False, path_type=Path), help="Write the results here too.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write one page with plots here.")
@click.option("--store", "kept", is_flag=True, help="Keep the figures that README's tables are made of.")
@click.option("--article", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=FIXTURE,
              help="The article whose speed is measured.")  # fmt: skip
def main(  # noqa: PLR0913, PLR0917 - one argument an option
    areas: tuple[str, ...],
    quick: bool,
    whole: bool,
    peers: bool,
    jobs: int,
    output: Path | None,
    html: Path | None,
    kept: bool,
    article: Path,
) -> None:
    """Run the AREAS (or all) and print a table of each; published figures are marked as such.

    An area whose corpus is missing is one line on stderr, and the exit code is then 1.
    """
    if kept and quick:
        raise click.UsageError("--store keeps figures to quote: it excludes --quick")
    names = AREAS if not areas or "all" in areas else list(dict.fromkeys(areas))
    options = Options(quick=quick, peers=peers, article=article, whole=whole)
    found: dict[str, Outcome] = {}
    for name, outcome in run(names, options, jobs):
        found[name] = outcome
        if outcome.trouble:
            click.echo(f"{name}: not measured: {outcome.trouble}", err=True)
            continue
        Console().print(table(name, outcome.rows))
        click.echo(f"{name}: {outcome.seconds:.0f} s, {outcome.cpu:.0f} of the processor", err=True)
        if kept:
            store(name, outcome, FIGURES)
    document = results(found, options)
    if output is not None:
        output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    if html is not None:
        html.write_text(page(document), encoding="utf-8")
    if any(outcome.trouble and outcome.needed for outcome in found.values()):
        sys.exit(1)


def table(name: str, rows: list[Row]) -> Table:
    """The rows of an area as a table, tasks together and ours first."""
    grid = Table("task", "system", "metric", "value", "95%", "n", "kind", title=name)
    tasks = list(dict.fromkeys(row.task for row in rows))
    last = ""
    for row in sorted(rows, key=lambda row: (tasks.index(row.task), KINDS.index(row.kind), row.metric)):
        if last and row.task != last:
            grid.add_section()
        last = row.task
        bounds = "" if row.low is None or row.high is None else f"{_short(row.low)} - {_short(row.high)}"
        count = "" if row.n is None else str(row.n)
        grid.add_row(row.task, row.system, row.metric, _short(row.value), bounds, count, row.kind)
    return grid


def _short(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
