"""Speed: what an import, a cold start, a warm article and a sentence cost. Ratios travel; absolutes do not."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrib
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ()
BANNED = ("sklearn", "scipy", "joblib", "lxml", "bs4")
RUNS = 9
ARTICLE_WORDS = 750
SENTENCES = 2000
LOADED = f"import sys, attrib; print(*sorted(set(sys.modules) & {set(BANNED)!r}))"


def run(options: Options) -> list[Row]:
    """Import, cold start, warm article, sentences per CPU-second."""
    article = options.article.read_text(encoding="utf-8")
    runs = 3 if options.quick else RUNS
    return [*imports(runs), *cold(options.article, runs), *warm(article, runs), *sentences(article, options.quick)]


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
    """Milliseconds of `attrib.score` once everything is loaded, per 750 words."""
    times = _timed(lambda: attrib.score(article), runs, time.perf_counter)
    words = len(article.split())
    value = statistics.median(times) * 1e3 * ARTICLE_WORDS / words
    return [Row("warm article", "attrib score", "ms per 750 words", value, f"median of {runs}, {words} words", n=runs)]


def sentences(article: str, quick: bool) -> list[Row]:
    """Sentences per CPU-second of the shipped model, on the article's sentences over and over."""
    report = attrib.score(article).to_dict()
    texts = [report["text"][slice(*sentence["span"])] for sentence in report["sentences"]]
    texts = (texts * (SENTENCES // len(texts) + 1))[: SENTENCES // 10 if quick else SENTENCES]
    model = attrib.load("bias")
    taken = statistics.median(_timed(lambda: model.predict_proba(texts), 3, time.process_time))
    how = f"{len(texts)} sentences in one call, CPU time of all threads, median of 3"
    return [Row("sentences", "attrib bias", "per CPU-second", len(texts) / taken, how, n=len(texts))]


def _timed(work: Callable[[], object], runs: int, clock: Callable[[], float]) -> list[float]:
    work()
    times = []
    for _ in range(runs):
        start = clock()
        work()
        times.append(clock() - start)
    return times
