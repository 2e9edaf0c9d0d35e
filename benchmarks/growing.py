"""Inputs of any length, and what one of them costs in a process of its own.

``python -m benchmarks.growing KIND CHARACTERS`` reads one and prints a JSON object: ``seconds`` (CPU, the least of some
runs) and ``megabytes`` (what the process's memory grew to above what it held before).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import attrib
from attrib.errors import TooLargeError

ROOT = Path(__file__).parents[1]
SPAN = 3.0
"""Seconds: a short input is read again until they are spent, at most nine times."""

_LINE = "The harbour board of ward {0} met on Monday, the clerk Ada Brook said, and hall {0} was full before nine."


def _lines(length: int) -> str:
    count = length // (len(_LINE) + 8) + 1
    return "\n\n".join(_LINE.format(number) for number in range(count))[:length]


def _page(length: int) -> str:
    """Paragraphs, each with a link and a name in bold, between a menu and a foot."""
    paragraph = "<p>{} <a href='/w'>More</a> of <b>it</b>.</p>"
    count = length // (len(_LINE) + 40) + 1
    body = "".join(paragraph.format(_LINE.format(number)) for number in range(count))
    return f"<html><body><ul><li><a href='/'>Home</a></ul><article><h1>Harbour</h1>{body[: max(length - 150, 0)]}"


KINDS: dict[str, Callable[[int], str]] = {
    "page of paragraphs": _page,
    "page of one paragraph": lambda length: f"<p>{_lines(length).replace(chr(10), ' ')}",
    "page of line breaks": lambda length: "<p>" + "a line<br>" * (length // 10),
    "page of white space": lambda length: "<p>a" + " \n\t" * (length // 3) + "b",
    "text of paragraphs": _lines,
    "text of one line": lambda length: _lines(length).replace("\n", " "),
    "text of one word": lambda length: "a" * length,
    "text of capitals and stops": lambda length: "A. " * (length // 3),
    "text of quotation marks": lambda length: "\u201cAy,\u201d " * (length // 6),
    "text of white space": lambda length: "a" + " " * (length - 2) + "b",
}
"""What is read, by kind: ordinary input first, then what regular expressions and quotation finders dislike."""


class Cost(NamedTuple):
    """CPU seconds; what memory grew by, in megabytes; ``refused`` if the input is over a limit."""

    seconds: float
    megabytes: float
    refused: bool


def cost(kind: str, length: int) -> Cost:
    """Read an input of some characters in a process of its own.

    Raises:
        subprocess.CalledProcessError: it ended in anything but an answer or a clear error.
    """
    command = [sys.executable, "-m", "benchmarks.growing", kind, str(length)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
    return Cost(**json.loads(done.stdout))


def main(kind: str, length: int) -> None:
    """Read an input here and print what it cost."""
    attrib.parse(KINDS[kind](500), kind=kind[:4].replace("page", "html"))
    content = KINDS[kind](length)
    before, refused = _resident(), False
    times: list[float] = []
    while len(times) < 9 and sum(times) < SPAN:
        start = time.process_time()
        try:
            attrib.parse(content, kind=kind[:4].replace("page", "html"))
        except TooLargeError:
            refused = True
        times.append(time.process_time() - start)
    print(json.dumps({"seconds": min(times), "megabytes": _resident("VmHWM") - before, "refused": refused}))


def _resident(what: str = "VmRSS") -> float:
    """Megabytes this process holds (Linux; elsewhere 0)."""
    status = Path("/proc/self/status")
    return int(status.read_text().partition(f"{what}:")[2].split()[0]) / 1e3 if status.exists() else 0.0


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
