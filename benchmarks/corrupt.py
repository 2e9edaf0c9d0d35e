"""Corrupted bundles: a small model, and many ways to damage or forge its folder. Each must be refused unread.

Half of the ways damage bytes and leave the digests as they are; the other half forge the digests as well, as somebody
would who wants a bundle to do harm.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import attrib
from attrib.errors import ModelFormatError

ARRAYS = ("weights", "dense", "base", "mean", "scale")
MOST_MEGABYTES = 200
_BLANK = "0" * 64
Random = np.random.Generator


class Tally(NamedTuple):
    """What became of corrupted bundles: `other` lists what was raised instead of a `ModelFormatError`."""

    refused: int
    loaded: int
    executed: int
    other: list[str]


class Bomb:
    """Unpickled it would write the file `mark`."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.mark,))


def model() -> Any:
    """A model of three classes with few buckets, small enough to be written ten thousand times."""
    table = {"text": [f"The council met in hall {at}." for at in range(60)], "label": ["a", "b", "c"] * 20}
    made = attrib.fit(table)
    random = np.random.default_rng(0)
    made.orders = replace(made.orders, word_bits=5, char_bits=5, known=0)
    made.linear = replace(
        made.linear,
        weights=random.normal(size=(3, made.orders.size)).astype(np.float32),
        scale=random.uniform(1, 2, size=len(made.linear.scale)),
    )
    return made


def corrupted(good: Path, folder: Path, count: int, seed: int = 0) -> Tally:
    """Damage copies of the bundle `good` in `folder`, one after the other, and try to load each."""
    random = np.random.default_rng(seed)
    mark = folder.with_name("executed")
    refused = loaded = executed = 0
    other: list[str] = []
    for number in range(count):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(good, folder)
        way = WAYS[number % len(WAYS)]
        way(folder, random, mark)
        try:
            attrib.load(folder)
            loaded += 1
            other.append(f"{way.__name__}: loaded, number {number}")
        except ModelFormatError:
            refused += 1
        except Exception as error:  # whatever it is, it is to be counted
            other.append(f"{way.__name__}: {type(error).__name__}: {error}")
        if mark.exists():
            executed += 1
            mark.unlink()
    return Tally(refused, loaded, executed, other)


def _any_file(folder: Path, random: Random) -> Path:
    files = sorted(folder.iterdir())
    return files[int(random.integers(len(files)))]


def flip_a_bit(folder: Path, random: Random, _: Path) -> None:
    """One bit of any file."""
    path = _any_file(folder, random)
    raw = bytearray(path.read_bytes())
    raw[int(random.integers(len(raw)))] ^= 1 << int(random.integers(8))
    path.write_bytes(raw)


def overwrite_bytes(folder: Path, random: Random, _: Path) -> None:
    """A run of random bytes inside any file."""
    path = _any_file(folder, random)
    raw = bytearray(path.read_bytes())
    start = int(random.integers(len(raw)))
    fresh = random.bytes(int(random.integers(1, 40)))
    changed = bytes(raw[:start]) + fresh + bytes(raw[start + len(fresh) :])
    path.write_bytes(changed if changed != bytes(raw) else changed + b"x")


def truncate(folder: Path, random: Random, _: Path) -> None:
    """The end of any file is missing, or all of it."""
    path = _any_file(folder, random)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(random.integers(len(raw)))])


def append(folder: Path, random: Random, _: Path) -> None:
    """Any file goes on."""
    path = _any_file(folder, random)
    path.write_bytes(path.read_bytes() + random.bytes(int(random.integers(1, 2000))))


def remove(folder: Path, random: Random, _: Path) -> None:
    """Any file is not there."""
    _any_file(folder, random).unlink()


def swap_arrays(folder: Path, random: Random, _: Path) -> None:
    """Two files have each other's name."""
    one, other = random.choice(len(ARRAYS), 2, replace=False)
    first, second = folder / f"{ARRAYS[one]}.npy", folder / f"{ARRAYS[other]}.npy"
    first.rename(folder / "aside")
    second.rename(first)
    (folder / "aside").rename(second)


def link_outside(folder: Path, random: Random, _: Path) -> None:
    """Any file is a link out of the folder, to the very same bytes."""
    path = _any_file(folder, random)
    outside = folder.with_name("outside")
    outside.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(outside)


def pickle_for_array(folder: Path, random: Random, mark: Path) -> None:
    """A pickle that runs code, with digests that fit."""
    _forge_array(folder, _array(random), pickle.dumps(Bomb(mark), protocol=int(random.integers(6))))


def objects_for_array(folder: Path, random: Random, mark: Path) -> None:
    """An array of objects, which NumPy stores as a pickle."""
    raw = io.BytesIO()
    np.save(raw, np.array([Bomb(mark)], dtype=object), allow_pickle=True)
    _forge_array(folder, _array(random), raw.getvalue(), dtype=random.choice(["|O", "<f4", "<f8"]))


def archive_for_array(folder: Path, random: Random, _: Path) -> None:
    """A zip archive of arrays, as `numpy.savez` makes it."""
    raw = io.BytesIO()
    np.savez(raw, weights=np.zeros(3))
    _forge_array(folder, _array(random), raw.getvalue())


def huge_shape(folder: Path, random: Random, _: Path) -> None:
    """A few bytes that claim to be terabytes."""
    name = _array(random)
    side = int(random.integers(1 << 20, 1 << 40))
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({side}, {side}), }}".encode()
    header += b" " * (63 - (len(header) + 10) % 64) + b"\n"
    raw = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(64)
    _forge_array(folder, name, raw, shape=[side, side], dtype="<f4")


def other_shape(folder: Path, random: Random, _: Path) -> None:
    """A sound array of a shape or a type that the model has no use for, with digests that fit."""
    name = _array(random)
    good = np.load(folder / f"{name}.npy")
    wrong = good.ravel()[: max(1, good.size - 1)] if random.random() < 0.5 else good[None].astype(np.int64)
    raw = io.BytesIO()
    np.save(raw, np.ascontiguousarray(wrong))
    _forge_array(folder, name, raw.getvalue(), shape=list(wrong.shape), dtype=wrong.dtype.str)


def no_number(folder: Path, random: Random, _: Path) -> None:
    """An infinite or undefined number among the weights, with digests that fit."""
    name = _array(random)
    wrong = np.array(np.load(folder / f"{name}.npy"))
    wrong.ravel()[int(random.integers(wrong.size))] = random.choice([np.nan, np.inf, -np.inf])
    raw = io.BytesIO()
    np.save(raw, wrong)
    _forge_array(folder, name, raw.getvalue())


def path_for_name(folder: Path, random: Random, _: Path) -> None:
    """An array whose name leads out of the folder."""
    names = ("../outside", "/etc/passwd", "..", "a/b", "C:\\x", "", "weights.npy", "~", "\u2024\u2024/x", "a\0b")
    manifest = _manifest(folder)
    name = _array(random)
    manifest["arrays"][names[int(random.integers(len(names)))]] = manifest["arrays"][name]
    _seal(folder, manifest)


def odd_value(folder: Path, random: Random, _: Path) -> None:
    """A value of the manifest that no training writes, with a digest that fits."""
    values: tuple[Any, ...] = (None, -1, 10**30, "x" * 1000, [], {}, [[]], True, 1e308)
    manifest = _manifest(folder)
    keys = ("format", "task", "classes", "features", "threshold", "card", "arrays", "name", "version", "multilabel")
    inner = ("fingerprint", "word", "char", "word_bits", "char_bits", "known", "mean", "signals")
    table, names = (manifest, keys) if random.random() < 0.5 else (manifest["features"], inner)
    name = names[int(random.integers(len(names)))]
    kept = {("name", "x" * 1000), ("version", "x" * 1000)}  # a name may be anything that is text
    value = values[int(random.integers(len(values)))]
    sound = isinstance(value, str) and (name, value) in kept
    sound |= name in ("multilabel", "mean") and value is True  # shapes tell, or it is a choice
    sound |= (name == "card" and value == {}) or (name in ("word", "char") and value in ([], {}))
    table[name] = -5 if sound else value
    _seal(folder, manifest)


WAYS: tuple[Callable[[Path, Random, Path], None], ...] = (
    flip_a_bit, overwrite_bytes, truncate, append, remove, swap_arrays, link_outside, flip_a_bit,
    pickle_for_array, objects_for_array, archive_for_array, huge_shape, other_shape, no_number, path_for_name,
    odd_value,
)  # fmt: skip


def _array(random: Random) -> str:
    return ARRAYS[int(random.integers(len(ARRAYS)))]


def _manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def _forge_array(folder: Path, name: str, raw: bytes, **changes: Any) -> None:
    (folder / f"{name}.npy").write_bytes(raw)
    manifest = _manifest(folder)
    manifest["arrays"][name].update(bytes=len(raw), sha256=hashlib.sha256(raw).hexdigest(), **changes)
    _seal(folder, manifest)


def _seal(folder: Path, manifest: dict[str, Any]) -> None:
    """Write a manifest with the digest that belongs to it."""
    manifest["sha256"] = _BLANK
    raw = (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
    head, _, tail = raw.rpartition(_BLANK.encode())
    (folder / "manifest.json").write_bytes(head + hashlib.sha256(raw).hexdigest().encode() + tail)
