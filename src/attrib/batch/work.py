"""What a worker does: score some rows, each within its time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from attrib.batch.flat import flat
from attrib.batch.row import Outcome, Row
from attrib.errors import TimeLimitError

_AGAIN = 0.05  # seconds


class Task(NamedTuple):
    """How rows are scored.

    `full` adds the whole report as JSON; `seconds` of the processor's time bound each article (0: no bound).
    """

    model: str | None = None
    parts: tuple[str, ...] | None = None
    full: bool = True
    seconds: float = 0.0


def outcomes(first: int, rows: Sequence[Row], task: Task) -> list[Outcome]:
    """The outcome of each row; `first` is the number of the first."""
    return [_outcome(number, row, task) for number, row in enumerate(rows, start=first)]


def _outcome(number: int, row: Row, task: Task) -> Outcome:
    if row.problem is not None:
        return Outcome(number, row.place, row.columns, None, None, "Unreadable", row.problem)
    from attrib.parse import parse
    from attrib.scoring import score

    try:
        with limited(task.seconds):
            document = parse(row.content or "", kind=row.kind, url=row.url)
            report = score(document, title=row.title, publisher=row.publisher, model=task.model, parts=task.parts)
            text = report.to_json() if task.full else None
            return Outcome(number, row.place, row.columns, flat(report), text)
    except Exception as error:  # whatever it is, one bad row never loses the rest
        return Outcome(number, row.place, row.columns, None, None, type(error).__name__, str(error))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what runs inside after some seconds of the processor's time: a busy machine makes no article a slow one.

    Where no alarm can be set (Windows, other threads) there is no limit.

    Raises:
        TimeLimitError: the time is up.
    """
    main = threading.current_thread() is threading.main_thread()
    if seconds <= 0 or not main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeLimitError(f"took more than {seconds:g} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    # again until it is heard: what is raised while an object is finalised, say, is lost
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
