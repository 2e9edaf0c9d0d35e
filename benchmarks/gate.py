"""The gate: figures against the floors that are committed, on data whose digests and counts are pinned.

``python -m training gate`` measures the quick form and compares; ``--full`` the form to quote; ``--results FILE`` takes
what ``python -m benchmarks --json FILE`` has written. ``--raise`` raises floors; only ``--lower`` lowers one.
Red is: a figure past its floor by more than the tolerance, a figure that is not there, another number of items, other
data, no data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks.floors import FLOORS, PINS, Floor, Verdict, judge, moved, pinned, read, write, write_pins
from benchmarks.floors import data_trouble as troubles
from benchmarks.rows import Options
from benchmarks.run import AREAS, results, run
from benchmarks.stored import committed

COLOURS = {"ok": "green", "better": "cyan"}
"""Of a state; every other state is red."""


@click.command()
@click.argument("areas", type=click.Choice(AREAS), nargs=-1)
@click.option("--full", is_flag=True, help="The form to quote instead of the quick one.")
@click.option(
    "--results",
    "stored",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare these results instead of measuring.",
)
@click.option("--stored", "kept", is_flag=True, help="Compare the committed figures that README's tables are made of.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Areas measured side by side.")
@click.option(
    "--raise", "higher", is_flag=True, help="Raise the floors that were passed, and set those without a value."
)
@click.option(
    "--lower", is_flag=True, help="Lower the floors that were missed, and pin the data and counts as they are."
)
@click.option("--floors", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), hidden=True,
              default=FLOORS.parent)  # fmt: skip
def main(  # noqa: PLR0913, PLR0917 - one argument an option
    areas: tuple[str, ...],
    full: bool,
    stored: Path | None,
    kept: bool,
    jobs: int,
    higher: bool,
    lower: bool,
    folder: Path,
) -> None:
    """Compare the figures of AREAS (all that have floors) with their floors; exit with 1 when one is red."""
    floors, pins = read(folder / FLOORS.name), pinned(folder / PINS.name)
    if kept:
        document = committed()
    elif stored is not None:
        document = json.loads(stored.read_text("utf-8"))
    else:
        document = _measured(floors, areas, full, jobs)
    form = "quick" if document["quick"] else "full"
    wanted = areas or (tuple(document["areas"]) if kept else AREAS)  # figures are kept area by area
    asked = [floor for floor in floors if floor.form == form and floor.area in wanted]
    verdicts = judge(asked, document)
    wrong = troubles(pins, document, {floor.area for floor in asked})
    Console().print(table(verdicts, form))
    for line in [*(str(verdict) for verdict in verdicts if verdict.red), *wrong]:
        click.echo(line, err=True)
    if higher or lower:
        changed = moved(floors, verdicts, lower=lower)
        write(folder / FLOORS.name, changed)
        click.echo(f"floors changed: {sum(a != b for a, b in zip(floors, changed, strict=True))}", err=True)
        if lower:
            write_pins(folder / PINS.name, pins, document)
    red = sum(verdict.red for verdict in verdicts)
    click.echo(f"gate, {form} form: {len(verdicts)} figures, {red} red, {len(wrong)} troubles with the data", err=True)
    if red or wrong or not verdicts:
        sys.exit(1)


def _measured(floors: Sequence[Floor], areas: Sequence[str], full: bool, jobs: int) -> dict[str, Any]:
    form = "full" if full else "quick"
    names = [name for name in AREAS if any(floor.area == name and floor.form == form for floor in floors)]
    chosen = [name for name in names if not areas or name in areas]
    options = Options(quick=not full)
    return json.loads(json.dumps(results(dict(run(chosen, options, jobs)), options)))  # type: ignore[no-any-return]


def table(verdicts: Sequence[Verdict], form: str) -> Table:
    """Every figure beside its floor."""
    grid = Table("area", "task", "system", "metric", "value", "floor", "tolerance", "state", title=f"gate, {form} form")
    for verdict in verdicts:
        floor = verdict.floor
        sign = {"least": "\u2265 ", "most": "\u2264 ", "equal": "= "}[floor.direction]
        bound = "not set" if floor.value is None else f"{sign}{floor.value:g}"
        value = "none" if verdict.value is None else f"{verdict.value:.4g}"
        colour = COLOURS.get(verdict.state, "red")
        state = f"[{colour}]{verdict.state}[/]"
        grid.add_row(floor.area, floor.task, floor.system, floor.metric, value, bound, f"{floor.tolerance:g}", state)
    return grid


if __name__ == "__main__":
    main(prog_name="python -m training gate")
