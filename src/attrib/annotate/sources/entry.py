"""A ledger entry under construction."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Entry:
    """A source under construction.

    `head` is the first mention's head noun; `gender` the pronoun that was used for it, ``he`` or ``she``, or empty.
    """

    name: str
    named: bool
    kind: str
    role: str | None
    described: bool
    head: str
    titles: set[str] = field(default_factory=set)
    attributions: list[int] = field(default_factory=list)
    gender: str = ""
