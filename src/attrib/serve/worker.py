"""Scoring in a process of its own, which can be ended when it takes too long."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

from attrib.errors import AttribError
from attrib.serve.limits import MAX_SECONDS


class BusyError(AttribError):
    """It took too long, or others were first."""


class Worker:
    """One process that does one task at a time; started when first needed, and anew after it was ended."""

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._process: Any = None
        self._pipe: Connection | None = None

    def do(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """The result of ``task(*arguments)``.

        Raises:
            BusyError: it took too long, or others did.
            AttribError: what the task raised.
        """
        if not self._lock.acquire(timeout=self._seconds):
            raise BusyError("others are being served: try again in a moment")
        try:
            return self._ask(task, arguments)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _ask(self, task: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        pipe = self._started()
        try:
            pipe.send((task, arguments))
            if not pipe.poll(self._seconds):
                self.close()
                raise BusyError(f"this took more than {self._seconds:.0f} seconds and was stopped")
            good, result = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise BusyError("the scoring process ended unexpectedly: try again") from error
        if good:
            return result
        raise result

    def _started(self) -> Connection:
        if self._pipe is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe


def _serve(pipe: Connection) -> None:
    """Do what is asked until nobody asks any more."""
    while True:
        try:
            task, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            answer = (True, task(*arguments))
        except AttribError as error:
            answer = (False, error)
        except Exception as error:  # the process must go on, and the page say that something failed
            answer = (False, AttribError(f"a fault of attrib's: {type(error).__name__}"))
        pipe.send(answer)
