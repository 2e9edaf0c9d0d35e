"""What the commands share: exit codes, and how they write to stdout."""

from __future__ import annotations

import enum
import os
import sys

import click


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


def write(text: str) -> None:
    """Write to stdout, and leave quietly if nobody reads it any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at exit, and would complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(ExitStatus.BROKEN_PIPE) from None


def ascii_json(text: str) -> str:
    """JSON with escapes where stdout cannot carry every character."""
    if (sys.stdout.encoding or "").lower().replace("-", "") == "utf8":
        return text
    import json

    return json.dumps(json.loads(text), indent=2)
