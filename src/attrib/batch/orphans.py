"""Workers that end when whoever started them is gone.

joblib's processes wait for more work for minutes, or for good if they have a result that nobody fetches: of a run that
was killed outright they, and the trackers of their resources, would be left over, with its standard output still open.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Sequence
from functools import cache

from attrib.batch.row import Outcome, Row
from attrib.batch.work import Task

Work = Callable[[int, Sequence[Row], Task], list[Outcome]]
"""As :func:`attrib.batch.work.outcomes`."""

_EVERY = 1.0  # seconds between two looks


def tended(parent: int, work: Work, first: int, rows: Sequence[Row], task: Task) -> list[Outcome]:
    """What `work` makes of its arguments; a process that `parent`, a process id, started ends soon after it.

    No other process is touched: neither `parent` itself (joblib works in it if there is one core only) nor one that was
    started elsewhere. On Windows a process is never told of another parent, so that it stays.
    """
    starter = multiprocessing.parent_process()
    if starter is not None and starter.pid == parent:
        _watch(parent)
    return work(first, rows, task)


@cache  # one thread a process, however many tasks
def _watch(parent: int) -> None:
    threading.Thread(target=_end_after, args=(parent,), name="attrib-orphans", daemon=True).start()


def _end_after(parent: int) -> None:
    while os.getppid() == parent:  # orphans are given another
        time.sleep(_EVERY)
    os._exit(1)  # nobody is left to be told, and the main thread may wait for a lock for good
