"""Where the corpora lie: a read-only mirror first, else the user's cache folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from attrib.errors import CorpusError

MIRROR = "ATTRIB_CORPORA"
"""The environment variable that names a folder with one folder per corpus. It is read from, never written to."""


class MissingCorpusError(CorpusError, FileNotFoundError):
    """A corpus is neither in the mirror nor in the cache; the message says how to get it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"corpus {name!r} is not here: run `python -m training fetch {name}`, "
            f"or set {MIRROR} to a folder that holds {name}/"
        )


def cache_folder(name: str) -> Path:
    """Folder that `fetch` fills for corpus `name`."""
    return platformdirs.user_cache_path("attrib") / "corpora" / name


def mirror_folder(name: str) -> Path | None:
    """Folder of corpus `name` in the mirror, or None without one."""
    root = os.environ.get(MIRROR)
    if not root or not (folder := Path(root) / name).is_dir():
        return None
    return folder


def corpus_folder(name: str) -> Path:
    """Folder to read corpus `name` from.

    Raises:
        MissingCorpusError: it is neither in the mirror nor in the cache.
    """
    folder = mirror_folder(name) or cache_folder(name)
    if not folder.is_dir():
        raise MissingCorpusError(name)
    return folder


def corpus_file(name: str, path: str, folder: Path | None = None) -> Path:
    """Path of one file of corpus `name`, in `folder` or where the corpus lies.

    Raises:
        MissingCorpusError: the file is not there.
    """
    file = (folder or corpus_folder(name)) / path
    if not file.exists():
        raise MissingCorpusError(name)
    return file
