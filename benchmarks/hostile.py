"""Hostile pages, made on the spot, and what one of them costs in a process of its own.

``python -m benchmarks.hostile NAME`` parses one and prints a JSON object: ``seconds`` (wall), ``megabytes`` (the
process's peak) and ``answer``.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import attrib

MOST_SECONDS = 5.0
MOST_MEGABYTES = 500.0

_TEXT = "<p>The harbour board met on Monday, the clerk said, and nobody left the hall before nine.</p>"
_BODY = f"<html><body>{_TEXT * 20}"
_LATIN = _TEXT.replace("harbour", "h\u00e4fen")


def _bomb() -> str:
    entities = "".join(
        f'<!ENTITY {name} "{f"&{last};" * 10}">' for last, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{entities}]><html><body><p>&i;</p>{_TEXT * 20}'


def _script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>{_BODY}'


PAGES: dict[str, Callable[[], str | bytes]] = {
    "truncated in a tag": lambda: f'{_BODY}<div class="story-bo',
    "truncated in a script": lambda: f"{_BODY}<script>var x = '<p>",
    "200,000 levels of blocks": lambda: f"{'<div>' * 200_000}{_TEXT * 20}{'</div>' * 200_000}",
    "200,000 levels of inline elements": lambda: f"{'<b>' * 200_000}{_TEXT * 20}",
    "100,000 nested lists": lambda: f"<ul><li>{'<ul><li>' * 100_000}{_TEXT * 20}",
    "50 MB": lambda: _BODY + _TEXT * (50_000_000 // len(_TEXT)),
    "10 MB of paragraphs": lambda: _BODY + _TEXT * (9_900_000 // len(_TEXT)),
    "10 MB of one paragraph": lambda: f"<html><body><p>{'word ' * 1_990_000}</p>",
    "10 MB of opening brackets": lambda: "<html><body>" + "<" * 9_900_000,
    "entity bomb": _bomb,
    "a million references": lambda: f"{_BODY}<p>{'&amp;' * 1_000_000}</p>",
    "null bytes": lambda: _BODY.replace("o", "o\0"),
    "null bytes only": lambda: b"\0" * 100_000,
    "latin-1 declared utf-8": lambda: f'<meta charset="utf-8">{_LATIN * 20}'.encode("latin-1"),
    "utf-8 declared utf-16": lambda: f'<meta charset="utf-16">{_LATIN * 20}'.encode(),
    "utf-8 declared shift-jis": lambda: f'<meta charset="shift_jis">{_LATIN * 20}'.encode(),
    "300,000 attributes": lambda: f"<div {' '.join(f'a{number}=x' for number in range(300_000))}>{_TEXT * 20}",
    "one class name of 5 MB": lambda: f'<div class="{"story-body " * 450_000}">{_TEXT * 20}</div>',
    "100,000 links": lambda: f"{_BODY}<p>{'<a href=x>next page</a> ' * 100_000}</p>",
    "200,000 line breaks": lambda: f"{_BODY}{'x<br><br>' * 200_000}",
    "json-ld: 300,000 lists": lambda: _script(f"[{','.join(['[]'] * 300_000)}]"),
    "json-ld: lists in lists": lambda: _script(f"{'[[],' * 900}[]{']' * 900}"),
    "json-ld: too deep": lambda: _script("[" * 100_000 + "]" * 100_000),
    "json-ld: lone surrogates": lambda: _script(
        json.dumps({"@type": "NewsArticle", "headline": "The board \ud800 met", "author": "Jo \udfff Marsh"})
    ),
    "900,000 combining marks": lambda: f"{_BODY}<p>a{chr(0x301) * 900_000}</p>",
}
"""Every page by what is wrong with it."""


class Cost(NamedTuple):
    """What a page cost: wall seconds of the parse, the process's peak in megabytes, and what came of it."""

    seconds: float
    megabytes: float
    answer: str


def cost(name: str) -> Cost:
    """Parse one of :data:`PAGES` in a process of its own.

    Raises:
        subprocess.CalledProcessError: it ended in anything but an answer or a clear error.
    """
    command = [sys.executable, "-m", "benchmarks.hostile", name]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])  # noqa: S603
    return Cost(**json.loads(done.stdout))


def main(name: str) -> None:
    """Parse one of :data:`PAGES` here and print what it cost."""
    page = PAGES[name]()
    start = time.perf_counter()
    try:
        document = attrib.parse(page, kind="html")
    except attrib.errors.AttribError as error:
        answer = f"{type(error).__name__}: {error}"
    else:
        document.text.encode()
        (document.title or "").encode()
        answer = f"{len(document.blocks)} blocks, {sum(block.kept for block in document.blocks)} kept"
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "megabytes": peak(), "answer": answer}))


def peak() -> float:
    """This process's peak resident memory in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says there is at least what the parent process had
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main(sys.argv[1])
