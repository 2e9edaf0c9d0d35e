"""What an article of so many sentences costs, in a process of its own.

``python -m benchmarks.growth SENTENCES`` scores one and prints a JSON object: ``sentences`` found, ``seconds`` (CPU),
and ``megabytes`` (the process's peak). The text is the fixtures' sentences over and over, each time with another week
and other surnames, so that no line is a repetition and sources grow in number with the text.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import attrib
from benchmarks.hostile import peak

ROOT = Path(__file__).parents[1]
FIXTURES = tuple(ROOT / "tests" / "fixtures" / name for name in ("harbour.txt", "statement.txt", "summit.txt"))
NAMES = ("Aldous", "Brandvold", "Calloway", "Helvig", "Oduya", "Strand", "Tindall")
_SYLLABLES = ("an", "bel", "cor", "dun", "eck", "fal", "gor", "hel", "ing", "jor")
LONGEST = 90  # characters of the lines' sentences: 100,000 of them must stay below the largest input
_SPAN = 5  # seconds: a size is measured again until this is spent, at most thrice


class Cost(NamedTuple):
    """Sentences found, CPU seconds of the fastest run, and the process's peak in megabytes."""

    sentences: int
    seconds: float
    megabytes: float


def text_of(count: int) -> str:
    """About `count` sentences."""
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in FIXTURES)
    ends = re.compile(r"[.!?][\"”’]?(?=\s|$)")
    lines = [
        line for line in whole.splitlines() if line.count(" ") > 8 and len(line) < LONGEST * len(ends.findall(line))
    ]
    pattern = re.compile("|".join(NAMES))
    parts: list[str] = []
    made = turn = 0
    while made < count:
        name = "".join(_SYLLABLES[int(digit)] for digit in str(turn)).capitalize()
        for line in lines:
            if made >= count:
                break
            renamed = pattern.sub(lambda match, name=name: name + match[0].lower(), line)  # type: ignore[misc]
            parts.append(f"In week {turn}: {renamed}")
            made += len(ends.findall(line))
        turn += 1
    return "\n\n".join(parts)


def cost(count: int) -> Cost:
    """Score an article of about `count` sentences in a process of its own.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command = [sys.executable, "-m", "benchmarks.growth", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
    return Cost(**json.loads(done.stdout))


def main(count: int) -> None:
    """Score an article of about `count` sentences here and print what it cost."""
    text = text_of(count)
    attrib.score(text_of(30))
    times: list[float] = []
    while len(times) < 3 and sum(times) < _SPAN:
        start = time.process_time()
        found = attrib.score(text)
        times.append(time.process_time() - start)
    print(json.dumps({"sentences": len(found.sentences), "seconds": min(times), "megabytes": peak()}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
