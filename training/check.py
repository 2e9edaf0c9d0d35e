"""Are the files of a corpus the ones the manifest lists? Sizes and SHA-256, read-only, safe to run side by side."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from joblib import Parallel, delayed

from training.repack import rows_digest
from training.store import cache_folder, mirror_folder
from training.table import Corpus, File


@dataclass(frozen=True)
class Checked:
    """Outcome for one corpus. `missing` and `wrong` hold paths of files; `folder` is None if there is none."""

    corpus: Corpus
    folder: Path | None
    missing: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every file is there and as listed."""
        return self.folder is not None and not self.missing and not self.wrong


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def intact(corpus: Corpus, file: File, folder: Path) -> bool:
    """Whether `file` of `corpus` in `folder` is as listed; a Parquet file made here is compared by its rows."""
    path = folder / file.path
    if path.stat().st_size == file.bytes and sha256(path) == file.sha256:
        return True
    return corpus.rows_sha256 is not None and file.path in corpus.made and _same_rows(path, corpus.rows_sha256)


def _same_rows(path: Path, digest: str) -> bool:
    try:
        return rows_digest(path) == digest
    except (OSError, ValueError, KeyError):  # pyarrow's errors for damaged and foreign files derive from these
        return False


def check(corpus: Corpus, folder: Path | None = None, *, threads: int = 2) -> Checked:
    """Compare the files of `corpus` in `folder` (default: mirror, else cache) with the manifest."""
    folder = folder or mirror_folder(corpus.name) or cache_folder(corpus.name)
    if not folder.is_dir():
        return Checked(corpus, None, tuple(file.path for file in corpus.files), ())
    here = [file for file in corpus.files if (folder / file.path).is_file()]
    missing = tuple(file.path for file in corpus.files if not (folder / file.path).is_file())
    # hashlib lets go of the interpreter's lock on large blocks, so threads are enough.
    good = Parallel(n_jobs=threads, prefer="threads")(delayed(intact)(corpus, file, folder) for file in here)
    return Checked(corpus, folder, missing, tuple(file.path for file, fine in zip(here, good, strict=True) if not fine))
