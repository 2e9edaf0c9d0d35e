"""Bundles: ten thousand corrupted ones, each to be refused, none executed, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.corrupt import MOST_MEGABYTES, WAYS, corrupted, model
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ()


def run(options: Options) -> list[Row]:
    """How many corrupted bundles were refused, loaded, executed, or raised something else; peak memory."""
    count = options.size("bundles corrupted")
    with tempfile.TemporaryDirectory() as scratch:
        model().save(Path(scratch) / "good")
        command = [sys.executable, "-m", "benchmarks.areas.bundles", scratch, str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    how = f"{len(WAYS)} ways in turn, seed 0, each loaded by attrib.load"
    rows = [
        Row("corrupted", "attrib.load", "refused (ModelFormatError)", found["refused"], how, n=count),
        Row("corrupted", "attrib.load", "loaded", found["loaded"], how, n=count),
        Row("corrupted", "attrib.load", "executed", found["executed"], how, n=count),
        Row("corrupted", "attrib.load", "other exceptions", len(found["other"]), how, n=count),
    ]
    limit = f"peak resident memory of the whole process; the limit is {MOST_MEGABYTES}"
    return [*rows, Row("corrupted", "attrib.load", "peak MB", found["megabytes"], limit, n=count)]


def measure(folder: Path, count: int) -> dict[str, Any]:
    """Corrupt the bundle ``folder/good`` `count` times, and load each."""
    tally = corrupted(folder / "good", folder / "bad", count)
    return {**tally._asdict(), "megabytes": _peak()}


def _peak() -> float:
    """Peak resident megabytes of this process; what `getrusage` says may be its parent's, from before exec."""
    status = Path("/proc/self/status")
    if status.is_file():
        return float(status.read_text().partition("VmHWM:")[2].split()[0]) / 1e3
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
