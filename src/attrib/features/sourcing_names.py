"""Sourcing: who stands behind a claim, by name, by description or not at all (A5-A9)."""

from __future__ import annotations

from collections.abc import Set

from attrib.features.context import Context
from attrib.features.signal import Signal, rate, share
from attrib.features.sourcing import first_mention
from attrib.schema import Attribution, Source, Span


def named_share(context: Context) -> Signal:
    """Sources with a name, of all."""
    return _sources(context, [source for source in context.analysis.sources if source.named])


def named_sources(context: Context) -> Signal:
    """Number of sources with a name."""
    named = [source.id for source in context.analysis.sources if source.named]
    return Signal(float(len(named)), tuple(first_mention(context, key) for key in named))


def anonymous_share(context: Context) -> Signal:
    """Sources that hide a name ("a senior official", "people familiar with the talks"), of all."""
    return _sources(context, context.once(anonymous))


def bare_share(context: Context) -> Signal:
    """Anonymous sources of whom not even a description is given ("sources"), of all sources."""
    return _sources(context, [source for source in context.once(anonymous) if not source.described])


def anonymity_reason_share(context: Context) -> Signal:
    """Anonymous sources with a reason for their anonymity within a sentence of them, of all anonymous ones."""
    hidden = context.once(anonymous)
    given = context.places("anonymity_reason")
    near = {place + step for place in given for step in (-1, 0, 1)}
    explained = [source for source in hidden if not near.isdisjoint(_mentions(context, source))]
    return _sources(context, explained, len(hidden))


def _sources(context: Context, chosen: list[Source], whole: int | None = None) -> Signal:
    spans = [first_mention(context, source.id) for source in chosen]
    return share(len(chosen), len(context.sources) if whole is None else whole, spans)


def _mentions(context: Context, source: Source) -> set[int]:
    """The sentences in which a source is named as the source of something."""
    items = (context.analysis.attributions[index] for index in source.attributions)
    return {context.sentence_of(item.source) for item in items if item.source is not None} - {-1}


def anonymous(context: Context) -> list[Source]:
    """Sources that hide a name, in the ledger's order.

    That is a person or group without a name, and called a source, or indefinite and of an office ("one official"),
    or granted anonymity in a sentence of theirs.
    """
    unnamed = [source for source in context.analysis.sources if not source.named and source.kind in ("person", "group")]
    heads, nouns = context.first_tokens("anonymous_heads"), context.first_tokens("anonymous_nouns")
    opening, granted = context.first_tokens("indefinite"), context.places("anonymity")
    clauses = context.first_tokens("clauses")
    hidden = []
    for source in unnamed:
        items = (context.analysis.attributions[index].source for index in source.attributions)
        mentions = [_before(clauses, *context.range(mention)) for mention in items if mention is not None]
        if (
            any(not heads.isdisjoint(mention) for mention in mentions)
            or any(mention[:1] and mention[0] in opening and not nouns.isdisjoint(mention) for mention in mentions)
            or not granted.isdisjoint(_mentions(context, source))
        ):
            hidden.append(source)
    return hidden


def _before(clauses: Set[int], first: int, last: int) -> range:
    """The tokens of a mention before a clause: "the man who spoke of sources" is no source."""
    return range(first, next((index for index in range(first, last) if index in clauses), last))


def plural_source_share(context: Context) -> Signal:
    """Attributions to a plural that anybody could be ("critics") with no named source within two sentences, of all."""
    found = plural_unnamed(context)
    return share(len(found), len(context.speech), [_who_said(item) for item in found])


def _who_said(item: Attribution) -> Span:
    """From the source to its cue, or the other way round; the source alone if much stands between."""
    parts = [part for part in (item.source, item.cue) if part is not None]
    whole = Span(min(part.start for part in parts), max(part.end for part in parts))
    return whole if whole.length <= 40 or item.source is None else item.source


def plural_unnamed(context: Context) -> list[Attribution]:
    """Those attributions."""
    plural = context.first_tokens("plural_heads")
    sources = context.sources
    named = {
        context.sentence_of(item.source)
        for item in context.analysis.attributions
        if item.source is not None and item.source_id in sources and sources[item.source_id].named
    }
    found = []
    for item in context.speech:
        if item.source is None or (item.source_id in sources and sources[item.source_id].named):
            continue
        first, last = context.range(item.source)
        if last - first > 3 or last - 1 not in plural:
            continue  # a longer description says who they are
        place = context.sentence_of(item.source)
        if not named.intersection(range(place - 2, place + 3)):
            found.append(item)
    return found


def weasel_rate(context: Context) -> Signal:
    """Claims put to nobody in particular, per 100 words in the author's voice."""
    return rate(weasels(context), context.author_words)


def weasels(context: Context) -> tuple[Span, ...]:
    """Where they are."""
    return context.spans("weasel", context.author)
