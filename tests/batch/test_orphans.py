"""Nothing of a run that was killed outright is left over."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attrib.batch.orphans import tended

PATIENCE = 10.0  # seconds


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_killed_run_leaves_no_process_and_no_open_pipe(table, tmp_path):
    command = [sys.executable, "-m", "attrib", "batch", str(table(2000)), "-o", str(tmp_path / "out.jsonl")]
    command += ["--detail", "scores", "-j", "2", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        try:
            wait(lambda: (tmp_path / "out.jsonl").exists() and (tmp_path / "out.jsonl").stat().st_size, 60.0)
            assert run.poll() is None
            assert len(members(run.pid)) > 3  # itself, two workers, a tracker or two: else this would show nothing
            run.send_signal(signal.SIGKILL)
            assert run.communicate(timeout=PATIENCE) == (b"", None)  # raises where the pipe stays open
            wait(lambda: not members(run.pid), PATIENCE)
            assert members(run.pid) == []
        finally:
            for pid in members(run.pid):
                os.kill(pid, signal.SIGKILL)


def test_only_a_process_that_the_run_started_is_watched(monkeypatch):
    watched = []
    monkeypatch.setattr("attrib.batch.orphans._watch", watched.append)
    monkeypatch.setattr("attrib.batch.orphans.multiprocessing.parent_process", multiprocessing.current_process)
    for parent in (os.getpid(), os.getpid() + 1):  # of a process that says it is its own child
        assert tended(parent, lambda *arguments: list(arguments), 0, (), None) == [0, (), None]
    assert watched == [os.getpid()]


def members(session):
    """The processes of a session that still run, by id."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # state, parent, group and session stand behind the name, which may hold anything
            state, _, _, its, *_ = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its) == session and state != "Z":
            found.append(int(folder.name))
    return found


def wait(condition, seconds):
    """Until it holds or time is up."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
