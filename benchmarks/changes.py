"""By how much scores change when an article is changed: in standard deviations of the score over the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

import numpy as np

from benchmarks.metrics import RESAMPLES, Floats, Interval, interval
from benchmarks.probes import PROBES, VOICES, Change
from benchmarks.rows import Kind, Options, Row
from benchmarks.scorers import Scorer, Values, scorers
from training.loaders import allsides

WORDS = (250, 1200)  # of the articles taken
PARAGRAPHS = 5  # at least
SEED = 0
LEAST = 0.1  # s.d. that the author's own loaded sentences must move a score by, to ask what quoted ones do
WELCOME = ("attrib attribution",)
"""Scores that a quotation with a named speaker is meant to move."""
Table = Mapping[str, Floats]
"""Score to its values, shape (articles,), NaN where there is none."""


def change_rows(options: Options) -> list[Row]:
    """Every probe for every score of every tool, then the voices."""
    found = [article for article in allsides.load() if _suits(article.text)]
    chosen = options.spread(found, "probes articles")
    options.record("articles", (article.id for article in chosen))
    rows: list[Row] = []
    for scorer in scorers(options.peers):
        some = chosen if scorer.kind == "attrib" else options.spread(chosen, "probes articles of peers")
        rows += tool_rows(scorer, [article.text for article in some])
    return rows


def _suits(text: str) -> bool:
    return WORDS[0] <= len(text.split()) <= WORDS[1] and text.count("\n\n") >= PARAGRAPHS - 1


def tool_rows(scorer: Scorer, texts: Sequence[str]) -> list[Row]:
    """The probes and the voices for one tool."""
    before = values(scorer.score, texts)
    spread = {name: float(np.nanstd(column, ddof=1)) or 1.0 for name, column in before.items()}
    rows: list[Row] = []
    for probe, change in PROBES.items():
        after = values(scorer.score, changed(change, texts))
        for name in before:
            rows += rows_of(probe, name, scorer.kind, (after[name] - before[name]) / spread[name])
    voices = {voice: values(scorer.score, changed(change, texts)) for voice, change in VOICES.items()}
    for name in before:
        moved = [(voices[voice][name] - before[name]) / spread[name] for voice in VOICES]
        for voice, by in zip(VOICES, moved, strict=True):
            rows += rows_of(voice, name, scorer.kind, by)
        if abs(_mean(moved[0])) >= LEAST and name not in WELCOME:
            rows.append(voice_row(name, scorer.kind, *moved))
    return rows


def values(score: Callable[[str], Values], texts: Iterable[str]) -> Table:
    """Scores of the texts; a crash gives none."""
    found: list[Values] = []
    for text in texts:
        try:
            found.append(score(text))
        except Exception:
            found.append({})
    names = dict.fromkeys(name for entry in found for name in entry)
    return {name: np.array([np.nan if (one := entry.get(name)) is None else one for entry in found]) for name in names}


def changed(change: Change, texts: Sequence[str]) -> list[str]:
    """Each text changed, with chance of its own."""
    return [change(text, Random(f"{SEED} {number}")) for number, text in enumerate(texts)]  # noqa: S311


def rows_of(probe: str, name: str, kind: Kind, moved: Floats) -> list[Row]:
    """Mean and largest absolute change, and how many articles lost their score, if any."""
    size = np.abs(moved)
    lost = int(np.isnan(size).sum())
    how = f"{len(size)} AllSides articles of {WORDS[0]} to {WORDS[1]} words; unit: s.d. of the score over them"
    found = mean_of(size)
    rows = [
        Row(probe, name, "mean change, s.d.", found.value, how, kind, found.low, found.high, len(size) - lost),
        Row(
            probe,
            name,
            "largest change, s.d.",
            float(np.nanmax(size)) if lost < len(size) else float("nan"),
            how,
            kind,
            n=len(size) - lost,
        ),
    ]
    if lost:
        rows.append(Row(probe, name, "articles without a score", lost, how, kind, n=len(size)))
    return rows


def mean_of(size: Floats, *, seed: int = SEED, resamples: int = RESAMPLES) -> Interval:
    """The mean with its interval over resampled articles."""
    picks = np.random.default_rng(seed).integers(0, len(size), (resamples, len(size)))
    return interval(float(_mean(size)), _mean(size[picks]))


def _mean(values: Floats) -> Floats:
    """Mean over the last axis of what is there, NaN where nothing is."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.nansum(values, axis=-1) / np.sum(~np.isnan(values), axis=-1))


def voice_row(name: str, kind: Kind, author: Floats, quoted: Floats) -> Row:
    """The change by quoted sentences as a share of the change by the same in the author's voice: 1 is deaf to voice."""
    picks = np.random.default_rng(SEED).integers(0, len(author), (RESAMPLES, len(author)))
    whole, part = _mean(author[picks]), _mean(quoted[picks])
    found = interval(float(_mean(quoted) / _mean(author)), part / whole)
    how = "three loaded sentences put in: mean change when quoted / when the author's own"
    return Row("voice", name, "quoted / author's voice", found.value, how, kind, found.low, found.high, len(author))
