"""The loop: read a round of rows, score it, write it down, note how far we are."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from attrib._version import __version__
from attrib.batch.checkpoint import Checkpoint, digest
from attrib.batch.readers import listed, rows
from attrib.batch.row import Columns, Outcome
from attrib.batch.summary import Summary
from attrib.batch.work import Task
from attrib.batch.workers import CHUNK, Workers
from attrib.batch.writers import Lines, Parquet, Writer
from attrib.errors import InputError

_CHUNKS = 16
"""Chunks a worker gets in a round: enough that waiting for the last one costs little."""

Progress = Callable[[int, int, int], None]
"""Called after each round with: rows done, bytes of the inputs read, bytes of the inputs in all (0 if unknown)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to score and where to put it.

    Attributes:
        inputs: files, folders or ``-``; see :func:`attrib.batch.readers.listed`.
        output: a ``.jsonl`` or ``.parquet`` file, or ``-`` for JSON lines on standard output.
        errors: JSON lines of the rows that failed; beside the output unless told. Dropped if the output is ``-``.
        container: what the inputs hold, where their names do not tell.
        kind: ``auto``, ``html`` or ``text``: what an article is.
        columns: which columns of a table hold what.
        group: a kept column to sum up by.
        task: model, parts, detail and time for each article.
        jobs, backend, scheduler: see :class:`attrib.batch.workers.Workers`.
        overwrite: start anew where there is an output, finished or not.
    """

    inputs: Sequence[str]
    output: str
    errors: str | None = None
    container: str | None = None
    kind: str = "auto"
    columns: Columns = field(default_factory=Columns)
    group: str | None = None
    task: Task = field(default_factory=Task)
    jobs: int = 1
    backend: str = "loky"
    scheduler: str | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to: the summary of all rows, and of this run alone its rows and seconds."""

    summary: Summary
    rows: int
    resumed: int
    seconds: float
    unknown: int
    """Files in folders that are of no known kind."""
    errors: str | None
    """Where the rows that failed are listed."""


def run(job: Job, progress: Progress | None = None) -> Result:
    """Score everything, going on where an earlier run of the same job stopped.

    A row is in the output or among the errors, once, however often the run was killed: what was written after the
    last checkpoint is cut off and done again.

    Raises:
        InputError: inputs are missing, the output exists, or its checkpoint belongs to another job.
        CorpusError: a table lacks a column.
        MissingExtraError: a format needs a package that is not installed.
        ModelNotFoundError, ModelFormatError: the model cannot be loaded.
    """
    _check(job)
    parts, unknown = listed(job.inputs, job.container)
    mark = None if job.output == "-" else Path(f"{job.output}.checkpoint")
    work = digest(parts, [__version__, job.kind, job.columns, job.group, job.task, job.container])
    last = _last(job, mark, work)
    summary = Summary(job.group, last.summary if last else None)
    errors = job.errors or (None if job.output == "-" else f"{job.output}.errors.jsonl")
    writer = _writer(job, last)
    failed = Lines(errors, last.errors if last else 0) if errors else None
    start, done = time.monotonic(), last.rows if last else 0
    before = last.seconds if last else 0.0
    total = sum(part.size for part in parts)
    try:
        if mark is not None and last is None:  # from here on the output is ours to go on with
            Checkpoint(work, 0, 0, 0, 0.0, summary.state()).save(mark)
        with Workers(job.jobs, job.backend, job.scheduler) as workers:
            source = islice(rows(parts, job.columns, job.kind), done, None)
            while batch := list(islice(source, workers.count * CHUNK * _CHUNKS)):
                outcomes = list(workers.scored(done, batch, job.task))
                done += len(outcomes)
                writer.write([outcome for outcome in outcomes if outcome.error is None])
                _count(outcomes, summary, failed)
                reached = writer.safe(), failed.safe() if failed else 0
                if mark is not None:
                    spent = before + time.monotonic() - start
                    Checkpoint(work, done, *reached, spent, summary.state()).save(mark)
                if progress is not None:
                    progress(done, batch[-1].consumed, total)
        writer.finish()
    finally:
        writer.close()
        if failed is not None:
            failed.close()
    if mark is not None:
        mark.unlink(missing_ok=True)
    resumed = last.rows if last else 0
    return Result(summary, done - resumed, resumed, time.monotonic() - start, unknown, errors)


def _count(outcomes: Sequence[Outcome], summary: Summary, failed: Lines | None) -> None:
    """Count each row, and list those that failed."""
    for outcome in outcomes:
        summary.add(outcome)
        if outcome.error is not None and failed is not None:
            head = {"row": outcome.number, "place": outcome.place, "columns": dict(outcome.columns)}
            failed.line({**head, "error": outcome.error, "reason": outcome.reason})


def _check(job: Job) -> None:
    """Mistakes that are better found before the first article than after the last."""
    from attrib.scoring.one import check_parts, resolve

    check_parts(job.task.parts)
    resolve(job.task.model)
    if job.output != "-" and Path(job.output).suffix.lower() not in (".jsonl", ".ndjson", ".parquet"):
        raise InputError(f"{job.output}: give the output a name that ends in .jsonl or .parquet")
    if job.output != "-" and not Path(job.output).absolute().parent.is_dir():
        raise InputError(f"{job.output}: there is no such folder")
    if job.group is not None and job.group not in job.columns.kept:
        raise InputError(f"the column to sum up by, {job.group!r}, must be among those kept")


def _last(job: Job, mark: Path | None, work: str) -> Checkpoint | None:
    """Where an earlier run stopped, if one did."""
    if mark is None or job.overwrite:
        if mark is not None:
            mark.unlink(missing_ok=True)
        return None
    if mark.exists():
        last = Checkpoint.load(mark)
        if last.work != work:
            raise InputError(f"{job.output} was begun with other inputs or options: repeat those, or --overwrite")
        return last
    if Path(job.output).exists():
        raise InputError(f"{job.output} exists already: choose another name, or --overwrite")
    return None


def _writer(job: Job, last: Checkpoint | None) -> Writer:
    point = last.output if last else 0
    if Path(job.output).suffix.lower() == ".parquet":
        return Parquet(job.output, point, columns=job.columns.kept, full=job.task.full)
    return Lines(job.output, point)
