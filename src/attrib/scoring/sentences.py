"""Bias and subjectivity of each sentence, for the author's words only, and the bias of the quoted words beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.features.batches import Batched, batch
from attrib.features.codes import Pieces
from attrib.features.frames import FRAMES
from attrib.features.signal import Signal
from attrib.features.voice import own_words
from attrib.inference.linear import probabilities
from attrib.model import Model, composed
from attrib.schema import Analysis, Sentence, SentenceScore, Span, WordWeight

EDGE = 3
"""Sentences that open and close an article."""
BOUNDS = 0.001, 0.999
"""Chances between which log-odds are told apart: beyond them one sentence would outweigh the others."""
_OWN_CLAIM = 3
"""Author's words beside source and cue that make a mixed sentence count as the author's: fewer only carry the
quotation.
"""


class Scored(NamedTuple):
    """Sentence scores of an article.

    `own` are the indices of the sentences that count as the author's, `quoted` the bias probabilities of what is
    quoted (by sentence that quotes), `headline` the weights of the headline's words, `words` the number of the
    author's words, `reading` the batch they were read in: the author's part of sentence `i` is row `i`.
    """

    sentences: tuple[SentenceScore, ...]
    own: tuple[int, ...]
    quoted: tuple[float, ...]
    headline: tuple[WordWeight, ...]
    words: int
    reading: Batched | None = None


def score_sentences(analysis: Analysis, model: Model, subjectivity: Model | None = None) -> Scored:
    """Score all sentences at once, the author's words and the quoted words of each as rows of one batch.

    Args:
        analysis: the article.
        model: the model of bias.
        subjectivity: the model of subjectivity, if that is wanted; cheap if it reads the same n-grams.
    """
    text, pieces, rows = _rows(analysis)
    part = batch(text, pieces, 0, rows, model.orders)
    chances = probabilities(model.sums(part))[:, 1]
    opinions: list[float] | list[None] = [None] * rows
    if subjectivity is not None:
        same = part if subjectivity.orders == model.orders else batch(text, pieces, 0, rows, subjectivity.orders)
        opinions = probabilities(subjectivity.sums(same))[:, 1].tolist()
    counts = _word_counts(part, rows)
    total = len(analysis.sentences)
    wanted = counts > 0
    wanted[total : 2 * total] = False  # of what is quoted only the probability is told
    reasons = model.reasons(part, wanted=wanted)
    base = float(model.linear.base[0])
    scored = tuple(
        SentenceScore(item.span, item.voice, float(chances[row]), opinions[row], base, *reasons[row])
        if counts[row]
        else SentenceScore(item.span, item.voice, None, None, None, (), ())
        for row, item in enumerate(analysis.sentences)
    )
    carried = _carrying_words(analysis, part)
    own = [
        row
        for row, item in enumerate(analysis.sentences)
        if counts[row] and (item.voice == "author" or counts[row] - carried[row] >= _OWN_CLAIM)
    ]
    quoted = [float(chances[total + row]) for row in range(total) if counts[total + row]]
    shift = len(analysis.text) + 1
    headline = tuple(
        WordWeight(Span(word.span.start - shift, word.span.end - shift), word.weight)
        for word in reasons[2 * total].words
    )
    return Scored(scored, tuple(own), tuple(quoted), headline, int(counts[:total].sum()), part)


def headline_bias(analysis: Analysis, model: Model, reading: Batched | None = None) -> Signal:
    """The log-odds that the headline is biased, by the model that ships; None without a headline.

    `reading` spares the headline a reading of its own, if it was read for the same n-grams: it is the last row.
    """
    if analysis.headline is None:
        return Signal(None)
    if (
        reading is None
        or reading.counted.orders != model.orders
        or composed(analysis.headline.text) is not analysis.headline.text
    ):
        reading = next(model.batches([analysis.headline.text]))
    return Signal(float(model.sums(reading)[-1, 0]))


def edge_bias(scored: Scored) -> dict[str, Signal]:
    """The log-odds that the author's first and last :data:`EDGE` sentences are biased, each a mean; None without any.

    How an article is opened and closed is its author's choice more than what stands between.
    """
    chosen = {"opening_bias": scored.own[:EDGE], "closing_bias": scored.own[-EDGE:]}
    return {name: _mean_odds([scored.sentences[row] for row in rows]) for name, rows in chosen.items()}


def with_frames(sentences: Sequence[SentenceScore], signals: Mapping[str, Signal]) -> tuple[SentenceScore, ...]:
    """The sentences, in order, each with the lexical frames that have a word in it."""
    starts = [item.span.start for item in sentences]
    found: dict[int, list[str]] = {}
    for name in FRAMES:
        for row in {bisect_right(starts, span.start) - 1 for span in signals[f"frame_{name}_share"].spans}:
            found.setdefault(row, []).append(name)
    return tuple(
        replace(item, frames=tuple(found[row])) if row in found else item for row, item in enumerate(sentences)
    )


def unscored(analysis: Analysis) -> Scored:
    """The sentences without any score, for a text that the model was not made for."""
    plain = tuple(SentenceScore(item.span, item.voice, None, None, None, (), ()) for item in analysis.sentences)
    return Scored(plain, (), (), (), sum(_length(analysis, item) for item in analysis.sentences))


def _mean_odds(sentences: Sequence[SentenceScore]) -> Signal:
    if not sentences:
        return Signal(None)
    chances = np.array([item.bias for item in sentences], dtype=float)
    clipped = np.clip(chances, *BOUNDS)
    return Signal(float(np.log(clipped / (1 - clipped)).mean()), tuple(item.span for item in sentences))


def _rows(analysis: Analysis) -> tuple[str, Pieces, int]:
    """Body and headline as one text, and its rows.

    Of `n` sentences row `i` is the author's part of sentence `i`, row `n + i` its quoted part; row `2n` is the
    headline.
    """
    total = len(analysis.sentences)
    parts = [(*span, row) for row, item in enumerate(analysis.sentences) for span in item.author]
    parts += [(*span, total + row) for row, item in enumerate(analysis.sentences) for span in item.quoted]
    text = analysis.text
    if analysis.headline is not None:
        shift = len(text) + 1
        text = f"{text}\n{analysis.headline.text}"
        head = own_words(analysis.headline.text, np.array([0, len(analysis.headline.text) + 1]))
        parts += [
            (start + shift, end + shift, 2 * total)
            for start, end in zip(head.starts.tolist(), head.ends.tolist(), strict=True)
        ]
    table = np.array(sorted(parts), dtype=np.int64).reshape(-1, 3)
    return text, Pieces(table[:, 0], table[:, 1], table[:, 2]), 2 * total + 1


def _word_counts(part: Batched, rows: int) -> NDArray[np.int64]:
    return np.bincount(part.pieces.rows[part.counted.masked.words.pieces], minlength=rows)


def _carrying_words(analysis: Analysis, part: Batched) -> NDArray[np.int64]:
    """How many of the author's words of each sentence only name a source or give a cue."""
    found = part.counted.masked.words
    covered = np.zeros(len(analysis.text) + 2, dtype=np.int64)
    for item in analysis.attributions:
        for span in (item.source, item.cue):
            if span is not None:
                covered[span.start] += 1
                covered[span.end] -= 1
    inside = np.cumsum(covered) > 0
    body = found.starts < len(analysis.text)
    rows = part.pieces.rows[found.pieces]
    mine = body & (rows < len(analysis.sentences))
    hidden = mine & inside[np.minimum(found.starts, len(analysis.text))]
    return np.bincount(rows[hidden], minlength=len(analysis.sentences))


def _length(analysis: Analysis, sentence: Sentence) -> int:
    return sum(len(analysis.text[span.start : span.end].split()) for span in sentence.author)
