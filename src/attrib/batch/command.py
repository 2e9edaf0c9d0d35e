"""``attrib batch``."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from attrib.errors import InputError

_COLUMN = "Column of a table with the {}."


@click.command(
    short_help="Score many articles: tables, folders, WARC files.",
    epilog="Example: attrib batch articles.jsonl -o scores.jsonl --detail scores --group publisher -j 2",
)
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="OUT|-", help="Where reports go: a .jsonl or .parquet file.")
@click.option("--errors", metavar="FILE", help="Where rows that failed go.  [default: OUT.errors.jsonl]")
@click.option("--input-format", "container", type=click.Choice(["jsonl", "csv", "tsv", "parquet", "warc", "page"]),
              help="What the inputs hold, where their names do not tell; - is JSON lines unless told.")  # fmt: skip
@click.option("--kind", type=click.Choice(["auto", "html", "text"]), default="auto", show_default=True,
              help="What an article is.")  # fmt: skip
@click.option("--text", metavar="COLUMN", help=_COLUMN.format("articles") + "  [default: html, text, content ...]")
@click.option("--url", metavar="COLUMN", help=_COLUMN.format("addresses") + "  [default: url]")
@click.option("--title", metavar="COLUMN", help=_COLUMN.format("headlines") + "  [default: title]")
@click.option("--publisher", metavar="COLUMN", help=_COLUMN.format("outlets") + "  [default: publisher]")
@click.option("--keep", metavar="COLUMN", multiple=True, help="Column to carry over to OUT; may be repeated.")
@click.option("--group", metavar="COLUMN", help="Column to sum up by, such as the outlet.")
@click.option("--detail", type=click.Choice(["full", "scores"]), default="full", show_default=True,
              help="Whole reports, or one flat row of scores an article.")  # fmt: skip
@click.option("--part", "parts", multiple=True, help="Article score to make; may be repeated.  [default: all]")
@click.option("--model", help="Folder of a sentence model of your own, in place of the one that ships.")
@click.option("-j", "--jobs", type=int, default=1, show_default=True, help="Processes; -1 for one a core.")
@click.option("--backend", type=click.Choice(["loky", "threading", "dask"]), default="loky", show_default=True,
              help="joblib's backend.")  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler, such as tcp://127.0.0.1:8786.")
@click.option("--time-limit", "seconds", type=click.FloatRange(min=0), default=30.0, show_default=True,
              help="Seconds of processor time an article may take; 0 for no limit.")  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Start anew where OUT exists, finished or not.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def batch(inputs: tuple[str, ...], output: str, quiet: bool, **options: Any) -> None:
    """Score many articles: tables, folders of pages, WARC files, also packed with gzip or zstd.

    A run that was stopped goes on where it was when the same command is given again. Rows that cannot be read or
    scored are listed, with the reason, in a file of their own.
    """
    from attrib.batch.run import run

    job = _job(inputs, output, **options)
    try:
        with _progress(quiet) as progress:
            result = run(job, progress)
    except BrokenPipeError:  # whoever read the results went away; Python flushes stdout once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(141) from None
    if not quiet:
        _tell(result)
    if result.summary.all.rows and result.summary.all.failed == result.summary.all.rows:
        raise InputError(f"none of the rows could be scored: see {result.errors or output}")


def _tell(result: Any) -> None:
    """Rate, failures and the table of outlets, on stderr."""
    rate = result.rows / result.seconds if result.seconds else 0.0
    again = f" after {result.resumed:,} of an earlier run" if result.resumed else ""
    click.echo(f"attrib: {result.rows:,} articles{again} in {result.seconds:,.1f} s, {rate:.1f} a second", err=True)
    if result.unknown:
        click.echo(f"attrib: {result.unknown:,} files of no known kind were passed over", err=True)
    if result.summary.all.failed:
        failed = result.summary.all.failed
        told = f"{failed:,} row{'s' * (failed != 1)} failed"
        click.echo(f"attrib: {told}: see {result.errors or 'OUT'}", err=True)
    for line in result.summary.lines():
        click.echo(line, err=True)


def _job(inputs: tuple[str, ...], output: str, **options: Any) -> Any:
    from attrib.batch.row import Columns
    from attrib.batch.run import Job
    from attrib.batch.work import Task

    kept = dict.fromkeys(options.pop("keep"))
    if options["group"] is not None:
        kept[options["group"]] = None
    told = {name: options.pop(name) for name in ("text", "url", "title", "publisher")}
    columns = Columns(**told, kept=tuple(kept))
    full = options.pop("detail") == "full"
    task = Task(options.pop("model"), options.pop("parts") or None, full, options.pop("seconds"))
    return Job(inputs, output, columns=columns, task=task, **options)


@contextmanager
def _progress(quiet: bool) -> Iterator[Any]:
    """A callback that moves a progress bar with rate and remaining time; None where nobody would see it."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    start, first = time.monotonic(), 0
    with click.progressbar(length=1000, file=sys.stderr, item_show_func=str, label="articles") as bar:

        def move(done: int, read: int, total: int) -> None:
            nonlocal first
            first = first or done
            rate = done / max(time.monotonic() - start, 1e-9)
            bar.update(max(0, (1000 * read // total if total else 0) - bar.pos), f"{done:,}, {rate:.0f} a second")

        yield move
