"""PolNeAR: political news with source, cue and content spans in brat standoff files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from attrib.schema.span import Span
from training.store import corpus_file

Split = Literal["train", "dev", "test"]
# A text span: T1<tab>Cue 10 14<tab>words; a split one has several ranges, separated by semicolons.
TEXT = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
EVENT = re.compile(r"E\d+\t(.+)")
ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


class Attribution(NamedTuple):
    """One attribution as annotated; each part is a tuple of spans of the text, empty if there is none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Document(NamedTuple):
    """One document. `agency` is the wire service (AP, AFP, Reuters, UPI) or empty; `credit` a hat tip or empty."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    annotator: str
    publisher: str
    published: str
    author: str
    title: str
    credit: str
    agency: str


def load(split: Split, folder: Path | None = None) -> Iterator[Document]:
    """Yield the documents (840 train, 84 dev), each with its first annotator by id where several annotated it."""
    table = corpus_file("polnear", "metadata.tsv", folder)
    folder = table.parent
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["compartment"] != split:
                continue
            name, annotator = row["filename"], min(row["annotators"].split("|"))
            text = (folder / split / "text" / f"{name}.txt").read_bytes().decode()
            marks = (folder / split / "attributions" / f"{name}_{annotator}.ann").read_bytes().decode()
            yield Document(
                name, text, tuple(attributions(marks)), annotator, row["publisher"], row["publication_date"],
                *(_known(row[key]) for key in ("author", "title", "credit", "wire")),
            )  # fmt: skip


def attributions(marks: str) -> Iterator[Attribution]:
    """Read the attributions of a standoff file; spans that belong to none (Discuss, Discard) are left out.

    A covered text may itself hold line ends, so lines that are neither a span nor an event belong to the one above.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in marks.split("\n"):
        if span := TEXT.match(line):
            ranges = (piece.split() for piece in span[2].split(";"))
            spans[span[1]] = tuple(Span(int(start), int(end)) for start, end in ranges)
        elif event := EVENT.match(line):
            events.append(event[1])
    for marked in events:
        parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for role, identifier in ROLE.findall(marked):
            parts[role] += spans[identifier]
        if any(parts.values()):
            yield Attribution(*(tuple(sorted(parts[role])) for role in ("Source", "Cue", "Content")))


def _known(cell: str | None) -> str:
    """A cell of the metadata, empty where it says that nothing is known."""
    return "" if cell in (None, "None", "NA") else str(cell)
