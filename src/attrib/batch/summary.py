"""What a batch comes to, in all and by outlet: counts and means, kept as running sums."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from attrib.batch.flat import SCORES
from attrib.batch.row import Outcome

_GROUPS = 10_000  # a column of texts rather than outlets must not fill the memory
_OTHERS = "(others)"
_NONE = "(none)"


@dataclass(slots=True)
class Tally:
    """Sums over some rows: `sums` of scores that were given, `counts` how many."""

    rows: int = 0
    failed: int = 0
    abstained: int = 0
    flagged: int = 0
    sums: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SCORES, 0.0))
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SCORES, 0))

    def add(self, outcome: Outcome) -> None:
        """Count one row."""
        self.rows += 1
        if outcome.flat is None:
            self.failed += 1
            return
        self.abstained += outcome.flat["abstained"] is not None
        self.flagged += outcome.flat["warnings"] > 0
        for name in SCORES:
            if outcome.flat[name] is not None:
                self.sums[name] += outcome.flat[name]
                self.counts[name] += 1

    def mean(self, name: str) -> float | None:
        """The mean of a score over the rows that have it."""
        return self.sums[name] / self.counts[name] if self.counts[name] else None


class Summary:
    """Tallies of all rows and, if there is a column to group by, of each of its values."""

    def __init__(self, group: str | None = None, state: dict[str, Any] | None = None) -> None:
        self.group = group
        self.all = Tally(**state["all"]) if state else Tally()
        self.groups = {name: Tally(**tally) for name, tally in state["groups"].items()} if state else {}

    def add(self, outcome: Outcome) -> None:
        """Count one row."""
        self.all.add(outcome)
        if self.group is not None:
            name = outcome.columns.get(self.group) or _NONE
            if name not in self.groups and len(self.groups) >= _GROUPS:
                name = _OTHERS
            self.groups.setdefault(name, Tally()).add(outcome)

    def state(self) -> dict[str, Any]:
        """Plain values, for a checkpoint."""
        return {"all": asdict(self.all), "groups": {name: asdict(tally) for name, tally in self.groups.items()}}

    def lines(self, most: int = 40) -> list[str]:
        """A table of the `most` largest groups, largest first, and of all."""
        names = sorted(self.groups, key=lambda name: (-self.groups[name].rows, name))
        shown = names[:most]
        wide = max([len("all"), *(len(name[:30]) for name in shown)])
        head = ["articles", "failed", "withheld", "warned", *SCORES]
        result = [" ".join([" " * wide, *(f"{name:>13}" for name in head)]).rstrip()]
        for name, tally in [*((name, self.groups[name]) for name in shown), ("all", self.all)]:
            counts = (tally.rows, tally.failed, tally.abstained, tally.flagged)
            cells = [f"{count:>13,}" for count in counts]
            cells += [f"{'-' if (mean := tally.mean(score)) is None else format(mean, '.3f'):>13}" for score in SCORES]
            result.append(" ".join([f"{_inert(name[:30]):<{wide}}", *cells]))
        if len(names) > most:
            result.insert(-1, f"... and {len(names) - most:,} more")
        return result


def _inert(name: str) -> str:
    """A value of a user's column, without what would move a terminal's cursor."""
    return "".join(char if char.isprintable() else "?" for char in name)
