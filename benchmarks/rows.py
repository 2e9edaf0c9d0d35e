"""The vocabulary of results."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["attrib", "peer", "floor", "published"]
FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "harbour.txt"


@dataclass(frozen=True)
class Row:
    """One figure.

    `low` and `high` bound 95% by the bootstrap where given; `n` counts the items measured; `protocol` says how,
    `source` where a published figure was read.
    """

    task: str
    system: str
    metric: str
    value: float
    protocol: str
    kind: Kind = "attrib"
    low: float | None = None
    high: float | None = None
    n: int | None = None
    source: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain dict, for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Options:
    """How to run.

    `quick` measures less of everything: its figures are for checking the suite, not for quoting. `peers` also runs
    other tools where an area has some.
    """

    quick: bool = False
    peers: bool = False
    article: Path = field(default=FIXTURE)
