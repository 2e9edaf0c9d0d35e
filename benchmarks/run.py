"""Areas run one by one or side by side, and their results as one JSON document."""

from __future__ import annotations

import importlib
import pkgutil
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from joblib import Parallel, delayed

import benchmarks.areas
from attrib.errors import CorpusError
from benchmarks.environment import data, environment
from benchmarks.rows import Options, Row

AREAS = sorted(module.name for module in pkgutil.iter_modules(benchmarks.areas.__path__))
ALONE = ("batch", "pool", "speed")
"""Areas that measure wall time or two processes of their own: nothing may run beside them."""
LONGEST = ("bias", "framing", "extraction", "bundles", "retrain")
"""Areas to start first when several run side by side."""


class Outcome(NamedTuple):
    """What an area gave: its rows, the data it read, digests of answers, wall and CPU seconds; or what it lacked.

    `needed` is false for an area of sets that hardly anybody has.
    """

    rows: list[Row]
    data: dict[str, Any]
    outputs: dict[str, str]
    seconds: float
    cpu: float
    trouble: str = ""
    needed: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Plain dict, for JSON."""
        rows = [row.to_dict() for row in self.rows]
        taken = {"seconds": round(self.seconds, 1), "cpu_seconds": round(self.cpu, 1)}
        return {"data": self.data, "outputs": self.outputs, **taken, "rows": rows}


def run(names: Sequence[str], options: Options, jobs: int = 1) -> Iterator[tuple[str, Outcome]]:
    """Measure areas; those of :data:`ALONE` one after the other, the rest up to `jobs` at once."""
    if jobs == 1:
        for name in names:
            yield name, measure(name, options)
        return
    alone = [name for name in names if name in ALONE]
    for name in alone:
        yield name, measure(name, options)
    rest = [name for name in LONGEST if name in names]
    rest += [name for name in names if name not in (*alone, *rest)]
    work = (delayed(measure)(name, options) for name in rest)
    done = Parallel(n_jobs=jobs, batch_size=1, pre_dispatch=jobs, return_as="generator")(work)
    yield from zip(rest, done, strict=True)


def measure(name: str, options: Options) -> Outcome:
    """Run one area; its trouble is a corpus that is missing or differs, or a peer that is not installed."""
    module = importlib.import_module(f"benchmarks.areas.{name}")
    wall, cpu, outputs = time.perf_counter(), _cpu(), dict[str, str]()
    try:
        digests = data(module.CORPORA)
        rows: list[Row] = module.run(replace(options, outputs=outputs))
    except (CorpusError, ImportError) as error:
        missing = isinstance(error, ImportError)
        why = f"{error}; is the dependency group peers installed?" if missing else str(error)
        optional = getattr(module, "OPTIONAL", False)
        return Outcome([], {}, {}, time.perf_counter() - wall, _cpu() - cpu, why, not optional)
    return Outcome(rows, digests, outputs, time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def results(found: dict[str, Outcome], options: Options) -> dict[str, Any]:
    """Everything that was measured, with the versions and the machine it depends on."""
    return {
        "environment": environment(),
        "quick": options.quick,
        "areas": {name: outcome.to_dict() for name, outcome in found.items() if not outcome.trouble},
        "missing": {name: outcome.trouble for name, outcome in found.items() if outcome.trouble},
    }
