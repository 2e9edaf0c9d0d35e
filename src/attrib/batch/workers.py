"""Rows in, outcomes out, in order, on this process, several, or a cluster: joblib's backends do the work.

Work goes out in rounds of a bounded number of rows: whoever reads waits for whoever scores, so memory stays flat, and
after each round everything so far can be written down.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

from attrib.batch.orphans import tended
from attrib.batch.row import Outcome, Row
from attrib.batch.work import Task, outcomes
from attrib.errors import InputError, MissingExtraError

CHUNK = 8
"""Rows that go to a worker at once: a quarter of a second's work."""


class Workers:
    """See the module. Use as a context manager: workers live from the first round to the last.

    Args:
        jobs: processes (joblib's convention: -1 for one a core, or all of a cluster's).
        backend: ``loky`` (processes), ``threading`` or ``dask``.
        scheduler: a Dask scheduler's address, for ``dask``.

    Raises:
        InputError: a scheduler without dask, dask without a scheduler, or nobody answers there.
        MissingExtraError: dask is not installed.
    """

    def __init__(self, jobs: int, backend: str = "loky", scheduler: str | None = None) -> None:
        if (backend == "dask") != (scheduler is not None):
            raise InputError("--backend dask and --scheduler ADDRESS go together")
        self._jobs, self._backend = jobs, backend
        self._client = _client(scheduler) if scheduler is not None else None
        self._deaths: tuple[type[BaseException], ...] = (BrokenExecutor, *_killed(self._client))
        self._config: AbstractContextManager[Any] = nullcontext()
        self._parallel: Any = None

    def __enter__(self) -> Workers:
        if self._jobs != 1 or self._backend == "dask":
            from joblib import Parallel, parallel_config

            self._config = parallel_config(backend=self._backend, n_jobs=self._jobs)
            self._config.__enter__()
            self._parallel = Parallel(pre_dispatch="all", batch_size=1)
            self._parallel.__enter__()
        return self

    def __exit__(self, *raised: Any) -> None:
        if self._parallel is not None:
            self._parallel.__exit__(*raised)
            self._config.__exit__(*raised)
        if self._client is not None:
            self._client.close()

    @property
    def count(self) -> int:
        """How many work at once."""
        if self._parallel is None:
            return 1
        from joblib import effective_n_jobs

        return max(1, int(effective_n_jobs(self._jobs)))

    def scored(self, first: int, rows: Sequence[Row], task: Task) -> Iterator[Outcome]:
        """The outcomes of one round, in order.

        A worker that dies (out of memory, killed) costs no row but, if it dies again on it alone, the one that kills
        it.
        """
        chunks = [(first + start, rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK)]
        try:
            yield from self._run(chunks, task)
        except self._deaths:
            for start, chunk in chunks:
                yield from self._again(start, chunk, task)

    def _run(self, chunks: Sequence[tuple[int, Sequence[Row]]], task: Task) -> list[Outcome]:
        if self._parallel is None:
            return [outcome for start, chunk in chunks for outcome in outcomes(start, chunk, task)]
        from joblib import delayed

        # A cluster's workers outlive us, and threads are ourselves
        work = delayed(partial(tended, os.getpid(), outcomes) if self._backend == "loky" else outcomes)
        done = self._parallel(work(start, chunk, task) for start, chunk in chunks)
        return [outcome for part in done for outcome in part]

    def _again(self, start: int, rows: Sequence[Row], task: Task) -> Iterator[Outcome]:
        try:
            yield from self._run([(start, rows)], task)
        except self._deaths as error:
            if len(rows) > 1:
                for number, row in enumerate(rows, start=start):
                    yield from self._again(number, [row], task)
            else:
                name, row = type(error).__name__, rows[0]
                yield Outcome(start, row.place, row.columns, None, None, name, "killed its worker")


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtraError("a cluster needs dask: pip install 'attrib[dask]'") from None
    try:
        return Client(scheduler, timeout="10s", set_as_default=True)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"no Dask scheduler answers at {scheduler}: {error}") from None


def _killed(client: Any) -> tuple[type[BaseException], ...]:
    if client is None:
        return ()
    from distributed import KilledWorker

    return (KilledWorker,)
