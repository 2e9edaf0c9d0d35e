"""What sort of piece an article is, by marks that a reader could point at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from attrib.features.layout import signed_share, turn_share
from attrib.features.manner import Leaning, chances, leaning
from attrib.features.signal import Signal
from attrib.schema import Analysis, Document, Genre

EDGE = 6
"""Blocks at either end of the input among which a label line counts."""
LABEL_LENGTH = 400
"""Characters of the longest line that can be a label or a note on the author."""
FALLBACK = 0.34
"""Weight of ``other``: what any mark has to beat."""
LEAST_SENTENCES = 3
"""Sentences that a manner of writing can be told from."""
TURNS, TRANSCRIPT = 0.5, 0.9
"""Share of paragraphs that open with their speaker from which on a text is a transcript, and the weight of that."""
SIGNED = 0.22
"""Share of paragraphs that end with whom they quote from which on a text is a collection of quotations."""
SUREST = 0.86
"""Weight that the way a text speaks can have at most: a label on the page outranks it."""


class Mark(NamedTuple):
    """One row of the table: `text` at `where` speaks for `label` with `weight` (0-1)."""

    label: str
    weight: float
    where: str
    text: str


@cache
def marks() -> dict[str, tuple[Mark, ...]]:
    """The table of marks by where they are looked for."""
    lines = (Path(__file__).with_name("data") / "genre.tsv").read_text("utf-8").splitlines()
    fields = (line.split("\t") for line in lines if line and not line.startswith("#"))
    rows = [Mark(label, float(weight), where, text) for label, weight, where, text in fields]
    places = dict.fromkeys(row.where for row in rows)
    return {where: tuple(row for row in rows if row.where == where) for where in places}


def weights(
    document: Document, analysis: Analysis, signals: Mapping[str, Signal], leans: Leaning | None = None
) -> dict[str, float]:
    """How much speaks for each genre of an article (0-1).

    Labels on the page (section, address, title, lines near its start and end) are weighed with what the text does:
    who says I, how much is attributed, whose copy it is. Marks for one genre add up as ``1 - product(1 - weight)``.

    Args:
        document: the article.
        analysis: its annotation.
        signals: its signals.
        leans: how its manner leans, if that is known already.
    """
    doubt: dict[str, float] = {}
    for label, weight in (*_labels(document), *_manner(document, analysis, signals, leans)):
        doubt[label] = doubt.get(label, 1.0) * (1 - weight)
    return {label: 1 - left for label, left in doubt.items()}


def strongest(weighed: Mapping[str, float]) -> Genre:
    """An article's genre by its :func:`weights`.

    Returns:
        The genre of the highest weight, ``other`` if no mark reaches :data:`FALLBACK`; `value` is that weight.
    """
    with_fallback = {**weighed, "other": 1 - (1 - FALLBACK) * (1 - weighed.get("other", 0.0))}
    label = min(with_fallback, key=lambda name: (-with_fallback[name], name))
    return Genre(label, round(with_fallback[label], 4))


def _labels(document: Document) -> Iterator[tuple[str, float]]:
    """Labels found on the page; of several of one genre in one place only the strongest counts."""
    places = _places(document)
    for where, rows in marks().items():
        found: dict[str, float] = {}
        for mark in rows:
            if mark.weight > found.get(mark.label, 0) and _stands(mark.text, where, places):
                found[mark.label] = mark.weight
        yield from found.items()


def _stands(text: str, where: str, places: Mapping[str, frozenset[str]]) -> bool:
    if where in ("starts", "title_starts"):
        return any(item.startswith(text) for item in places[where])
    if where == "title_ends":
        return any(item.endswith(text) for item in places[where])
    if where in ("holds", "title_holds"):
        return any(text in item for item in places[where])
    return text in places[where]


def _places(document: Document) -> dict[str, frozenset[str]]:
    section = document.provenance.section
    parts = section.value.lower().replace(">", "/").replace("|", "/").split("/") if section else []
    canonical = document.provenance.canonical_url
    addresses = [address for address in (document.url, canonical.value if canonical else None) if address]
    paths = [part for address in addresses for part in _path(address)]
    blocks = document.blocks if len(document.blocks) <= 2 * EDGE else document.blocks[:EDGE] + document.blocks[-EDGE:]
    edge = frozenset(_plain(block.text) for block in blocks if len(block.text) <= LABEL_LENGTH)
    title = frozenset({_plain(document.title or "")})
    return {
        "section": frozenset(part.strip() for part in parts),
        "path": frozenset(paths),
        "line": frozenset(line.rstrip(": ") for line in edge),
        "starts": edge,
        "holds": edge,
        "title_starts": title,
        "title_ends": title,
        "title_holds": title,
    }


def _path(address: str) -> list[str]:
    try:
        return urlsplit(address).path.lower().split("/")[:-1]
    except ValueError:  # an address with a broken host
        return []


def _plain(line: str) -> str:
    return " ".join(line.lower().replace("’", "'").split())


def _manner(
    document: Document, analysis: Analysis, signals: Mapping[str, Signal], leans: Leaning | None
) -> Iterator[tuple[str, float]]:
    """What the text itself does."""
    agency = document.provenance.agency
    # an agency that only contributed did not write it
    wire = agency is not None and not any("contribut" in item.text.lower() for item in agency.evidence[:1])
    if (signals["sentence_count"].value or 0) >= LEAST_SENTENCES:
        for label, chance in chances(leans or leaning(document, analysis, signals)).items():
            # agency copy is a report too, but not the outlet's own; a report has somebody who says what happened
            if label != "report" or (analysis.sources and not wire):
                yield label, min(SUREST, chance)
    if turn_share(document) >= TURNS or signed_share(document) >= SIGNED:
        yield "other", TRANSCRIPT
    if wire:
        yield "wire", 0.98
