"""What every command needs: input, output, notes, and what the exit codes mean."""

from __future__ import annotations

import enum
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from attrib.errors import InputError, TooLargeError

if TYPE_CHECKING:
    from attrib.schema import Document

_Item = TypeVar("_Item")
_PLAIN_WIDTH = 100  # where stdout is no terminal: the same text on every machine


class ExitStatus(enum.IntEnum):
    """What the exit code of ``attrib`` means. An article without scores is an answer (0), with a note on stderr."""

    OK = 0
    INTERNAL = 1
    """A fault of attrib's or of its installation."""
    USAGE = 2
    """The command line is wrong."""
    INPUT = 3
    """The input cannot be read: no such file, a folder, no permission, binary data, too large."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C."""
    BROKEN_PIPE = 141
    """Whoever read stdout went away."""


def read(file: str) -> bytes:
    """The bytes of a file, or of stdin for ``-``.

    Raises:
        InputError: it cannot be read, or is too large.
    """
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


def parsed(file: str, **how: Any) -> Document:
    """The document in a file, or on stdin for ``-``; `how` is for :func:`attrib.parse`.

    Raises:
        InputError: it cannot be read, or holds no text; the message names the file.
    """
    import attrib

    data = read(file)
    try:
        return attrib.parse(data, **how)
    except InputError as error:
        raise error if file == "-" else type(error)(f"{file}: {error}") from None


def ascii_json(text: str) -> str:
    """JSON with escapes where stdout cannot carry every character."""
    if (sys.stdout.encoding or "").lower().replace("-", "") == "utf8":
        return text
    import json

    return json.dumps(json.loads(text), indent=2)


def screen() -> tuple[int, bool]:
    """Columns to fill and whether to use colour."""
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH, False
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return shutil.get_terminal_size().columns, colour


def note(text: str, *, quiet: bool) -> None:
    """A message on stderr, unless it is not wanted."""
    if not quiet:
        click.echo(f"attrib: {text}", err=True)


def progress(items: Iterable[_Item], label: str, *, quiet: bool) -> Iterator[_Item]:
    """The items, with a bar on stderr if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


def deliver(text: str, output: Path | None) -> None:
    """Write a result to a file, or to stdout.

    Raises:
        InputError: the file cannot be written.
    """
    if output is None:
        write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(f"{output}: {error.strerror or error}") from error


def write(text: str) -> None:
    """Write to stdout; whoever reads it may go away."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at exit, and would complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(ExitStatus.BROKEN_PIPE) from None
