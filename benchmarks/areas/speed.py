"""Speed: what an import, a cold start, an article and a sentence cost, and how that grows. Ratios travel."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

import attrib
from benchmarks.growth import cost
from benchmarks.processes import resident
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ()
BANNED = ("sklearn", "scipy", "joblib", "lxml", "bs4")
ARTICLE_WORDS = 750
LOADED = f"import sys, attrib; print(*sorted(set(sys.modules) & {set(BANNED)!r}))"


def run(options: Options) -> list[Row]:
    """Import, cold start, warm article, sentences per CPU-second."""
    article = options.article.read_text(encoding="utf-8")
    runs = options.size("speed runs")
    return [
        *imports(runs),
        *cold(options.article, runs),
        *warm(article, runs),
        *sentences(article, options.size("speed sentences")),
        *lengths(options.size("speed sentences of the longest article")),
        *numbers(article, options.size("speed articles")),
        *disk(),
    ]


def medians(commands: list[list[str]], runs: int) -> list[float]:
    """Median wall seconds of each command over `runs` rounds, the commands taking turns within a round.

    Byte code is kept between rounds, as an installer leaves it, whatever the environment says.

    Raises:
        subprocess.CalledProcessError: a command failed.
    """
    times: list[list[float]] = [[] for _ in commands]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for turn in range(runs + 1):
        for taken, command in zip(times, commands, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings)  # noqa: S603
            if turn:  # the first round only warms the file cache
                taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def imports(runs: int) -> list[Row]:
    """`import attrib` against a bare interpreter with `import numpy`, and the heavy modules it loads."""
    ours, bare = medians([_python("import attrib"), _python("import numpy")], runs)
    loaded = subprocess.run(_python(LOADED), check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
    how = f"medians of {runs} interleaved processes"
    return [
        Row("import", "attrib", "ratio", ours / bare, f"import attrib / import numpy, {how}", n=runs),
        Row("import", "attrib", "ms", ours * 1e3, how, n=runs),
        Row("import", "import numpy", "ms", bare * 1e3, how, "floor", n=runs),
        Row("import", "attrib", "heavy modules", len(loaded), f"of {', '.join(BANNED)} after import attrib"),
    ]


def cold(article: Path, runs: int) -> list[Row]:
    """`attrib score FILE` from a cold start against `import numpy, lxml.html`."""
    script = Path(sys.executable).parent / "attrib"
    ours, bare = medians([[str(script), "score", str(article)], _python("import numpy, lxml.html")], runs)
    how = f"medians of {runs} interleaved processes"
    return [
        Row(
            "cold start", "attrib score", "ratio", ours / bare, f"attrib score / import numpy, lxml.html, {how}", n=runs
        ),
        Row("cold start", "attrib score", "ms", ours * 1e3, how, n=runs),
        Row("cold start", "import numpy, lxml.html", "ms", bare * 1e3, how, "floor", n=runs),
    ]


def warm(article: str, runs: int) -> list[Row]:
    """`attrib.score` once everything is loaded, by two clocks, beside one NumPy pass over the bytes."""
    raw = np.frombuffer(article.encode("utf-8"), np.uint8)
    words = len(article.split())
    how = f"median of {runs}, {words} words"
    wall = statistics.median(_timed(lambda: attrib.score(article), runs, time.perf_counter))
    cpu = statistics.median(_timed(lambda: attrib.score(article), runs, time.process_time))
    many = 1000  # passes: one is too short to time
    bare = statistics.median(
        _timed(lambda: [np.bincount(raw, minlength=256) for _ in range(many)], runs, time.process_time)
    )
    return [
        Row("warm article", "attrib score", "ms per 750 words", wall * 1e3 * ARTICLE_WORDS / words, how, n=runs),
        Row("warm article", "attrib score", "articles per second", 1 / wall, how, n=runs),
        Row("warm article", "attrib score", "articles per CPU-second", 1 / cpu, how, n=runs),
        Row("warm article", "one NumPy pass", "articles per CPU-second", many / bare, f"bincount of the bytes, {how}",
            "floor", n=runs),
    ]  # fmt: skip


def sentences(article: str, count: int) -> list[Row]:
    """Sentences per second of the shipped model, on the article's sentences over and over."""
    report = attrib.score(article).to_dict()
    texts = [report["text"][slice(*sentence["span"])] for sentence in report["sentences"]]
    texts = (texts * (count // len(texts) + 1))[:count]
    model = attrib.load("bias")
    how = f"{count} sentences in one call, median of 3"
    clocks = {"per CPU-second": time.process_time, "per second": time.perf_counter}
    taken = {
        name: statistics.median(_timed(lambda: model.predict_proba(texts), 3, clock)) for name, clock in clocks.items()
    }
    return [Row("sentences", "attrib bias", name, count / seconds, how, n=count) for name, seconds in taken.items()]


def lengths(most: int) -> list[Row]:
    """One article of 1 to `most` sentences: what a sentence costs, and whether time and memory grow no faster."""
    sizes = [10**power for power in range(6) if 10**power <= most]
    found = {size: cost(size) for size in sizes}
    how = "one article in a process of its own, CPU time, the best of up to 3 runs"
    rows = []
    for size, entry in found.items():
        each = 1e3 * entry.seconds / entry.sentences
        rows.append(Row("length", f"{size:,} sentences", "ms a sentence", each, how, n=entry.sentences))
        rows.append(
            Row("length", f"{size:,} sentences", "peak MB", entry.megabytes, "of the process", n=entry.sentences)
        )
    first, middle, last = (found[size] for size in (sizes[0], sizes[-2], sizes[-1]))
    base = found[1000]
    growth = (last.seconds / last.sentences) / (base.seconds / base.sentences)
    about = f"ms a sentence at {most:,} sentences / at 1,000"
    rows.append(Row("length", "attrib score", "time growth", growth, about, n=last.sentences))
    slope = (last.megabytes - middle.megabytes) / (last.sentences - middle.sentences)
    before = (middle.megabytes - first.megabytes) / (middle.sentences - first.sentences)
    about = f"MB a sentence from {sizes[-2]:,} to {most:,} sentences / from 1 to {sizes[-2]:,}: at most 1 is linear"
    rows.append(Row("length", "attrib score", "memory growth", slope / before, about, n=last.sentences))
    return rows


def numbers(article: str, most: int) -> list[Row]:
    """`score_many` over more and more articles: what the last tenth costs of what an earlier tenth does."""
    tenth = most // 10
    texts = (f"Edition {number}.\n\n{article}" for number in range(most))
    marks, held = [time.process_time()], []
    for number, _ in enumerate(attrib.score_many(texts), 1):
        if number % tenth == 0:
            marks.append(time.process_time())
            held.append(resident())
    taken = [after - before for before, after in pairwise(marks)]
    how = f"{most} articles of {len(article.split())} words, one process, CPU time"
    growth = statistics.median(taken[-3:]) / statistics.median(taken[1:4])
    return [
        Row("number", "attrib score_many", "ms an article", 1e3 * sum(taken) / most, how, n=most),
        Row("number", "attrib score_many", "time growth", growth, f"{how}; last tenths / second to fourth", n=most),
        Row(
            "number", "attrib score_many", "memory growth, MB", held[-1] - held[0], f"{how}; end - first tenth", n=most
        ),
    ]


def disk() -> list[Row]:
    """What the package takes as installed, and its models' share, in megabytes."""
    root = Path(attrib.__file__).parent
    files = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    models = sum(path.stat().st_size for path in files if "bundles" in path.parts) / 1e6
    total = sum(path.stat().st_size for path in files) / 1e6
    how = f"{len(files)} files without compiled Python"
    return [
        Row("disk", "attrib", "MB", total, how, n=len(files)),
        Row("disk", "attrib models", "MB", models, "the bundles that ship"),
    ]


def _timed(work: Callable[[], object], runs: int, clock: Callable[[], float]) -> list[float]:
    work()
    times = []
    for _ in range(runs):
        start = clock()
        work()
        times.append(clock() - start)
    return times
