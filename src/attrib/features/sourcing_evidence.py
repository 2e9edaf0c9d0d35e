"""Sourcing: what a claim rests on, who was asked, and where the text came from (A15-A21)."""

from __future__ import annotations

import re

from attrib.features.context import Context
from attrib.features.signal import Signal, rate, share
from attrib.features.sourcing import first_mention, hull
from attrib.schema import Attribution, Fact, Facts, Span

_LINK = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def response_sought(context: Context) -> Signal:
    """1 if the article says that somebody was asked for a response, else 0."""
    spans = context.spans("response", context.author)
    return Signal(float(bool(spans)) if context.words else None, spans)


def _of_role(context: Context, *roles: str) -> Signal:
    chosen = [source.id for source in context.analysis.sources if source.role in roles]
    return share(len(chosen), len(context.sources), [first_mention(context, key) for key in chosen])


def official_share(context: Context) -> Signal:
    """Sources that speak for a state or hold or seek office, of all."""
    return _of_role(context, "official", "politician", "campaign")


def expert_share(context: Context) -> Signal:
    """Sources who speak as experts, of all."""
    return _of_role(context, "expert")


def citizen_share(context: Context) -> Signal:
    """Sources who speak as citizens or witnesses, of all."""
    return _of_role(context, "citizen", "witness")


def company_share(context: Context) -> Signal:
    """Sources that speak for a company, of all."""
    return _of_role(context, "company")


def media_share(context: Context) -> Signal:
    """Sources that are other outlets or their journalists, of all."""
    chosen = [source.id for source in context.analysis.sources if source.role == "media" or source.kind == "outlet"]
    return share(len(chosen), len(context.sources), [first_mention(context, key) for key in chosen])


def document_share(context: Context) -> Signal:
    """Sources that are documents, of all."""
    chosen = [s.id for s in context.analysis.sources if s.role == "document" or s.kind == "document"]
    return share(len(chosen), len(context.sources), [first_mention(context, key) for key in chosen])


def document_rate(context: Context) -> Signal:
    """Documents that a reader could look up, per 100 words."""
    return rate(context.spans("documents", context.voice), context.words)


def link_rate(context: Context) -> Signal:
    """Web addresses written out in the text, per 100 words."""
    return rate((Span(*match.span()) for match in _LINK.finditer(context.text)), context.words)


def unsourced_number_share(context: Context) -> Signal:
    """Sentences with a checkable figure in the author's voice and no source beside it, of all."""
    spans = unsourced_numbers(context)
    return share(len({context.sentence_of(span) for span in spans}), len(context.sentences), spans)


def unsourced_numbers(context: Context) -> tuple[Span, ...]:
    """Percentages, sums of money and big counts in the author's voice with no source in their sentence or beside it."""
    cues = (part for item in context.speech for part in (item.cue, item.source) if part is not None)
    sourced = context.sentences_with(context.range(part)[0] for part in cues)
    for extra in (context.attributed_sentences, context.sentences_with(hit[0] for hit in context.found("sourced"))):
        sourced = bytearray(a | b for a, b in zip(sourced, extra, strict=True))
    spans = []
    for index, token in enumerate(context.tokens):
        if token[0].isdigit() and context.own[index]:
            last = _figure(context.tokens, index)
            at = context.sentence_at[index]
            if last and not any(sourced[max(at - 1, 0) : at + 2]):
                spans.append(context.span(index, last))
    return tuple(spans)


def _figure(tokens: list[str], index: int) -> int:
    """Index after a checkable figure at `index`, or 0: years, dates, ages and small counts are none."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if following in _MAGNITUDES or (following == "per" and tokens[index + 2 : index + 3] == ["cent"]):
        return index + 2
    token = tokens[index]
    if token.endswith("%") or (index and tokens[index - 1] in "$£€"):
        return index + 1
    digits = token.replace(",", "")
    if digits.isdigit() and len(digits) >= 4 and ("," in token or not _YEAR.fullmatch(digits)):
        return index + 1
    return 0


_MAGNITUDES = frozenset({"percent", "percentage", "pct", "million", "billion", "trillion", "%"})


def second_hand_rate(context: Context) -> Signal:
    """References to other outlets' reporting ("first reported by", "told CNN"), per 100 words."""
    return rate(context.spans("second_hand", context.voice), context.words)


def _known(fact: Fact | Facts | None) -> Signal:
    return Signal(float(fact is not None and bool(fact.value)))


def byline_known(context: Context) -> Signal:
    """1 if the writer is named, else 0."""
    return _known(context.document.provenance.byline)


def dateline_known(context: Context) -> Signal:
    """1 if there is a dateline, else 0."""
    return _known(context.document.provenance.dateline)


def agency_copy(context: Context) -> Signal:
    """1 if a news agency is credited, else 0."""
    return _known(context.document.provenance.agency)


def republished(context: Context) -> Signal:
    """1 if another outlet is named as where the text came from, else 0."""
    return _known(context.document.provenance.upstream)


def verifiability(context: Context) -> Signal:
    """Mean over attributions of how many of four things are given: a name, a role, a time or occasion, a document."""
    items = context.speech
    if not items:
        return Signal(None)
    when = context.sentences_with(hit[0] for hit in context.found("times"))
    what = context.sentences_with(hit[0] for hit in context.found("documents"))
    return Signal(sum(_given(context, item, when, what) for item in items) / len(items))


def _given(context: Context, item: Attribution, when: bytearray, what: bytearray) -> float:
    source = context.sources.get(item.source_id) if item.source_id is not None else None
    anchor = item.cue or item.source or hull(item)
    at = context.sentence_of(anchor)
    given = [at >= 0 and bool(when[at]), (at >= 0 and bool(what[at])) or item.type == "document"]
    if source is not None:
        given += [source.named, source.role is not None or source.described]
    return sum(given) / 4


def unsourced_claim_share(context: Context) -> Signal:
    """Sentences with a judgement or checkable claim in the author's voice and no source in reach, of all."""
    spans = tuple(item.span for item in context.analysis.unattributed)
    places = {context.sentence_of(span) for span in spans} - {-1}
    return share(len(places), len(context.sentences), spans)
