"""What is wrong with a corpus, before anything is learned from it, as a short table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.corpus.columns import Labelled
from attrib.parse.language import language_of

FEW = 10
"""Rows under which a class is too small to tell how good a model of it is."""

_MANY = 0.2  # of rows that repeat another one
_SAMPLE = 400  # rows whose language is told, in lots of
_LOT = 40


class Line(NamedTuple):
    """One line of the table: what was looked for, how many rows have it, and what that means (empty: nothing)."""

    what: str
    rows: int
    note: str = ""


class Check(NamedTuple):
    """The table, and its notes: what a reader should know before trusting a model of this corpus."""

    lines: tuple[Line, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Those lines that need somebody's attention, as sentences."""
        return tuple(f"{line.what}, {line.rows}: {line.note}" for line in self.lines if line.note)

    def table(self) -> str:
        """The table as text."""
        width = max(len(line.what) for line in self.lines)
        count = max(len(str(line.rows)) for line in self.lines)
        return "".join(f"{what:<{width}}  {rows:>{count}}  {note}".rstrip() + "\n" for what, rows, note in self.lines)


def text_keys(texts: Sequence[str]) -> NDArray[np.int64]:
    """A number for each text, the same for texts that differ in spaces, capitals or punctuation only."""
    numbers: dict[str, int] = {}
    keys = (re.sub(r"[\W_]+", " ", text).strip().casefold() or text for text in texts)
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def check(data: Labelled) -> Check:
    """Look for missing, duplicate, conflicting and leaking rows, small classes and other languages."""
    keys = text_keys(data.texts)
    repeated = len(keys) - len(np.unique(keys))
    conflicting = _rows_with_several(keys, data.labels)
    leaking = 0 if data.groups is None else _rows_with_several(keys, data.groups)
    share = repeated / len(keys)
    lines = [
        Line("rows used", len(keys), _drawn(data)),
        Line("rows left out", data.left_out, "they lack a text or a label" if data.left_out else ""),
        Line(
            "rows that repeat a text",
            repeated,
            f"{share:.0%} of all; no model is tested on a text that it learned from" if share >= _MANY else "",
        ),
        Line(
            "rows whose text has other labels too",
            conflicting,
            "a model can be right about one of them at most" if conflicting else "",
        ),
        Line(
            "rows whose text is in other groups too",
            leaking,
            "they are left out of training wherever they are tested" if leaking else "",
        ),
        *_classes(data.labels),
        _foreign(data.texts),
    ]
    return Check(tuple(lines))


def _drawn(data: Labelled) -> str:
    """What to know of a corpus of which not all rows are used."""
    if data.offered <= len(data.texts):
        return ""
    return f"drawn by the seed from {data.offered:,}; --rows N (rows=N) takes more, at some 50 MB a thousand"


def _rows_with_several(keys: NDArray[np.int64], values: Sequence[Any]) -> int:
    """Rows whose text occurs with more than one of `values`."""
    seen = {(key, value) for key, value in zip(keys.tolist(), values, strict=True)}
    several = Counter(key for key, _ in seen)
    return sum(several[key] > 1 for key in keys.tolist())


def _classes(labels: Sequence[Any]) -> list[Line]:
    counts = Counter(name for label in labels for name in (label if isinstance(label, tuple) else (label,)))
    note = f"fewer than {FEW}: figures for it say little"
    return [
        Line(f"rows labelled {str(name)!r}", rows, note if rows < FEW else "")
        for name, rows in sorted(counts.items(), key=lambda item: str(item[0]))
    ]


def _foreign(texts: Sequence[str]) -> Line:
    """Lots of rows, drawn evenly, that are in another language than English."""
    sample = [texts[int(at)] for at in np.linspace(0, len(texts) - 1, min(_SAMPLE, len(texts)))]
    lots = [sample[at : at + _LOT] for at in range(0, len(sample), _LOT)]
    told = [(len(lot), language_of("\n".join(lot))) for lot in lots]
    rows = sum(size for size, language in told if language not in ("en", "und"))
    names = ", ".join(sorted({language for _, language in told} - {"en", "und"}))
    note = f"of {len(sample)} drawn, by lots of {_LOT}: {names}; attrib reads English" if rows else ""
    return Line("rows in other languages", rows, note)
