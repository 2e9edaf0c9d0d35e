"""The vocabulary of results."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from benchmarks.sizes import SIZES

Kind = Literal["attrib", "peer", "floor", "ceiling", "published"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a row is about, ours first. A floor is what anybody reaches, a ceiling what nobody can be asked to pass."""
FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "harbour.txt"
T = TypeVar("T")


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
    other tools where an area has some. `whole` measures all there is where a run to quote takes a sample. `outputs`
    fills with a digest of what each system answered.
    """

    quick: bool = False
    peers: bool = False
    article: Path = field(default=FIXTURE)
    whole: bool = False
    outputs: dict[str, str] = field(default_factory=dict)

    def size(self, name: str) -> int:
        """How many items of :data:`benchmarks.sizes.SIZES` to take."""
        size = SIZES[name]
        return size.quick if self.quick else size.whole or size.full if self.whole else size.full

    def spread(self, items: Sequence[T], name: str) -> list[T]:
        """At most :meth:`size` of the items, evenly spread over them."""
        count = self.size(name)
        return list(items[:: max(1, len(items) // count)][:count])

    def thinned(self, items: Sequence[T], name: str) -> list[T]:
        """One in :meth:`size` of the items."""
        return list(items[:: self.size(name)])

    def record(self, system: str, answers: Iterable[object]) -> None:
        """Keep a digest of a system's answers: whether two runs said the same can then be told without their texts."""
        found = hashlib.sha256()
        for answer in answers:
            found.update(repr(answer).encode("utf-8", "backslashreplace") + b"\0")
        self.outputs[system] = found.hexdigest()[:16]
