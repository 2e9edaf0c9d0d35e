"""Retraining: what `attrib fit` costs on 34,000 sentences and on 200 rows, each in a process of its own."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.rows import Options, Row
from training.loaders import anno_lexical

CORPORA: tuple[str, ...] = ("anno_lexical",)
SMALL = 200
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
    found = []
    for name, table in sizes.items():
        wall, cpu, megabytes = _cost(table)
        how = "attrib fit CORPUS.csv -o FOLDER, start to bundle, on a shared machine"
        found += [
            Row(name, "attrib fit", "wall seconds", wall, how, n=len(table)),
            Row(name, "attrib fit", "CPU seconds", cpu, "the same, CPU time of all threads", n=len(table)),
            Row(name, "attrib fit", "peak MB", megabytes, "peak resident memory of the process", n=len(table)),
        ]
    return found


def _cost(table: list[tuple[str, str]]) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "corpus.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("text", "label"), *table])
        start = time.perf_counter()
        command = [sys.executable, "-c", _RUN, "fit", str(path), "-o", str(Path(scratch) / "model")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        wall = time.perf_counter() - start
        code, cpu, peak = json.loads(done.stderr.splitlines()[-1])
        if code or not (Path(scratch) / "model" / "manifest.json").is_file():
            raise RuntimeError(done.stderr)
    return wall, cpu, peak / (1e6 if sys.platform == "darwin" else 1e3)
