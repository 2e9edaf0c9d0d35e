"""The command line. Results go to stdout, messages to stderr; :class:`ExitStatus` lists the exit codes.

Commands import what they need when they run: ``attrib --version`` loads neither NumPy nor lxml.
"""

from __future__ import annotations

import gc
import io
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from attrib._version import __version__
from attrib.errors import (
    AttribError,
    CorpusError,
    InputError,
    InputTypeError,
    ModelNotFoundError,
    RulesError,
    TooLargeError,
)
from attrib.streams import ExitStatus, ascii_json, write

_UNREADABLE = (InputError, InputTypeError, CorpusError, RulesError)
_LATER = ("corrections", "evaluate", "fit")
_SELDOM = 100_000  # allocations between two collections
_PLAIN_WIDTH = 100  # where stdout is no terminal: the same text on every machine


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    Args:
        arguments: what stands after ``attrib``; the process's own arguments if None.
    """
    if arguments is None:  # a process of our own: what it makes lives about as long as it does
        gc.set_threshold(_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without curly quotes is no reason to fail
    try:
        status = cli.main(
            args=None if arguments is None else list(arguments), prog_name="attrib", standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        status = ExitStatus.USAGE
    except (click.Abort, KeyboardInterrupt):
        status = ExitStatus.INTERRUPTED
    except ModelNotFoundError as error:
        click.echo(f"attrib: {error}", err=True)
        status = ExitStatus.USAGE
    except AttribError as error:
        click.echo(f"attrib: {error}", err=True)
        status = ExitStatus.INPUT if isinstance(error, _UNREADABLE) else ExitStatus.INTERNAL
    sys.exit(int(status or ExitStatus.OK))


class _Commands(click.Group):
    """The commands of this module, and those of :mod:`attrib.commands`, loaded when one of them is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *_LATER])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _LATER:
            return super().get_command(context, name)
        from attrib import commands

        found: click.Command = getattr(commands, name)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="attrib", message="%(prog)s %(version)s")
def cli() -> None:
    """Check a news article: whose words are these, and is the outlet's own voice neutral?

    Exit codes: 0 done, 1 a fault of attrib's, 2 wrong usage, 3 unreadable input, 130 interrupted, 141 broken pipe.
    """


_FILE = click.argument("file", metavar="FILE|-")
_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
_KIND = click.option(
    "--kind",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What FILE holds; auto tells by its look.",
)
_URL = click.option("--url", help="Where the article was found. Nothing is fetched.")


@cli.command()
@_FILE
@_FORMAT
@_KIND
@_URL
@click.option("--title", help="The headline, if FILE does not hold it.")
@click.option("--publisher", help="The outlet, if FILE does not name it.")
@click.option("--model", help="Folder of a model of your own: its classes are scored beside the rest.")
@click.option("--rules", help="TOML file of line rules and word lists of your own.")
def score(file: str, form: str, kind: str, url: str | None, **told: str | None) -> None:
    """Score the article in FILE (or on stdin) and show the words behind every number."""
    import attrib

    document = attrib.parse(_read(file), kind=kind, url=url)
    report = attrib.score(document, **told)
    if report.abstained:
        from attrib.render.wording import listing, reason

        click.echo(f"attrib: no article scores: {listing(map(reason, report.abstained))}", err=True)
    if form == "json":
        from attrib.render import json

        write(ascii_json(json.render(report)) + "\n")
    else:
        from attrib.render import terminal

        width, colour = _screen()
        write(terminal.render(report, width=width, colour=colour))


@cli.command()
@_FILE
@_FORMAT
@_KIND
@_URL
@click.option("--blocks", is_flag=True, help="List every block of the input, with the reason why it was cut.")
def clean(file: str, form: str, kind: str, url: str | None, blocks: bool) -> None:
    """Show the body of the article in FILE (or on stdin), without what surrounds it."""
    import attrib

    document = attrib.parse(_read(file), kind=kind, url=url)
    if form == "json":
        from attrib.render import json

        write(json.render_document(document) + "\n")
        return
    from attrib.render.document import render, render_blocks

    if blocks:
        width, colour = _screen()
        write(render_blocks(document, width=width, colour=colour))
    else:
        write(render(document, inert=sys.stdout.isatty()))


def _read(file: str) -> bytes:
    from attrib.parse.limits import MAX_SIZE

    try:
        # One byte more than is allowed is enough to know: a device may never end
        if file == "-":
            data = sys.stdin.buffer.read(MAX_SIZE + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MAX_SIZE + 1)
    except FileNotFoundError as error:
        hint = " (addresses are not fetched: save the page first)" if "://" in file else ""
        raise InputError(f"{file or repr(file)}: no such file{hint}") from error
    except IsADirectoryError as error:
        raise InputError(f"{file}: this is a folder, not an article") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        raise InputError(f"{file}: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > MAX_SIZE:
        raise TooLargeError(f"{file}: larger than {MAX_SIZE:,} bytes")
    return data


def _screen() -> tuple[int, bool]:
    """Columns to fill and whether to use colour."""
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH, False
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return shutil.get_terminal_size().columns, colour
