"""How far a batch has come, in a small file beside its output, replaced whole after each round."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from attrib.batch.readers import Part
from attrib.batch.streams import STDIN
from attrib.errors import InputError

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`rows` rows are done; of the output and the errors what lies before these points is good.

    `work` is a digest of inputs, options and version: only the same work can go on. `summary` is what was counted.
    """

    work: str
    rows: int
    output: int
    errors: int
    seconds: float
    summary: dict[str, Any]

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        made = path.with_name(path.name + ".making")
        with made.open("w", encoding="utf-8") as file:
            json.dump({"format": _FORMAT, **asdict(self)}, file)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)

    @classmethod
    def load(cls, path: Path) -> Checkpoint:
        """Read it.

        Raises:
            InputError: the file is none of ours, or of another version's.
        """
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            if values.pop("format") == _FORMAT:
                return cls(**values)
        except (ValueError, TypeError, KeyError, AttributeError):
            pass
        raise InputError(f"{path} is no checkpoint of this version: finish with the one that wrote it, or --overwrite")


def digest(parts: Sequence[Part], options: Sequence[Any]) -> str:
    """SHA-256 of what makes two runs the same: files with size and time of change, and options."""
    files = [
        (part.path, part.kind, part.size, 0 if part.path == STDIN else Path(part.path).stat().st_mtime_ns)
        for part in parts
    ]
    return hashlib.sha256(json.dumps([files, list(options)]).encode()).hexdigest()
