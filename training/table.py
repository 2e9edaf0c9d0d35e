"""The corpus table: where each labelled corpus comes from, what it holds, and what may be done with it."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

HERE = Path(__file__).parent


class File(NamedTuple):
    """One file of a corpus, as its manifest lists it."""

    path: str
    bytes: int
    sha256: str


class Made(NamedTuple):
    """How a file that differs from upstream is made: what to download, and the function of `training.repack`."""

    source: str
    by: str


@dataclass(frozen=True)
class Corpus:
    """One labelled corpus. `ships`: whether a model that ships may learn from it."""

    name: str
    what: str
    repository: str
    commit: str
    prefix: str
    licence: str
    ships: bool
    citation: str
    files: tuple[File, ...]
    made: Mapping[str, Made] = field(default_factory=dict)
    rows_sha256: str | None = None

    def address(self, path: str) -> str:
        """Upstream address of the raw file at `path`, at the pinned commit."""
        raw = self.repository.replace("https://github.com/", "https://raw.githubusercontent.com/", 1)
        return f"{raw}/{self.commit}/{quote(self.prefix + path)}"

    @property
    def archive(self) -> str:
        """Upstream address of the whole repository at the pinned commit, as a gzipped tar."""
        return f"{self.repository}/archive/{self.commit}.tar.gz"

    @property
    def bytes(self) -> int:
        """Size of all files together."""
        return sum(file.bytes for file in self.files)


def manifest(path: Path) -> tuple[File, ...]:
    """Read a manifest: tab-separated ``path``, ``bytes``, ``sha256`` with a header line."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(File(name, int(size), digest) for name, size, digest in rows)


@cache
def corpora() -> Mapping[str, Corpus]:
    """Every corpus by name, in the order of ``corpora.toml``."""
    table = tomllib.loads((HERE / "corpora.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _corpus(name, entry) for name, entry in table.items()})


def _corpus(name: str, entry: dict[str, object]) -> Corpus:
    made = entry.pop("made", {})
    assert isinstance(made, dict)
    return Corpus(
        name=name,
        files=manifest(HERE / "manifests" / f"{name}.tsv"),
        made={path: Made(how["from"], how["by"]) for path, how in made.items()},
        **entry,  # type: ignore[arg-type]  # the keys are the fields; a wrong one raises here
    )
