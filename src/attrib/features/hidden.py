"""The word lists that decide what is masked, and the placeholders that hidden words stand behind."""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Codes, Hashes, hash_words, lines_of
from attrib.features.lookup import Lookup

NAME, GROUP, GENDERED, OFFICE, SIDE = range(0xE000, 0xE005)
"""Placeholders: code points for private use, which no text of ours holds otherwise."""


class Tables(NamedTuple):
    """The word lists: usual words in lower case; `listed` words, and as bits in which `lists` each of them is.

    `placeholders` is what words stand behind by the lists that they are in.
    """

    lowercase: Lookup
    listed: Lookup
    lists: NDArray[np.uint8]
    placeholders: Codes
    articles: tuple[np.uint64, np.uint64]


_HIDDEN = {GROUP: "groups.txt", GENDERED: "gendered.txt", OFFICE: "offices.txt", SIDE: "sides.txt"}
_LISTS = ("titles.txt", "connectors.txt", "peoples.txt", *_HIDDEN.values())
TITLE, CONNECTOR, PEOPLE = (1 << bit for bit in range(3))
"""The bits of the first three lists."""
_FILES = ("lowercase.txt", *_LISTS)
_HERE = Path(__file__).parent
_LEXICONS = _HERE.parent / "annotate" / "lexicons"


def table_digests() -> tuple[str, ...]:
    """SHA-256 of each word table that decides what is masked."""
    return tuple(hashlib.sha256(_data(name).encode()).hexdigest() for name in _FILES)


def _data(name: str) -> str:
    folder = _LEXICONS if name == "lowercase.txt" else _HERE / "data"
    return (folder / name).read_text(encoding="utf-8")


def _lowercase() -> Hashes:
    """The hashes of ``lowercase.txt``, kept beside it: hashing so many words costs a fifth of a cold start."""
    with (_LEXICONS / "lowercase.npy").open("rb") as file:
        hashes: Hashes = np.load(file, allow_pickle=False)
    return hashes


@cache
def tables() -> Tables:
    """The word lists, read once."""
    words_by_list = [lines_of(_data(name)) for name in _LISTS]
    hashes = hash_words(["a", "an", *chain.from_iterable(words_by_list)])
    keys = np.sort(hashes[2:])
    keys = keys[np.append(True, keys[1:] != keys[:-1])]
    lists = np.zeros(len(keys), dtype=np.uint8)
    start = 2
    for bit, entries in enumerate(words_by_list):
        lists[np.searchsorted(keys, hashes[start : start + len(entries)])] |= np.uint8(1 << bit)
        start += len(entries)
    placeholders = np.zeros(1 << len(_LISTS), dtype=np.uint32)
    number = np.arange(len(placeholders))
    for bit, placeholder in enumerate(_HIDDEN, start=3):  # a word of two lists stands behind the later one
        placeholders[number & (1 << bit) > 0] = placeholder
    placeholders[number & PEOPLE > 0] = NAME
    return Tables(Lookup(_lowercase()), Lookup(keys), lists, placeholders, (hashes[0], hashes[1]))
