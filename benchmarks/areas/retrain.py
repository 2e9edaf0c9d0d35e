"""Retraining: what `attrib fit` costs on 34,000 sentences and on 200 rows, each in a process of its own.

With ``--whole`` also on five million rows, which are streamed, and of which `fit` draws 50,000 to learn from.
"""

from __future__ import annotations

import csv
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.rows import Options, Row
from training.loaders import anno_lexical

CORPORA: tuple[str, ...] = ("anno_lexical",)
SMALL = 200
SHORT = 80  # characters of a sentence that stands in many rows: the file has half a gigabyte
_RUN = (
    "import json, resource, sys\n"
    "from attrib.cli import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit as stop: code = stop.code\n"
    "use = resource.getrusage(resource.RUSAGE_SELF)\n"
    "print(json.dumps([code, use.ru_utime + use.ru_stime, use.ru_maxrss]), file=sys.stderr)"
)


def run(options: Options) -> list[Row]:
    """Seconds and peak memory from the command to the bundle."""
    rows = [(row.text, "biased" if row.biased else "neutral") for row in anno_lexical.load("train")]
    step = len(rows) // SMALL
    sizes = {f"{SMALL} rows": rows[::step][:SMALL]}
    sizes |= {} if options.quick else {f"{len(rows):,} sentences": rows}
    found = [row for name, table in sizes.items() for row in _rows(name, table, len(table))]
    if many := options.size("retrain rows streamed"):
        found += _rows(f"{many:,} rows", repeated(rows, many), many)
    return found


def repeated(rows: Sequence[tuple[str, str]], count: int) -> Iterable[tuple[str, str]]:
    """So many rows of short sentences, each with a number of its own, so that no row repeats another."""
    short = itertools.cycle([row for row in rows if len(row[0]) <= SHORT])
    return ((f"{text} Number {number}.", label) for number, (text, label) in zip(range(count), short, strict=False))


def _rows(name: str, table: Iterable[tuple[str, str]], count: int) -> list[Row]:
    wall, cpu, megabytes = _cost(table)
    how = "attrib fit CORPUS.csv -o FOLDER, start to bundle, on a shared machine"
    return [
        Row(name, "attrib fit", "wall seconds", wall, how, n=count),
        Row(name, "attrib fit", "CPU seconds", cpu, "the same, CPU time of all threads", n=count),
        Row(name, "attrib fit", "peak MB", megabytes, "peak resident memory of the process", n=count),
    ]


def _cost(table: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "corpus.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(itertools.chain([("text", "label")], table))
        start = time.perf_counter()
        command = [sys.executable, "-c", _RUN, "fit", str(path), "-o", str(Path(scratch) / "model")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        wall = time.perf_counter() - start
        code, cpu, peak = json.loads(done.stderr.splitlines()[-1])
        if code or not (Path(scratch) / "model" / "manifest.json").is_file():
            raise RuntimeError(done.stderr)
    return wall, cpu, peak / (1e6 if sys.platform == "darwin" else 1e3)
