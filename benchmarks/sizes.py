"""How much each area measures, in one table: what a quick run takes, a run to quote, and one over all there is."""

from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    """Counts of items, or one in so many of them, as the key says; `whole` is the count with ``--whole``."""

    quick: int
    full: int
    whole: int | None = None


SIZES = {
    "attribution documents": Size(8, 84),
    "attribution documents timed": Size(4, 28),
    "batch articles": Size(40, 600, 5000),
    "batch articles in all": Size(0, 0, 37_551),
    "batch kills": Size(0, 6, 10),
    "bundles corrupted": Size(96, 10_000),
    "encoder sentences asked": Size(100, 1000, 3673),
    "encoder sentences learned from": Size(200, 3000, 33_831),
    "extraction pages, one in": Size(40, 1),
    "extraction pages timed": Size(8, 90, 181),
    "framing articles, one in": Size(1, 1),
    "ledger articles, one in": Size(2500, 62, 31),
    "ledger documents, one in": Size(5, 1),
    "lines documents, one in": Size(12, 1),
    "lines pool articles": Size(60, 1500),
    "pool articles": Size(60, 1000, 37_551),
    "probes articles": Size(8, 80, 400),
    "probes articles of peers": Size(8, 40, 400),
    "quality pages, one in": Size(160, 1),
    "quality pages made over, one in": Size(160, 10),
    "retrain rows streamed": Size(0, 0, 5_000_000),
    "robustness pages, one in": Size(6, 1),
    "speed runs": Size(3, 9),
    "speed sentences": Size(200, 2000),
    "speed sentences of the longest article": Size(10_000, 100_000),
    "speed articles": Size(60, 1000),
}
"""Every sample size by what is counted."""
