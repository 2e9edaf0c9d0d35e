"""The commands that train and measure models: ``attrib fit``, ``attrib evaluate``, ``attrib corrections``."""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from attrib.console import ascii_json, note, write

if TYPE_CHECKING:
    from attrib.model import Model

_TEXT = click.option("--text", default="text", show_default=True, help="Column of the texts.")
_LABEL = click.option("--label", default="label", show_default=True, help="Column of the labels.")
_SEPARATOR = click.option("--separator", help="What parts the labels of one text, such as '|': it may have several.")
_FILE = click.Path(path_type=Path)
_ROWS = click.option(
    "--rows", type=click.IntRange(min=1), default=50_000, show_default=True, help="Rows to use; of more, as many drawn."
)
_QUIET = click.option("-q", "--quiet", is_flag=True, help="No notes and no progress bar on stderr.")


@click.command(
    short_help="Train a model on a labelled corpus.", epilog="Example: attrib fit corpus.csv -o model --group outlet"
)
@click.argument("corpus", type=_FILE)
@click.option("-o", "--output", required=True, type=_FILE, help="Folder of the new model.")
@_TEXT
@_LABEL
@click.option("--group", help="Column whose values are not split between training and testing, such as the outlet.")
@click.option("--time", help="Column that sorts rows by date: train on the past, test on the future.")
@click.option("--task", type=click.Choice(["sentence", "article"]), default="sentence", show_default=True)
@click.option("--seed", type=int, default=0, show_default=True, help="Fixes the folds, and rows that are drawn.")
@click.option("--prior", help="Model to start from (a shipped one's name, or a folder), such as bias.")
@click.option(
    "--names", type=click.Choice(["mask", "keep"]), default="mask", show_default=True, help="Hide who is named."
)
@click.option("--corrections", type=_FILE, help="Rows that take the place of the corpus's, by attrib corrections.")
@click.option("--rules", type=_FILE, help="TOML file of line rules and word lists of your own.")
@_SEPARATOR
@_ROWS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_QUIET
def fit(corpus: Path, output: Path, form: str, quiet: bool, **chosen: Any) -> None:
    """Check a labelled CORPUS (CSV, TSV, JSON lines or Parquet), train a model on it, and save it with its card."""
    import attrib
    from attrib.corpus import check, columns
    from attrib.errors import CorpusWarning

    if output.exists():  # known before an hour of training, not after it
        raise click.UsageError(f"{output} exists already")
    with _writing(output), tempfile.TemporaryDirectory(dir=_made(output.parent)):
        pass
    names = {name: chosen[name] for name in ("text", "label", "group", "time", "separator", "rows", "seed")}
    checked = check(columns(corpus, **names)).table()
    if not quiet:
        click.echo(checked, err=True)
    with warnings.catch_warnings(), _progress("training", quiet) as step:
        warnings.simplefilter("ignore", CorpusWarning)  # the table says it
        model = attrib.fit(corpus, progress=step, **chosen)
    with _writing(output):
        model.save(output)
    if form == "json":
        import json

        from attrib.render import inert

        write(ascii_json(inert.lines(json.dumps(model.card, ensure_ascii=False, indent=2))) + "\n")
    else:
        write(_figures(model))
    note(f"saved in {output}", quiet=quiet)


@click.command(
    short_help="Measure models on a labelled corpus.",
    epilog="Example: attrib evaluate model other --corpus held.csv --format html > page.html",
)
@click.argument("models", nargs=-1, required=True, metavar="MODEL...")
@click.option("--corpus", required=True, type=_FILE, help="Labelled rows that no model was trained on.")
@_TEXT
@_LABEL
@click.option("--group", help="Column by whose values figures are also given, such as the outlet.")
@_SEPARATOR
@click.option(
    "--rename", multiple=True, metavar="LABEL=CLASS", help="A label of the corpus, and the models' name for it."
)
@_ROWS
@click.option("--seed", type=int, default=0, show_default=True, help="Of the bootstrap, and of rows that are drawn.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
def evaluate(models: tuple[str, ...], corpus: Path, form: str, rename: tuple[str, ...], **chosen: Any) -> None:
    """Measure each MODEL (a shipped one's name, or a folder) on a labelled corpus, and compare it with the first."""
    from attrib.evaluate import evaluate as measure

    found = measure(models, corpus, rename=_pairs(rename, "--rename"), **chosen)
    if form == "json":
        import json

        from attrib.render import inert

        shown = json.dumps(found.to_dict(), ensure_ascii=False, indent=2)
        write(ascii_json(inert.lines(shown)) + "\n")
    elif form == "html":
        from attrib.evaluate import html

        write(html.render(found))
    else:
        from attrib.evaluate import text
        from attrib.render import inert

        write(inert.lines(text.render(found)))


@click.command(
    short_help="Export what a report judged wrongly, to learn from.",
    epilog="Example: attrib corrections report.json --wrong 2,3 -o wrong.jsonl",
)
@click.argument("report", type=_FILE)
@click.option(
    "--wrong", default="", metavar="N,N...", help="Sentences judged wrongly, by their place in the report, from 0."
)
@click.option(
    "--label", multiple=True, metavar="N=CLASS", help="What a sentence is, where there are more than two classes."
)
@click.option("--model", help="Folder or name of the model that was wrong; the one behind bias unless told.")
@click.option("-o", "--output", type=_FILE, help="File to write to; standard output unless told.")
def corrections(report: Path, wrong: str, label: tuple[str, ...], model: str | None, output: Path | None) -> None:
    """Export sentences of a REPORT (JSON) that were judged wrongly as JSON lines, for attrib fit --corrections.

    A sentence is also taken if the report holds "wrong": true in it.
    """
    import json

    from attrib.corrections import corrections as export
    from attrib.errors import InputError

    try:
        plain = json.loads(report.read_text(encoding="utf-8"))
        numbers = [int(number) for number in wrong.split(",") if number.strip()]
        labels = {int(number): name for number, name in _pairs(label, "--label").items()}
    except OSError as error:
        raise InputError(f"{report}: {error.strerror or error}") from None
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise InputError(f"{report}: this is no report; attrib score --format json writes one") from None
    except ValueError:
        raise click.UsageError("sentences are numbers, from 0") from None
    rows = export(plain, numbers, labels=labels, model=model)
    lines = "".join(json.dumps(row, ensure_ascii=output is None) + "\n" for row in rows)
    if output is None:
        write(lines)
    else:
        with _writing(output):
            output.write_text(lines, encoding="utf-8")
        click.echo(f"attrib: {len(rows)} corrections saved in {output}", err=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    """What cannot be written is wrong input, not a fault."""
    from attrib.errors import InputError

    try:
        yield
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror or error}") from None


def _pairs(given: tuple[str, ...], option: str) -> Mapping[str, str]:
    if bad := [item for item in given if "=" not in item]:
        raise click.UsageError(f"{option} {bad[0]}: two names with = between them are expected")
    return dict(item.split("=", 1) for item in given)


def _figures(model: Model) -> str:
    """The cross-validated figures of a new model, with their intervals."""
    from attrib.render import inert

    card = model.card
    bounds = next(value for key, value in card.items() if key.startswith("intervals"))
    lines = [f"classes: {', '.join(model.classes)}"]
    lines += [f"{key}: {value}" for key, value in card["training"].items()]
    for name, value in card["cross-validated figures"].items():
        low_high = f" ({bounds[name][0]:.3f} to {bounds[name][1]:.3f})" if name in bounds else ""
        lines.append(f"{name}: {value:.3f}{low_high}" if isinstance(value, float) else f"{name}: {value}")
    return inert.lines("\n".join(lines) + "\n")


@contextmanager
def _progress(label: str, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on stderr, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def step(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield step
