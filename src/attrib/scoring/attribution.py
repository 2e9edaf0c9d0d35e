"""The attribution score: how well an article shows where its claims come from, as one number with its parts.

    value = 1/8 + 1/4 * min(1, attributed_share / 0.8)            sentences that are attributed
                + 3/8 * min(1, named_sources / 4)                 sources a reader can identify (PEJ 2005: four)
                + 1/8 * named_share                               sources with a name, of all
                + 1/8 * min(1, (1 - source_concentration) / 0.75) words spread over sources (four equal ones: 1)
                - 1/8 * min(1, unsourced_claim_share / 0.6)       judgements and claims with no source in reach

The value lies between 0 (nothing attributed, claims throughout) and 1. It rewards showing sources, not being right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from attrib.features.signal import Signal
from attrib.inference.intervals import Z90
from attrib.schema import Contribution, Score
from attrib.scoring.percentile import percentile

BASE = 0.125
ENOUGH_SENTENCES = 3
"""Fewer sentences than this are no article to judge."""
LOW, HIGH = 0.6, 0.85
"""Levels: below LOW ``low``, from HIGH on ``high``. One source alone stays below LOW; so do 18% of 600 American
articles, and 41% reach HIGH."""
LABELS = {"low": "thinly attributed", "medium": "partly attributed", "high": "well attributed"}

PARTS: tuple[tuple[str, float, float, float], ...] = (  # signal, weight, value without effect, value of full effect
    ("attributed_share", 0.25, 0.0, 0.8),
    ("named_sources", 0.375, 0.0, 4.0),
    ("named_share", 0.125, 0.0, 1.0),
    ("source_concentration", 0.125, 1.0, 0.25),
    ("unsourced_claim_share", -0.125, 0.0, 0.6),
)


def attribution_score(signals: Mapping[str, Signal], reference: Sequence[float] | None = None) -> Score | None:
    """Compute the attribution score of an article.

    ``low`` and ``high`` bound 90%: shares get Wilson intervals over the article's sentences or sources, the number
    of named sources one more or less (whether two mentions are one source is the ledger's least certain call); the
    changes that these make in the value add up in quadrature.

    Args:
        signals: what :func:`attrib.features.signals` returned.
        reference: 101 ascending quantiles (0%, 1% ... 100%) of the score over a pool of articles, for `percentile`.

    Returns:
        The score, with unit ``index`` and link ``identity``; None with fewer than :data:`ENOUGH_SENTENCES` sentences.

    Raises:
        InputError: `reference` is not 101 numbers in ascending order.
    """
    if (signals["sentence_count"].value or 0) < ENOUGH_SENTENCES:
        return None
    contributions = tuple(
        Contribution(name, _effect(signals[name].value, weight, zero, full), signals[name].spans)
        for name, weight, zero, full in PARTS
    )
    value = BASE + sum(item.weight for item in contributions)
    low, high = _interval(value, signals)
    level = "low" if value < LOW else "high" if value >= HIGH else "medium"
    return Score(
        value=value,
        low=low,
        high=high,
        level=level,
        label=LABELS[level],
        unit="index",
        link="identity",
        base=BASE,
        contributions=contributions,
        percentile=None if reference is None else percentile(value, reference),
    )


def _effect(value: float | None, weight: float, zero: float, full: float) -> float:
    """Weight of a part: none at `zero`, all from `full` on, linear between. Undefined (no sources) counts as none."""
    if value is None:
        return 0.0
    return weight * min(1.0, max(0.0, (value - zero) / (full - zero)))


def _interval(value: float, signals: Mapping[str, Signal]) -> tuple[float, float]:
    below = above = 0.0
    for name, weight, zero, full in PARTS:
        here = signals[name].value
        if here is None:
            continue
        ends = _range(name, here, signals)
        moves = [_effect(end, weight, zero, full) - _effect(here, weight, zero, full) for end in ends]
        below += min(0.0, *moves) ** 2
        above += max(0.0, *moves) ** 2
    return max(0.0, value - sqrt(below)), min(1.0, value + sqrt(above))


def _range(name: str, value: float, signals: Mapping[str, Signal]) -> tuple[float, float]:
    """The 90% range of a part's signal."""
    if name == "named_sources":
        return max(0.0, value - 1), value + 1
    if name == "source_concentration":
        return value, value  # given the sources, it is counted, not sampled
    trials = signals["distinct_sources" if name == "named_share" else "sentence_count"].value or 0.0
    return wilson(value, trials)


def wilson(share: float, trials: float) -> tuple[float, float]:
    """Wilson's 90% interval of a share seen in a number of trials (Wilson 1927); the whole range if there are none."""
    if not trials:
        return 0.0, 1.0
    spread = Z90 * Z90 / trials
    centre = (share + spread / 2) / (1 + spread)
    half = Z90 / (1 + spread) * sqrt(share * (1 - share) / trials + spread / (4 * trials))
    return max(0.0, centre - half), min(1.0, centre + half)
