"""Get a corpus: the mirror if it has it, else a download into the user's cache folder, every file checked."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

import pooch
from joblib import Parallel, delayed

from training.check import check, intact
from training.repack import MAKERS
from training.store import MIRROR, cache_folder, mirror_folder
from training.table import Corpus, File

THREADS = 8  # the corpora with thousands of small files wait for the network, not for the processor
TIMEOUT = 60  # seconds without an answer


class DigestError(ValueError):
    """A file of the mirror or a download is not the one the manifest lists."""


def fetch(
    corpus: Corpus, *, retries: int = 3, threads: int = THREADS, done: Callable[[File], None] = lambda file: None
) -> Path:
    """Make `corpus` available and return its folder.

    A file that is already there and intact is not downloaded again, so an interrupted fetch resumes where it stopped.
    Files are written under a temporary name first: a folder never holds half a file. `done` is called for each file.

    Raises:
        DigestError: a download, or the mirror, differs from the manifest.
        requests.RequestException: the download failed `retries` times.
    """
    mirror = mirror_folder(corpus.name)
    if mirror is not None:
        # Loaders read the mirror's folder if there is one, so a download elsewhere would not mend it.
        if not check(corpus, mirror).ok:
            raise DigestError(f"{mirror} is not whole: see `python -m training check {corpus.name}`, or unset {MIRROR}")
        return mirror
    pooch.get_logger().setLevel(logging.WARNING)
    folder = cache_folder(corpus.name)
    folder.mkdir(parents=True, exist_ok=True)
    plain = [file for file in corpus.files if file.path not in corpus.made]
    downloads = pooch.create(
        folder,
        base_url="",
        registry={file.path: f"sha256:{file.sha256}" for file in plain},
        urls={file.path: corpus.address(file.path) for file in plain},
        retry_if_failed=retries,
    )
    Parallel(n_jobs=threads, prefer="threads")(delayed(_download)(downloads, file, done) for file in plain)
    for file in corpus.files:
        if file.path in corpus.made:
            _make(corpus, file, folder)
            done(file)
    return folder


def _download(downloads: pooch.Pooch, file: File, done: Callable[[File], None]) -> None:
    try:
        downloads.fetch(file.path, downloader=pooch.HTTPDownloader(timeout=TIMEOUT))
    except ValueError as error:
        # pooch raises a bare ValueError for a wrong digest; requests' errors pass through unless they are ValueErrors.
        if "hash" in str(error):
            raise DigestError(f"{file.path}: the download is not the file that the manifest lists") from error
        raise
    done(file)


def _make(corpus: Corpus, file: File, folder: Path) -> None:
    """Download what `file` is made from, make it beside its place, check it and move it there."""
    target = folder / file.path
    if target.is_file() and intact(corpus, file, folder):
        return
    how = corpus.made[file.path]
    address = corpus.archive if how.source == "archive" else corpus.address(how.source)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        source = pooch.retrieve(
            address, None, fname="source", path=scratch, downloader=pooch.HTTPDownloader(timeout=TIMEOUT)
        )
        fresh = Path(scratch) / file.path
        fresh.parent.mkdir(parents=True, exist_ok=True)
        MAKERS[how.by](Path(source), fresh)
        if not intact(corpus, file, Path(scratch)):
            raise DigestError(f"{corpus.name}/{file.path}: made from {address}, it is not the file the manifest lists")
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.replace(target)
