"""Framing in the author's voice: distance, blame, exaggeration, forecasts and form (F5, F6, F12, F14, F15)."""

from __future__ import annotations

from attrib.features.context import Context
from attrib.features.signal import Signal, rate
from attrib.schema import Span

DATELINE = 8
"""Tokens at the start of a text that a dateline takes up at most."""
AGENT_REACH = 7
"""Tokens after a passive of harm among which its agent or cause is looked for."""
SCARE_WORDS = 3
"""Most words that a scare quote has."""
REPEATED, REPEATED_LETTERS = 3, 4
"""How often a word of at least so many letters must stand in a sentence to count as hammered home."""


def _own(context: Context, section: str) -> Signal:
    """Hits in the author's voice outside attributed claims, per 100 words of the author's voice."""
    return rate(context.spans(section, context.own), context.author_words)


def scare_quote_rate(context: Context) -> Signal:
    """Scare quotes of one to three words and "so-called", per 100 words of the author's voice."""
    quotes = scare_quotes(context)
    starts = {span.start for span in quotes}
    called = (
        context.span(first, last)
        for first, last in context.found("so_called", context.own)
        if last < len(context.tokens)
        and context.starts[last] not in starts  # so-called "reform" is one
        and not context.text[context.starts[last]].isupper()  # the so-called Islamic State has no other name
    )
    return rate(sorted((*quotes, *called)), context.author_words)


def scare_quotes(context: Context) -> list[Span]:
    """Words in quotation marks that nobody in their sentence is said to have used, and that are no title."""
    parts = (part for item in context.analysis.attributions for part in (item.cue, *item.content) if part is not None)
    spoken = {context.sentence_of(part) for part in parts}
    mentions = context.first_tokens("mention")
    found = []
    for item in context.analysis.quotations:
        first, last = context.range(item.inner)
        words = [index for index in range(first, last) if context.is_word[index]]
        if (
            item.role == "scare"
            and 1 <= len(words) <= SCARE_WORDS
            and context.sentence_of(item.span) not in spoken
            and not mentions.intersection(range(first - 4, first))
            and any(context.text[context.starts[index]].islower() for index in words)
        ):
            found.append(item.span)
    return found


def agent_deletion_rate(context: Context) -> Signal:
    """Harm told without who did it ("was shot", "officer-involved"), per 100 words of the author's voice."""
    agents = {first for first, _ in context.found("agents")}
    passives = [
        context.span(first, last)
        for first, last in context.found("harm_passive", context.own)
        if not agents.intersection(range(last, last + AGENT_REACH))
    ]
    return rate(sorted((*passives, *context.spans("harm_noun", context.own))), context.author_words)


def exaggeration_rate(context: Context) -> Signal:
    """Words that exaggerate, per 100 words of the author's voice."""
    return _own(context, "exaggeration")


def name_calling_rate(context: Context) -> Signal:
    """Labels that judge people, per 100 words of the author's voice."""
    return _own(context, "name_calling")


def flag_waving_rate(context: Context) -> Signal:
    """Appeals to the nation, per 100 words of the author's voice."""
    return _own(context, "flag_waving")


def either_or_rate(context: Context) -> Signal:
    """Choices said to be the only ones, per 100 words of the author's voice."""
    return _own(context, "either_or")


def doubt_casting_rate(context: Context) -> Signal:
    """Words that put somebody's good faith in question, per 100 words of the author's voice."""
    return _own(context, "doubt_casting")


def slogan_rate(context: Context) -> Signal:
    """Slogans in the author's own voice, per 100 of its words."""
    return _own(context, "slogan")


def repetition_rate(context: Context) -> Signal:
    """A longer word three times in one of the author's sentences, per 100 words of the author's voice."""
    places: dict[tuple[int, str], list[int]] = {}
    for index, token in context.author_tokens:
        if len(token) >= REPEATED_LETTERS and context.own[index] and not context.is_name(index):
            places.setdefault((context.sentence_at[index], token), []).append(index)
    spans = [context.span(at, at + 1) for found in places.values() if len(found) >= REPEATED for at in found[2:3]]
    return rate(sorted(spans), context.author_words)


def speculation_rate(context: Context) -> Signal:
    """The future told as a fact, per 100 words of the author's voice."""
    return _own(context, "future_as_fact")


def mind_reading_rate(context: Context) -> Signal:
    """What somebody else wants, fears or feels, told without a source, per 100 words of the author's voice."""
    return _own(context, "mind_reading")


def violent_metaphor_rate(context: Context) -> Signal:
    """Words of violence for words of speech, per 100 words of the author's voice."""
    return rate(context.spans("violent_metaphor", context.author), context.author_words)


def capitals_rate(context: Context) -> Signal:
    """Words of five or more letters in capitals that are no known acronym, per 100 words of the author's voice."""
    known = context.first_tokens("acronyms").union(range(DATELINE if context.document.provenance.dateline else 0))
    text = context.text
    spans = (
        Span(start, end)
        for index, (start, end) in enumerate(zip(context.starts, context.ends, strict=True))
        if end - start >= 5
        and text[start + 1].isupper()  # cheap: most words stop here
        and context.own[index]
        and text[start:end].isupper()
        and text[start:end].isalpha()
        and index not in known
    )
    return rate(spans, context.author_words)


def exclamation_rate(context: Context) -> Signal:
    """Exclamation marks in the author's voice, per 100 of its words."""
    spans = (
        context.span(index, index + 1)
        for index, word in enumerate(context.tokens)
        if word == "!" and context.own[index]
    )
    return rate(spans, context.author_words)
