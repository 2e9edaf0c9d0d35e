"""The file format of a model: a folder of ``manifest.json`` and plain arrays, each with its digest.

Nothing in a bundle is code and nothing is unpickled. Everything that the manifest says of an array (its file, shape,
type, size and SHA-256) is checked before the array is used.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from attrib.errors import ModelFormatError

FORMAT = 1
"""Number of the layout that :func:`write` makes; :func:`read` takes this and no newer one."""

_MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 4_000_000  # bytes
_LARGEST_ARRAY = 200_000_000  # bytes
_TYPES = ("<f2", "<f4", "<f8", "<i8", "|i1")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A manifest (JSON values) and named arrays.

    `digest` is the SHA-256 of the manifest, which holds the arrays' own.
    """

    manifest: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]
    digest: str


def write(folder: Path, manifest: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]], card: str) -> str:
    """Write a bundle, into a new folder beside it first, so that a broken run leaves nothing half-written.

    Returns:
        The bundle's digest.

    Raises:
        FileExistsError: `folder` exists and holds something that is no bundle.
    """
    if folder.exists() and not (folder / _MANIFEST).is_file() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} exists and is no model bundle")
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.parent / f".bundle-{uuid4().hex}"
    fresh.mkdir()
    try:
        table = {key: _write_array(fresh / f"{key}.npy", array) for key, array in arrays.items()}
        text = json.dumps({"format": FORMAT, **manifest, "arrays": table}, indent=1, ensure_ascii=False) + "\n"
        (fresh / _MANIFEST).write_text(text, encoding="utf-8")
        (fresh / "card.md").write_text(card, encoding="utf-8")
        _replace(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _replace(folder: Path, fresh: Path) -> None:
    """Put a finished folder in the place of an older one, which is whole until that moment."""
    aside = fresh.with_name(fresh.name + "-old")
    if folder.exists():
        folder.rename(aside)
    fresh.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)


def read(folder: Path) -> Bundle:
    """Read and verify a bundle.

    Raises:
        ModelFormatError: it is damaged, foreign, or of a newer format; the message says which file and why.
    """
    path = folder / _MANIFEST
    if not path.is_file() or path.stat().st_size > _LARGEST_MANIFEST:
        raise ModelFormatError(f"{folder} holds no readable {_MANIFEST}: it is no model bundle")
    raw = path.read_bytes()
    try:
        manifest = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ModelFormatError(f"{path} is no JSON: {error}") from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("arrays"), dict):
        raise ModelFormatError(f"{path} does not describe a model")
    if manifest.get("format") != FORMAT:
        raise ModelFormatError(f"{path} is of format {manifest.get('format')!r}; this version reads format {FORMAT}")
    arrays = {name: _read_array(folder, name, entry) for name, entry in manifest["arrays"].items()}
    return Bundle(manifest, arrays, hashlib.sha256(raw).hexdigest())


def shipped(name: str) -> Path:
    """The folder of a bundle that ships with the package."""
    return Path(__file__).with_name("bundles") / name


def threshold_of(bundle: Bundle, folder: Path) -> float:
    """The probability from which a classifier answers yes, as its manifest says.

    Raises:
        ModelFormatError: it says none between 0 and 1.
    """
    threshold = bundle.manifest.get("threshold")
    if not isinstance(threshold, float) or not 0 < threshold < 1:
        raise ModelFormatError(f"{folder} names no threshold between 0 and 1")
    return threshold


def _write_array(path: Path, array: NDArray[Any]) -> dict[str, Any]:
    plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    with path.open("wb") as file:
        np.save(file, plain, allow_pickle=False)
    raw = path.read_bytes()
    return {
        "shape": list(plain.shape),
        "dtype": plain.dtype.str,
        "bytes": len(raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
    }


def _read_array(folder: Path, name: str, entry: Any) -> NDArray[Any]:
    """One array, memory-mapped after its bytes were found to be what the manifest says."""
    if not (isinstance(name, str) and name.isidentifier() and isinstance(entry, dict)):
        raise ModelFormatError(f"{name!r} is no name of an array")
    path = folder / f"{name}.npy"
    size, shape, dtype = entry.get("bytes"), entry.get("shape"), entry.get("dtype")
    if dtype not in _TYPES or not isinstance(size, int) or not 0 < size <= _LARGEST_ARRAY:
        raise ModelFormatError(f"the manifest's entry for {name} is not acceptable")
    if path.is_symlink() or not path.is_file() or path.stat().st_size != size:
        raise ModelFormatError(f"{path} is missing or not of the size that the manifest says")
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != entry.get("sha256"):
            raise ModelFormatError(f"{path} is not the file that the manifest describes (SHA-256 differs)")
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (ValueError, OSError, EOFError) as error:
        raise ModelFormatError(f"{path} is no array: {error}") from None
    if not isinstance(array, np.ndarray) or list(array.shape) != shape or array.dtype.str != dtype:
        raise ModelFormatError(f"{path} is not of the shape and type that the manifest says")
    return array
