"""The command line: ``python -m training fetch | check | fit | rebuild | evaluate | export | gate``."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from types import ModuleType

import click
from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table

import attrib
from attrib.errors import CorpusError
from training.check import Checked
from training.check import check as check_corpus
from training.fetch import fetch as fetch_corpus
from training.rebuilt import LIMIT, largest_difference, rewritten, table_difference
from training.table import Corpus, File, corpora

BUNDLES = Path(attrib.__file__).parent / "inference" / "bundles"
SHOWN = 5  # damaged files named per corpus
AREAS = {
    "attribution": "attribution",
    "bias": "bias",
    "extraction": "extraction",
    "framing": "framing",
    "hyperpartisan": "articles",
    "lines": "lines",
    "subjectivity": "articles",
}
"""The benchmark area that measures each model."""
DATA = BUNDLES.parents[1]
TABLES = {
    "genre": "features/data/manner.tsv",
    "judging": "annotate/lexicons/judging.tsv",
    "microframes": "features/data/microframes.tsv",
}
"""What recipes make that is no bundle, inside the package."""
messages = Console(stderr=True)


@click.group()
def main() -> None:
    """Corpora and recipes of the models that ship."""


def _chosen(names: tuple[str, ...]) -> list[Corpus]:
    if unknown := [name for name in names if name not in corpora()]:
        raise click.UsageError(f"no corpus {', '.join(unknown)}; there are {', '.join(corpora())}")
    return [corpora()[name] for name in names or corpora()]


@main.command()
@click.argument("names", nargs=-1)
def fetch(names: tuple[str, ...]) -> None:
    """Make corpora available (all without NAMES): from the mirror if it has them, else by download."""
    for corpus in _chosen(names):
        with Progress(console=messages, transient=True) as progress:
            task = progress.add_task(corpus.name, total=corpus.bytes)
            try:
                folder = fetch_corpus(corpus, done=partial(_advance, progress, task))
            except (OSError, ValueError) as error:  # requests' errors are OSErrors
                raise click.ClickException(f"{corpus.name}: {error}") from error
        click.echo(f"{corpus.name}\t{folder}")


def _advance(progress: Progress, task: TaskID, file: File) -> None:
    progress.advance(task, file.bytes)


@main.command()
@click.argument("names", nargs=-1)
def check(names: tuple[str, ...]) -> None:
    """Compare sizes and digests with the manifests; exit with 1 if a file is missing or differs."""
    table = Table("corpus", "files", "MB", "ships", "state", "licence")
    outcomes = [check_corpus(corpus) for corpus in _chosen(names)]
    for outcome in outcomes:
        corpus = outcome.corpus
        state = "[green]ok[/]" if outcome.ok else f"[red]{_trouble(outcome)}[/]"
        ships = "yes" if corpus.ships else "no"
        table.add_row(corpus.name, str(len(corpus.files)), f"{corpus.bytes / 1e6:.1f}", ships, state, corpus.licence)
    Console().print(table)
    for outcome in outcomes:
        for path in outcome.wrong[:SHOWN]:
            messages.print(f"{outcome.corpus.name}/{path}: not the file that the manifest lists", markup=False)
    if not all(outcome.ok for outcome in outcomes):
        sys.exit(1)


def _trouble(outcome: Checked) -> str:
    if outcome.folder is None:
        return f"not here: python -m training fetch {outcome.corpus.name}"
    parts = ((outcome.missing, "missing"), (outcome.wrong, "differ"))
    return ", ".join(f"{len(paths)} {word}" for paths, word in parts if paths)


@main.command()
@click.argument("name")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to (default: out).")
@click.option("--in-place", is_flag=True, help="Write the bundle that ships, inside the package.")
@click.option("--seed", type=int, default=0, show_default=True)
def fit(name: str, output: Path | None, in_place: bool, seed: int) -> None:
    """Train the model NAME by its recipe and write its bundle."""
    if in_place and output is not None:
        raise click.UsageError("--output and --in-place exclude each other")
    folder = BUNDLES if in_place else output or Path("out")
    folder.mkdir(parents=True, exist_ok=True)
    recipe = _recipe(name)
    try:
        recipe.build(folder, seed)
    except CorpusError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("name")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--built",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare what fit has written into this folder, instead of training.",
)
def rebuild(name: str, seed: int, built: Path | None) -> None:
    """Train the model (or make the table) NAME anew in a folder for the moment, and compare it with what ships.

    Exits with 1 if a probability differs by more than 1e-6, or a table in a line. Both are loaded, and the new one
    saved and loaded again, in fresh processes.
    """
    recipe = _recipe(name)
    with tempfile.TemporaryDirectory() as scratch:
        folder = built or Path(scratch)
        if built is None:
            recipe.build(folder, seed)
        if name in TABLES:
            table = DATA / TABLES[name]
            found = table_difference(table, folder / table.name)
        else:
            found = largest_difference(BUNDLES / name, folder / name)
    click.echo(f"{name}: largest difference {found.value:.2g} over {found.compared} {found.how}")
    if not found.value <= LIMIT:
        sys.exit(1)


@main.command()
@click.argument("name", type=click.Choice(sorted(AREAS)))
@click.option("--quick", is_flag=True, help="Measure less of everything.")
def evaluate(name: str, quick: bool) -> None:
    """Measure the model NAME as it ships: the benchmark area that is about it."""
    command = [sys.executable, "-m", "benchmarks", AREAS[name], *(["--quick"] if quick else [])]
    sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603


@main.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def gate(arguments: tuple[str, ...]) -> None:
    """Compare what ships with the floors of the benchmarks; --help tells more."""
    command = [sys.executable, "-m", "benchmarks.gate", *arguments]
    sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603


@main.command()
@click.argument("names", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All bundles that ship.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to (default: out).")
@click.option("--in-place", is_flag=True, help="Write the bundles that ship, inside the package.")
def export(names: tuple[str, ...], every: bool, output: Path | None, in_place: bool) -> None:
    """Write the shipped bundles NAMES again, in the format of this version; their arrays stay as they are.

    Prints each with its new digest.
    """
    if in_place and output is not None:
        raise click.UsageError("--output and --in-place exclude each other")
    if every == bool(names):
        raise click.UsageError("give names of bundles, or --all")
    there = sorted(path.name for path in BUNDLES.iterdir() if (path / "manifest.json").is_file())
    if unknown := [name for name in names if name not in there]:
        raise click.UsageError(f"no bundle {unknown[0]!r} ships; there are {', '.join(there)}")
    for name in there if every else names:
        folder = (BUNDLES if in_place else output or Path("out")) / name
        click.echo(f"{folder}\t{rewritten(BUNDLES / name, folder)}")


def _recipe(name: str) -> ModuleType:
    package = importlib.import_module("training.recipes")
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    if name not in names:
        raise click.UsageError(f"no recipe {name!r}; there are {', '.join(sorted(names))}")
    return importlib.import_module(f"training.recipes.{name}")
