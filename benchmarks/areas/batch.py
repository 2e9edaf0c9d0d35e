"""Batches: articles per second in one process and in two, memory, kills that lose nothing, the same on a cluster."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.processes import Watched, local_cluster, watched
from benchmarks.rows import Options, Row
from training.loaders import allsides

CORPORA = ("allsides",)
MILLION = 1_000_000
PRICE = 0.04
"""US dollars for an hour of one core: an assumption, about what a cloud asks for a shared one. Put in your own."""


def run(options: Options) -> list[Row]:
    """Score the same articles in several ways."""
    count, kills, most = (options.size(f"batch {name}") for name in ("articles", "kills", "articles in all"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = written(folder / "in.jsonl", count)
        one = watched(command(table, folder / "one.jsonl"))
        two = watched(command(table, folder / "two.jsonl", "-j", "2"))
        rows = [*speed(one, two, count), *memory({"attrib batch": one, "attrib batch -j 2": two}, count)]
        truth = kept(folder / "one.jsonl")
        rows.append(same("two processes", truth, kept(folder / "two.jsonl"), f"{count} articles"))
        if kills:  # a quick run leaves what kills and a cluster do to the tests of the package
            rows += killed(table, folder / "killed.jsonl", truth, two.seconds, kills)
            rows.append(clustered(table, folder / "cluster.jsonl", truth, one.seconds))
        if most:
            rows += everything(written(folder / "all.jsonl", most), folder / "scored.jsonl")
    return rows


def written(path: Path, count: int) -> Path:
    """Articles of the pool as JSON lines, spread over it."""
    articles = list(allsides.load())
    step = max(1, len(articles) // count)
    with path.open("w", encoding="utf-8") as file:
        for article in articles[::step][:count]:
            cells = {"id": article.id, "text": article.text, "title": article.title, "url": article.url}
            file.write(json.dumps(cells) + "\n")
    return path


def command(table: Path, output: Path, *more: str) -> list[str]:
    """The command line of a batch of flat rows."""
    start = [sys.executable, "-m", "attrib", "batch", str(table), "-o", str(output)]
    return [*start, "--detail", "scores", "-q", "--keep", "id", *more]


def kept(path: Path) -> list[str]:
    """The lines of an output."""
    return path.read_text(encoding="utf-8").splitlines()


def everything(table: Path, output: Path) -> list[Row]:
    """All there is in two processes: how fast, what a million would cost, and whether memory stays flat to the end."""
    count = len(kept(table))
    found = watched(command(table, output, "-j", "2"))
    failed = Path(f"{output}.errors.jsonl")
    missing = count - len(kept(output)) - len(kept(failed))
    how, name = f"{count} pool articles, JSON lines to flat rows, whole processes", "attrib batch -j 2, all"
    return [
        Row("speed", name, "articles a second", count / found.seconds, how, n=count),
        *_million(name, found, count, how),
        Row("all", name, "rows lost", missing, f"{how}; neither scored nor listed as failed", n=count),
        Row("all", name, "rows that failed", len(kept(failed)), how, n=count),
        *memory({name: found}, count),
    ]


def speed(one: Watched, two: Watched, count: int) -> list[Row]:
    """Articles per second, and what a million would cost; start of the processes included."""
    how = f"{count} pool articles, JSON lines to flat rows, whole processes"
    return [
        Row("speed", "attrib batch", "articles a second", count / one.seconds, how, n=count),
        Row("speed", "attrib batch -j 2", "articles a second", count / two.seconds, how, n=count),
        Row("speed", "attrib batch -j 2", "times one process", one.seconds / two.seconds, how, n=count),
        *_million("attrib batch", one, count, how),
    ]


def _million(name: str, found: Watched, count: int, how: str) -> list[Row]:
    """What a million such articles would take, and cost at :data:`PRICE`."""
    hours = found.cpu / count * MILLION / 3600
    return [
        Row("speed", name, "core hours a million", hours, f"CPU time of {how}", n=count),
        Row("speed", name, "US dollars a million", hours * PRICE, f"at {PRICE} a core hour; {how}", n=count),
    ]


def memory(runs: Mapping[str, Watched], count: int) -> list[Row]:
    """The most that any process held, and how much more in the last quarter of the run than in the second."""
    how = f"resident MB of the largest process, sampled every .1 s over {count} articles"
    rows = []
    for name, seen in runs.items():
        quarter = max(1, len(seen.memory) // 4)
        growth = max(seen.memory[-quarter:]) - max(seen.memory[quarter : 2 * quarter] or seen.memory)
        rows.append(Row("memory", name, "largest process, MB", max(seen.memory), how, n=count))
        rows.append(
            Row("memory", name, "growth, MB", growth, f"last against second quarter of the run; {how}", n=count)
        )
    return rows


def same(task: str, truth: Sequence[str], found: Sequence[str], how: str) -> Row:
    """Rows that differ from those of one undisturbed process."""
    wrong = abs(len(truth) - len(found)) + sum(a != b for a, b in zip(truth, found, strict=False))
    return Row(task, "attrib batch", "rows lost, doubled or different", wrong, how, n=len(truth))


def killed(table: Path, output: Path, truth: Sequence[str], seconds: float, kills: int) -> list[Row]:
    """Stop with SIGKILL at random moments until `kills` have hit a run at work, then run to the end.

    A run is stopped when it has taken a tenth of the `seconds` of an undisturbed one on the average (of ten kills), its
    start included, so that kills hit all stages of the work.
    """
    chance, reached = random.Random(11), list[int]()  # noqa: S311 - no secret
    while len(reached) < kills:
        with subprocess.Popen(command(table, output, "-j", "2")) as process:  # noqa: S603
            time.sleep(chance.uniform(0.5, max(1.0, 2 * seconds / kills)))
            process.send_signal(signal.SIGKILL)
        if process.returncode != -signal.SIGKILL:
            break  # it had come to its end before
        mark = Path(f"{output}.checkpoint")  # a kill before the first one hit the start
        reached.append(json.loads(mark.read_text(encoding="utf-8"))["rows"] if mark.exists() else 0)
    last = subprocess.run(command(table, output, "-j", "2"), check=False).returncode  # noqa: S603
    rows = ", ".join(map(str, reached))
    how = f"SIGKILL at {len(reached)} random moments, with {rows} rows done; started again each time"
    return [
        Row("killed", "attrib batch", "kills that hit", len(reached), how, n=kills),
        Row("killed", "attrib batch", "exit code of the last run", last, how, n=1),
        same("killed", truth, kept(output), how),
    ]


def clustered(table: Path, output: Path, truth: Sequence[str], seconds: float) -> Row:
    """A Dask scheduler and two workers on 127.0.0.1, of which one is killed midway."""
    with local_cluster(2) as (address, workers):
        more = ("--backend", "dask", "--scheduler", address, "-j", "-1")
        with subprocess.Popen(command(table, output, *more)) as process:  # noqa: S603
            time.sleep(max(2.0, seconds / 4))
            workers[0].kill()
            process.wait(timeout=600 + 4 * seconds)
    return same("cluster", truth, kept(output), "dask scheduler and two dask worker processes, one killed midway")
