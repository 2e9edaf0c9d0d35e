"""Robustness: what hostile pages cost, each in a process of its own, and how far harmless changes move a score."""

from __future__ import annotations

from benchmarks.changes import change_rows
from benchmarks.hostile import MOST_MEGABYTES, MOST_SECONDS, PAGES, cost
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ("allsides",)


def run(options: Options) -> list[Row]:
    """The probes, then the hostile pages."""
    return [*change_rows(options), *hostile(options)]


def hostile(options: Options) -> list[Row]:
    """Seconds and peak megabytes of each hostile page, then the largest of both."""
    names = options.thinned(list(PAGES), "robustness pages, one in")
    found = {name: cost(name) for name in names}
    rows: list[Row] = []
    for name, entry in found.items():
        rows.append(Row(name, "attrib", "seconds", entry.seconds, f"wall time of one parse: {entry.answer}"))
        rows.append(Row(name, "attrib", "peak MB", entry.megabytes, "peak resident memory of the process, all in"))
    seconds, megabytes = (
        max(entry.seconds for entry in found.values()),
        max(entry.megabytes for entry in found.values()),
    )
    return [
        *rows,
        Row("all", "attrib", "most seconds", seconds, f"the limit is {MOST_SECONDS:g}", n=len(found)),
        Row("all", "attrib", "most peak MB", megabytes, f"the limit is {MOST_MEGABYTES:g}", n=len(found)),
    ]
