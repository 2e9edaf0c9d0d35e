"""Sourcing: how much of an article is attributed, to how many, in which form and with which verbs (A1-A4, A10-A14)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from attrib.features.context import SPEECH, Context
from attrib.features.signal import Signal, share
from attrib.schema import Attribution, Span


def attributed_share(context: Context) -> Signal:
    """Sentences that hold attributed content, of all."""
    marked = context.attributed_sentences
    spans = [sentence.span for sentence, mark in zip(context.sentences, marked, strict=True) if mark]
    return share(len(spans), len(context.sentences), spans)


def attributed_word_share(context: Context) -> Signal:
    """Words of attributed content, of all."""
    marks = zip(context.attributed, context.is_word, context.sentence_at, strict=True)
    return share(sum(1 for mark, word, at in marks if mark and word and at >= 0), context.words)


def quoted_share(context: Context) -> Signal:
    """Words inside quotation marks that somebody speaks, of all."""
    return share(context.words - context.author_words, context.words)


def _of_form(context: Context, form: str) -> Signal:
    found = [hull(item) for item in context.speech if item.form == form]
    return share(len(found), len(context.speech), found)


def direct_share(context: Context) -> Signal:
    """Attributions wholly in quotation marks, of all."""
    return _of_form(context, "direct")


def indirect_share(context: Context) -> Signal:
    """Attributions in the outlet's wording, of all."""
    return _of_form(context, "indirect")


def mixed_share(context: Context) -> Signal:
    """Attributions partly in quotation marks, of all."""
    return _of_form(context, "mixed")


def distinct_sources(context: Context) -> Signal:
    """Entries of the ledger."""
    return Signal(float(len(context.sources)), tuple(first_mention(context, key) for key in context.sources))


def source_concentration(context: Context) -> Signal:
    """Herfindahl index of the sources' attributed words: 1 when one source has them all, 1/n for n equal ones."""
    shares = _shares(context)
    return Signal(sum(part * part for part in shares) if shares else None)


def top_source_share(context: Context) -> Signal:
    """Attributed words of the source that has most, of all attributed words."""
    shares = _shares(context)
    if not shares:
        return Signal(None)
    top = max(context.analysis.sources, key=lambda source: source.share)
    return Signal(max(shares), tuple(hull(context.analysis.attributions[index]) for index in top.attributions))


def _shares(context: Context) -> list[float]:
    shares = [source.share for source in context.analysis.sources]
    total = sum(shares)
    return [part / total for part in shares] if total > 0 else []


def _with_stance(context: Context, stance: str) -> Signal:
    cues = [item for item in context.speech if item.cue is not None]
    found = [item.cue for item in cues if item.stance == stance and item.cue is not None]
    return share(len(found), len(cues), found)


def neutral_cue_share(context: Context) -> Signal:
    """Cues such as "said" and "told", of all."""
    return _with_stance(context, "neutral")


def doubt_cue_share(context: Context) -> Signal:
    """Cues such as "claimed", of all."""
    return _with_stance(context, "doubt")


def endorse_cue_share(context: Context) -> Signal:
    """Cues such as "pointed out", of all."""
    return _with_stance(context, "endorse")


def concede_cue_share(context: Context) -> Signal:
    """Cues such as "admitted", of all."""
    return _with_stance(context, "concede")


def manner_cue_share(context: Context) -> Signal:
    """Cues such as "blasted", of all."""
    return _with_stance(context, "manner")


def stance_asymmetry(context: Context) -> Signal:
    """Largest difference between two sources' leanings, from 0 to 2; None if fewer than two have one."""
    leanings = stance_by_source(context.analysis.attributions).values()
    if len(leanings) < 2:
        return Signal(None)
    values = [leaning.value for leaning in leanings]
    spans = sorted(span for leaning in leanings for span in leaning.doubts + leaning.endorsements)
    return Signal(max(values) - min(values), tuple(spans))


class Leaning(NamedTuple):
    """How an article's verbs treat a source: `value` is (endorsing - doubting or conceding cues) / cues."""

    value: float
    doubts: tuple[Span, ...]
    endorsements: tuple[Span, ...]


def stance_by_source(attributions: Iterable[Attribution]) -> dict[str, Leaning]:
    """The leaning of each source with two cues or more, by its id."""
    cues: dict[str, list[tuple[str, Span]]] = {}
    for item in attributions:
        if item.cue is not None and item.source_id is not None and item.type in SPEECH and item.level == 0:
            cues.setdefault(item.source_id, []).append((item.stance, item.cue))
    leanings = {}
    for key, items in cues.items():
        doubts = tuple(cue for stance, cue in items if stance in ("doubt", "concede"))
        endorsements = tuple(cue for stance, cue in items if stance == "endorse")
        if len(items) >= 2:
            leanings[key] = Leaning((len(endorsements) - len(doubts)) / len(items), doubts, endorsements)
    return leanings


def belief_share(context: Context) -> Signal:
    """Attributions of thoughts and plans, of all at level 0: nobody can witness them."""
    outer = [item for item in context.analysis.attributions if item.level == 0]
    found = [hull(item) for item in outer if item.type in ("belief", "intention")]
    return share(len(found), len(outer), found)


def cue_near_share(context: Context) -> Signal:
    """Attributions whose cue stands in a sentence of their content, of those with a cue."""
    cues = [item for item in context.speech if item.cue is not None and item.content]
    near = 0
    for item in cues:
        places = {context.sentence_of(part) for part in item.content}
        near += item.cue is not None and context.sentence_of(item.cue) in places
    return share(near, len(cues))


def lead_attributed(context: Context) -> Signal:
    """1 if the first sentence holds attributed content, else 0."""
    return _one_sentence(context, 0)


def close_attributed(context: Context) -> Signal:
    """1 if the last sentence holds attributed content (a source has the last word), else 0."""
    return _one_sentence(context, -1)


def _one_sentence(context: Context, index: int) -> Signal:
    if not context.sentences:
        return Signal(None)
    mark = context.attributed_sentences[index]
    return Signal(float(mark), (context.sentences[index].span,) if mark else ())


def headline_attributed(context: Context) -> Signal:
    """1 if the headline attributes something, 0 if not, None without one. Its spans are not the text's: none given."""
    headline = context.analysis.headline
    return Signal(None if headline is None else float(bool(headline.attributions)))


def hull(item: Attribution) -> Span:
    """All of an attribution's parts in one range."""
    parts = [*item.content, *(part for part in (item.source, item.cue) if part is not None)]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def first_mention(context: Context, key: str) -> Span:
    """Where a source is named first as a source: its mention, or its first attribution."""
    items = [context.analysis.attributions[index] for index in context.sources[key].attributions]
    mentions = [item.source for item in items if item.source is not None]
    return min(mentions) if mentions else min(map(hull, items), default=Span(0, 0))
