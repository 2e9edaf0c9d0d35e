"""Whole processes: how long they take, what they hold, and a cluster of them on this machine."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.1
_STARTED = re.compile(r"(tcp://127\.0\.0\.1:\d+)")


class Watched(NamedTuple):
    """Wall and CPU seconds of a process and its children; `memory`: MB of the largest of them at each look."""

    seconds: float
    cpu: float
    memory: list[float]


def watched(command: Sequence[str]) -> Watched:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, memory = time.perf_counter(), []
    with subprocess.Popen(command) as process:  # noqa: S603
        while process.poll() is None:
            memory.append(max((resident(pid) for pid in _family(process.pid)), default=0.0))
            time.sleep(_EVERY)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Watched(time.perf_counter() - start, cpu, memory)


def _family(pid: int) -> list[int]:
    """A process and all below it (Linux)."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def resident(pid: int | str = "self") -> float:
    """Resident megabytes of a process; 0 where it is gone or the system does not tell (Linux tells)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def local_cluster(count: int) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A Dask scheduler and `count` workers of one thread on 127.0.0.1: the scheduler's address, and the workers."""
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(  # noqa: S603
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"], stderr=subprocess.PIPE, text=True
    )
    workers: list[subprocess.Popen[str]] = []
    try:
        assert scheduler.stderr is not None
        address = next(match[1] for line in scheduler.stderr if (match := _STARTED.search(line)))
        start = [*dask, "worker", address, "--host", "127.0.0.1"]
        more = ["--nthreads", "1", "--no-dashboard", "--no-nanny"]
        workers += [
            subprocess.Popen([*start, *more], stderr=subprocess.DEVNULL, text=True)  # noqa: S603
            for _ in range(count)
        ]
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()
        if scheduler.stderr is not None:
            scheduler.stderr.close()
