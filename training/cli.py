"""The command line: ``python -m training fetch | check | fit``."""

from __future__ import annotations

import importlib
import pkgutil
import sys
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
from training.table import Corpus, File, corpora

BUNDLES = Path(attrib.__file__).parent / "inference" / "bundles"
SHOWN = 5  # damaged files named per corpus
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


def _recipe(name: str) -> ModuleType:
    package = importlib.import_module("training.recipes")
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    if name not in names:
        raise click.UsageError(f"no recipe {name!r}; there are {', '.join(sorted(names))}")
    return importlib.import_module(f"training.recipes.{name}")
