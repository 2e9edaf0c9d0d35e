"""The command line: ``python -m benchmarks [AREA | all] [--quick] [--peers] [--json OUT]``."""

from __future__ import annotations

import importlib
import json
import pkgutil
import time
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

import benchmarks.areas
from attrib.errors import CorpusError
from benchmarks.environment import data, environment
from benchmarks.rows import FIXTURE, Options, Row

AREAS = sorted(module.name for module in pkgutil.iter_modules(benchmarks.areas.__path__))


@click.command()
@click.argument("area", type=click.Choice([*AREAS, "all"]), default="all")
@click.option("--quick", is_flag=True, help="Measure less of everything: to check the suite, not to quote.")
@click.option("--peers", is_flag=True, help="Run other tools beside ours (extraction).")
@click.option("--json", "output", type=click.Path(dir_okay=False, path_type=Path), help="Write the results here too.")
@click.option("--article", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=FIXTURE,
              help="The article whose speed is measured.")  # fmt: skip
def main(area: str, quick: bool, peers: bool, output: Path | None, article: Path) -> None:
    """Run AREA (or all) and print a table; published figures are marked as such."""
    results: dict[str, Any] = {"environment": environment(), "quick": quick, "areas": {}}
    for name in AREAS if area == "all" else [area]:
        try:
            results["areas"][name] = measure(name, Options(quick=quick, peers=peers, article=article))
        except CorpusError as error:
            raise click.ClickException(str(error)) from error
        Console().print(table(name, results["areas"][name]["rows"]))
    if output is not None:
        output.write_text(json.dumps(results, indent=1, default=Row.to_dict) + "\n", encoding="utf-8")


def measure(name: str, options: Options) -> dict[str, Any]:
    """Run one area: its rows, the data it read and the seconds it took."""
    module = importlib.import_module(f"benchmarks.areas.{name}")
    start = time.perf_counter()
    digests = data(module.CORPORA)
    rows: list[Row] = module.run(options)
    return {"data": digests, "seconds": round(time.perf_counter() - start, 1), "rows": rows}


def table(name: str, rows: list[Row]) -> Table:
    """The rows of an area as a table, tasks together and ours first."""
    grid = Table("task", "system", "metric", "value", "95%", "n", "kind", title=name)
    tasks = list(dict.fromkeys(row.task for row in rows))
    order = ("attrib", "peer", "floor", "published")
    last = ""
    for row in sorted(rows, key=lambda row: (tasks.index(row.task), order.index(row.kind), row.metric)):
        if last and row.task != last:
            grid.add_section()
        last = row.task
        bounds = "" if row.low is None or row.high is None else f"{_short(row.low)} - {_short(row.high)}"
        count = "" if row.n is None else str(row.n)
        grid.add_row(row.task, row.system, row.metric, _short(row.value), bounds, count, row.kind)
    return grid


def _short(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
