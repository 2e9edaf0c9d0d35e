"""The file format of a model: a folder of ``manifest.json``, plain arrays and a card, each with its digest.

Nothing in a bundle is code and nothing is unpickled. Everything that the manifest says of an array (its file, shape,
type, size and SHA-256) is checked before the array is used. The manifest ends with its own SHA-256, taken of its bytes
with 64 zeros in the digest's place: so no byte of a bundle can change unnoticed.
"""

from __future__ import annotations

import hashlib
import json
import math
import mmap
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from attrib.errors import ModelFormatError

FORMAT = 2
"""Number of the layout that :func:`write` makes; :func:`read` takes this and older ones.

1 had neither digest of its own nor one of the card.
"""

_MANIFEST, _CARD = "manifest.json", "card.md"
_BLANK = "0" * 64
_SEAL = re.compile(rb'"sha256": "([0-9a-f]{64})"\n}\n\Z')
_LARGEST_CARD = 1_000_000  # bytes
_MOST_ARRAYS = 64
_LARGEST_MANIFEST = 4_000_000  # bytes
_LARGEST_ARRAY = 200_000_000  # bytes
_LONGEST_HEADER = 1 << 12  # bytes; that of ten dimensions has some 200
_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(
    re.escape(_MAGIC)
    + rb"([\0-\xff]{2})\{'descr': '([<|][a-z]\d)', 'fortran_order': False, "
    + rb"'shape': \(((?:\d{1,20}(?:, \d{1,20}){0,9},?)?)\), \} *\n"
)
"""What NumPy writes before plain numbers in C order. Its own reader is more than that needs: it also evaluates."""
_TYPES = ("<f2", "<f4", "<f8", "<i8", "<u4", "|i1")


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
        ModelFormatError: an array is too large ever to be read again.
    """
    for name, array in arrays.items():
        if array.nbytes >= _LARGEST_ARRAY:
            raise ModelFormatError(f"the array {name} has {array.nbytes:,} bytes, more than a bundle may hold")
    if folder.exists() and not (folder / _MANIFEST).is_file() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} exists and is no model bundle")
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.parent / f".bundle-{uuid4().hex}"
    fresh.mkdir()
    try:
        table = {key: _write_array(fresh / f"{key}.npy", array) for key, array in arrays.items()}
        told = card.encode()
        (fresh / _CARD).write_bytes(told)
        sealed = {"format": FORMAT, **manifest, "arrays": table, "card.md": _entry(told), "sha256": _BLANK}
        raw = _sealed((json.dumps(sealed, indent=1, ensure_ascii=False) + "\n").encode())
        (fresh / _MANIFEST).write_bytes(raw)
        _replace(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return hashlib.sha256(raw).hexdigest()


def _sealed(blank: bytes) -> bytes:
    """A manifest with its digest in the place of the zeros at its end."""
    found = _SEAL.search(blank)
    assert found is not None  # noqa: S101 - it was just written
    return blank[: found.start(1)] + hashlib.sha256(blank).hexdigest().encode() + blank[found.end(1) :]


def _replace(folder: Path, fresh: Path) -> None:
    """Put a finished folder in the place of an older one, which is whole until that moment."""
    aside = fresh.with_name(fresh.name + "-old")
    try:
        if folder.exists():
            folder.rename(aside)
        fresh.rename(folder)
    except BaseException:  # Ctrl-C between the two as well
        if aside.exists() and not folder.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def read(folder: Path) -> Bundle:
    """Read and verify a bundle.

    Raises:
        ModelFormatError: it is damaged, foreign, or of a newer format; the message says which file and why.
    """
    raw = _read_file(folder / _MANIFEST, _LARGEST_MANIFEST, folder)
    manifest = _parsed(raw, folder / _MANIFEST)
    if manifest["format"] > 1:
        _check_seal(raw, manifest, folder)
    if len(manifest["arrays"]) > _MOST_ARRAYS:
        raise ModelFormatError(f"{folder} lists more than {_MOST_ARRAYS} arrays")
    arrays = {name: _read_array(folder, name, entry) for name, entry in manifest["arrays"].items()}
    return Bundle(manifest, arrays, hashlib.sha256(raw).hexdigest())


def _read_file(path: Path, most: int, folder: Path) -> bytes:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > most:
            raise ModelFormatError(f"{folder} holds no readable {path.name}: it is no model bundle")
        return path.read_bytes()
    except OSError as error:
        raise ModelFormatError(f"{path} cannot be read: {error.strerror}") from None


def _parsed(raw: bytes, path: Path) -> dict[str, Any]:
    """A manifest of a format that is known, with a table of arrays."""
    try:
        manifest = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ModelFormatError(f"{path} is no JSON: {error}") from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("arrays"), dict):
        raise ModelFormatError(f"{path} does not describe a model")
    number = manifest.get("format")
    if type(number) is not int or not 1 <= number <= FORMAT:
        newer = " install a newer version of attrib" if type(number) is int and number > FORMAT else " it is damaged"
        raise ModelFormatError(f"{path} is of format {number!r}; this version reads formats 1 to {FORMAT}:{newer}")
    return manifest


def _check_seal(raw: bytes, manifest: Mapping[str, Any], folder: Path) -> None:
    """Whether manifest and card are, byte for byte, what was written."""
    found = _SEAL.search(raw)
    blank = b"" if found is None else raw[: found.start(1)] + _BLANK.encode() + raw[found.end(1) :]
    if found is None or hashlib.sha256(blank).hexdigest().encode() != found[1]:
        raise ModelFormatError(f"{folder / _MANIFEST} is not as it was written (SHA-256 differs)")
    if _entry(_read_file(folder / _CARD, _LARGEST_CARD, folder)) != manifest.get("card.md"):
        raise ModelFormatError(f"{folder / _CARD} is not the card that the manifest describes (SHA-256 differs)")


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
    return {"shape": list(plain.shape), "dtype": plain.dtype.str, **_entry(raw)}


def _entry(raw: bytes) -> dict[str, Any]:
    """Size and digest of a file."""
    return {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


def _read_array(folder: Path, name: str, entry: Any) -> NDArray[Any]:
    """One array, memory-mapped after its bytes were found to be what the manifest says."""
    if not (isinstance(name, str) and name.isidentifier() and isinstance(entry, dict)):
        raise ModelFormatError(f"{name!r} is no name of an array")
    path = folder / f"{name}.npy"
    size, shape, dtype = entry.get("bytes"), entry.get("shape"), entry.get("dtype")
    if dtype not in _TYPES or type(size) is not int or not 0 < size <= _LARGEST_ARRAY:
        raise ModelFormatError(f"the manifest's entry for {name} is not acceptable")
    if path.is_symlink() or not path.is_file() or path.stat().st_size != size:
        raise ModelFormatError(f"{path} is missing or not of the size that the manifest says")
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ModelFormatError(f"{path} cannot be read: {error}") from None
    if len(mapped) != size or hashlib.sha256(mapped).hexdigest() != entry.get("sha256"):
        raise ModelFormatError(f"{path} is not the file that the manifest describes (SHA-256 differs)")
    try:
        return _array(mapped, path, shape, dtype)
    except (ValueError, TypeError) as error:
        if isinstance(error, ModelFormatError):
            raise
        raise ModelFormatError(f"{path} is no array: {error}") from None


def _array(mapped: mmap.mmap, path: Path, shape: Any, dtype: str) -> NDArray[Any]:
    """The array of a file, once its header was found to say what the manifest says and to fit the file's size."""
    header = _HEADER.match(mapped[:_LONGEST_HEADER])
    if header is None or int.from_bytes(header[1], "little") != header.end() - len(_MAGIC) - 2:
        raise ModelFormatError(f"{path} is of a layout that attrib never writes")
    found = tuple(int(side) for side in header[3].split(b",") if side.strip())
    kind, start, count = np.dtype(dtype), header.end(), math.prod(found)
    if list(found) != shape or header[2] != dtype.encode() or count * kind.itemsize != len(mapped) - start:
        raise ModelFormatError(f"{path} is not of the shape and type that the manifest says")
    if not found:
        raise ModelFormatError(f"{path} is a single number")
    return np.frombuffer(mapped, kind, count, start).reshape(found)
