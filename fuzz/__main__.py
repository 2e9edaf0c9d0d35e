"""``python -m fuzz [TARGET | all] --seconds N``: libFuzzer, driven by atheris, each target in a process of its own.

Exits with 1 if an input crashed, hung or took too much memory: it is kept in the folder of artifacts, and its path goes
to ``python -m fuzz TARGET --replay FILE``. Without atheris nothing can be tried: that is said, and the exit code is 77.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import click

from fuzz.seeds import seeds
from fuzz.targets import TARGETS

SECONDS_EACH = 20
"""Of one input, instrumented, on a busy machine: what takes longer hangs."""

MEGABYTES = 1500
"""Of the process, with libFuzzer's own books in it; no single allocation may be over a third of it."""

LONGEST = {"page": 20_000, "text": 8_000, "bundle": 8_000, "report": 2_000}
"""Bytes of an input. What grows with length is measured by ``python -m benchmarks linearity``."""

WORDS = Path(__file__).with_name("words.dict")
SKIPPED = 77


@click.command()
@click.argument("target", type=click.Choice([*TARGETS, "all"]), default="all")
@click.option("--seconds", type=click.IntRange(min=1), default=60, show_default=True, help="How long, each.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/fuzz"), show_default=True,
              help="Where found inputs go, and the corpus that grows.")  # fmt: skip
@click.option("--replay", type=click.Path(exists=True, path_type=Path), help="Run this input once, without atheris.")
def main(target: str, seconds: int, out: Path, replay: Path | None) -> None:
    """Try TARGET (or all) for some time on inputs that nobody thought of."""
    if replay is not None:
        TARGETS[target](replay.read_bytes())
        return
    if importlib.util.find_spec("atheris") is None:
        click.echo("fuzzers skipped: atheris is not installed here (pip install --group fuzz)", err=True)
        sys.exit(SKIPPED)
    names = list(TARGETS) if target == "all" else [target]
    failed = [name for name in names if not _run(name, seconds, out / name)]
    click.echo(f"fuzzers: {', '.join(failed)} found something in {out}" if failed else "fuzzers: nothing found")
    sys.exit(bool(failed))


def _run(name: str, seconds: int, folder: Path) -> bool:
    """Whether a target came through."""
    corpus, given, found = (folder / part for part in ("corpus", "seeds", "found"))
    shutil.rmtree(given, ignore_errors=True)
    for made in (corpus, given, found):
        made.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (given / f"{number:03d}").write_bytes(seed)
    limits = {
        "max_total_time": seconds,
        "timeout": SECONDS_EACH,
        "rss_limit_mb": MEGABYTES,
        "malloc_limit_mb": MEGABYTES // 3,
        "max_len": LONGEST[name],
        "artifact_prefix": f"{found}/",
        "dict": WORDS,
        "print_final_stats": 1,
    }
    options = [f"-{option}={value}" for option, value in limits.items()]
    command = [sys.executable, "-m", "fuzz.harness", name, *options, str(corpus), str(given)]
    click.echo(f"fuzzing {name} for {seconds} s", err=True)
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603


if __name__ == "__main__":
    main()
