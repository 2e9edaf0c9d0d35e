"""The command line. Results go to stdout, messages to stderr; :class:`ExitStatus` lists the exit codes.

Commands import what they need when they run: ``attrib --version`` loads neither NumPy nor lxml.
"""

from __future__ import annotations

import gc
import importlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from attrib._version import __version__
from attrib.console import ExitStatus, ascii_json, deliver, note, parsed, progress, screen, write
from attrib.errors import AttribError, CorpusError, InputError, InputTypeError, ModelNotFoundError, RulesError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_UNREADABLE = (InputError, InputTypeError, CorpusError, RulesError)
_LATER = {
    "batch": "attrib.batch.command",
    "corrections": "attrib.commands",
    "evaluate": "attrib.commands",
    "fit": "attrib.commands",
}
_SELDOM = 100_000  # allocations between two collections


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
    if arguments is None:
        gc.freeze()  # or the interpreter looks through all tables once more on its way out: a sixth of a cold start
    sys.exit(int(status or ExitStatus.OK))


class _Commands(click.Group):
    """The commands of this module, and those of others, which are loaded when one of them is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *_LATER])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _LATER:
            return super().get_command(context, name)
        found: click.Command = getattr(importlib.import_module(_LATER[name]), name)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="attrib", message="%(prog)s %(version)s")
def cli() -> None:
    """Check a news article: whose words are these, and is the outlet's own voice neutral?

    Exit codes: 0 done, 1 a fault of attrib's, 2 wrong usage, 3 unreadable input, 130 interrupted, 141 broken pipe.
    """


def _complete(*found: Any) -> list[CompletionItem]:
    """Lets the shell complete names of files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(found[-1], type="file")]


_FILE = click.argument("file", metavar="FILE|-", shell_complete=_complete)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Text to read, all of it as JSON, or one HTML page.",
)
_CLEAN = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The text, or the document with its blocks as JSON.",
)
_OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to stdout."
)
_QUIET = click.option("-q", "--quiet", is_flag=True, help="No notes and no progress bar on stderr.")
_KIND = click.option(
    "--kind",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What FILE holds; auto tells by its look.",
)
_MODEL = click.option("--model", help="Folder of a model of your own: its classes are scored beside the rest.")
_URL = click.option("--url", help="Where the article was found. Nothing is fetched.")


@cli.command(
    short_help="Score an article, and show the words behind every number.",
    epilog="Example: attrib score --format html -o report.html article.html",
)
@_FILE
@_FORMAT
@_KIND
@_URL
@click.option("--title", help="The headline, if FILE does not hold it.")
@click.option("--publisher", help="The outlet, if FILE does not name it.")
@_MODEL
@click.option("--rules", help="TOML file of line rules and word lists of your own.")
@_OUTPUT
@_QUIET
def score(
    file: str, form: str, kind: str, url: str | None, output: Path | None, quiet: bool, **told: str | None
) -> None:
    """Score the article in FILE (or on stdin) and show the words behind every number."""
    import attrib

    document = parsed(file, kind=kind, url=url)
    report = attrib.score(document, **told)
    if report.abstained:
        from attrib.render.wording import listing, reason

        note(f"no article scores: {listing(map(reason, report.abstained))}", quiet=quiet)
    if form == "html":
        shown = report.to_html()
    elif form == "json":
        from attrib.render import json

        shown = ascii_json(json.render(report)) + "\n"
    else:
        from attrib.render import terminal

        width, colour = screen()
        shown = terminal.render(report, width=width, colour=colour and output is None)
    deliver(shown, output)


@cli.command(
    short_help="Set one story by several outlets side by side.",
    epilog="Example: attrib compare original.html copy.html",
)
@click.argument("files", metavar="FILE FILE [FILE ...]", nargs=-1, required=True, shell_complete=_complete)
@_FORMAT
@_KIND
@_MODEL
@_OUTPUT
@_QUIET
def compare(files: tuple[str, ...], form: str, kind: str, model: str | None, output: Path | None, quiet: bool) -> None:
    """Set the same story by several outlets side by side: quotations, sources, verbs, loaded words, common text."""
    if not 2 <= len(files) <= 12:
        raise click.UsageError("a comparison takes two to twelve files")
    import attrib

    scored = (attrib.score(parsed(file, kind=kind), model=model) for file in files)
    found = attrib.compare(progress(scored, "Scoring", quiet=quiet))
    if form == "html":
        shown = found.to_html()
    elif form == "json":
        from attrib.render.inert import escape

        shown = ascii_json("\n".join(map(escape, found.to_json(indent=2).split("\n")))) + "\n"
    else:
        from attrib.render import comparison

        width, colour = screen()
        shown = comparison.render(found, width=width, colour=colour and output is None)
    deliver(shown, output)


@cli.command(
    short_help="Show an article's body, without what surrounds it.",
    epilog="Example: attrib clean --blocks article.html",
)
@_FILE
@_CLEAN
@_KIND
@_URL
@click.option("--blocks", is_flag=True, help="List every block of the input, with the reason why it was cut.")
def clean(file: str, form: str, kind: str, url: str | None, blocks: bool) -> None:
    """Show the body of the article in FILE (or on stdin), without what surrounds it."""
    document = parsed(file, kind=kind, url=url)
    if form == "json":
        from attrib.render import json

        write(json.render_document(document) + "\n")
        return
    from attrib.render.document import render, render_blocks

    if blocks:
        width, colour = screen()
        write(render_blocks(document, width=width, colour=colour))
    else:
        write(render(document, inert=sys.stdout.isatty()))


@cli.command(short_help="Serve a page on this machine to paste an article into.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; yours alone unless told.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 for any that is free.")
@_QUIET
def serve(host: str, port: int, quiet: bool) -> None:
    """Serve a page on this machine to paste an article into. Nothing is stored or fetched. Needs attrib[serve]."""
    from attrib.serve import run

    run(host, port, lambda address: note(f"serving on {address} (Ctrl-C stops it)", quiet=quiet))


@cli.command(
    short_help="Print what makes a shell complete attrib's commands.",
    epilog="Example: attrib completion bash >> ~/.bash_completion",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete attrib's commands and options: put it into your shell's start file."""
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    kind = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    write(kind(cli, {}, "attrib", "_ATTRIB_COMPLETE").source() + "\n")
