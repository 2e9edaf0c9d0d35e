"""Tone around names, one-sided labels, and the headline against the body (F4, F7, F11)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from attrib.features.context import Context
from attrib.features.evaluative import groups
from attrib.features.lexicon import lexicon
from attrib.features.signal import Signal, rate
from attrib.schema import Span

LEAST_SHARE = 0.1
"""Share of the author's sentences in which a name must stand to count as somebody the article is about."""
_GOOD, _BAD = ("praise",), ("blame", "attack", "contempt")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LETTERS = 4  # shorter words of a headline are function words
_POSSESSIVE = ("'s", "'")


@cache
def tones() -> dict[str, int]:
    """+1 for each word of praise, -1 for each of blame, attack or contempt (``data/evaluative.txt``)."""
    table = groups()
    good = {word: 1 for name in _GOOD for word in table[name]}
    return good | {word: -1 for name in _BAD for word in table[name]}


def one_sided_label_rate(context: Context) -> Signal:
    """Labels of one camp for what the author never calls by the other's, per 100 words of the author's voice."""
    spans: list[Span] = []
    for referent in referents():
        one, other = (context.spans(f"label_{referent}_{side}", context.author) for side in "ab")
        if bool(one) != bool(other):
            spans += one or other
    return rate(sorted(spans), context.author_words)


@cache
def referents() -> tuple[str, ...]:
    """What the labels of ``data/labels.txt`` stand for."""
    words, phrases, _ = lexicon()
    sections = {name for found in words.values() for name in found}
    sections |= {phrase.section for found in phrases.values() for phrase in found}
    return tuple(sorted({name[6:-2] for name in sections if name.startswith("label_")}))


def entity_tone_gap(context: Context) -> Signal:
    """How far the author's tone differs between the names an article is about, 0-2.

    The tone of a name is what praise exceeds blame by in the author's words of the sentences in which it stands, one
    sentence counting from -1 to 1, on average. None with fewer than two names; the spans are the words that told.
    """
    found = entity_tones(context)
    if len(found) < 2:
        return Signal(None)
    values = {name: tone for name, (tone, _) in found.items()}
    ends = {min(values, key=lambda name: values[name]), max(values, key=lambda name: values[name])}
    spans = {span for name in ends for span in found[name][1]}
    return Signal(max(values.values()) - min(values.values()), tuple(sorted(spans)))


def entity_tones(context: Context) -> dict[str, tuple[float, list[Span]]]:
    """For each name in enough of the author's sentences the tone around it and the words that made it."""
    places: dict[str, set[int]] = defaultdict(set)
    told: dict[int, list[int]] = defaultdict(list)
    table = tones()
    for index, token in enumerate(context.tokens):
        if not context.own[index]:
            continue
        if token in table:
            told[context.sentence_at[index]].append(index)
        elif context.is_name(index):
            places[_bare(token)].add(context.sentence_at[index])
    least = LEAST_SHARE * context.author_sentences
    return {
        name: (
            sum(_clipped(sum(table[context.tokens[at]] for at in told[row])) for row in rows) / len(rows),
            [context.span(at, at + 1) for row in sorted(rows) for at in told[row]],
        )
        for name, rows in places.items()
        if len(rows) >= least
    }


def headline_overlap(context: Context) -> Signal:
    """Share of the headline's longer words that the body also has."""
    words = _headline_words(context)
    if not words:
        return Signal(None)
    body = _body(context)
    return Signal(sum(word in body for word in words) / len(words))


def headline_tone_gap(context: Context) -> Signal:
    """Words of praise or blame per word of the headline, less those per word of the author's body."""
    head = context.analysis.headline
    words = [] if head is None else _WORD.findall(_plain(head.text))
    if not words or not context.author_words:
        return Signal(None)
    table = tones()
    body = sum(1 for token, own in zip(context.tokens, context.author, strict=True) if own and token in table)
    return Signal(sum(word in table for word in words) / len(words) - body / context.author_words)


def headline_unbacked(context: Context) -> Signal:
    """Whether the headline has somebody say something of which the body has less than half the longer words."""
    head = context.analysis.headline
    if head is None:
        return Signal(None)
    body = _body(context)
    claims = [_longer(_plain(head.text[span.start : span.end])) for item in head.attributions for span in item.content]
    return Signal(float(any(2 * sum(word in body for word in words) < len(words) for words in claims if words)))


def _body(context: Context) -> set[str]:
    return {_bare(word) if "'" in word else word for word in context.word_list}


def _headline_words(context: Context) -> Sequence[str]:
    head = context.analysis.headline
    return [] if head is None else _longer(_plain(head.text))


def _longer(text: str) -> list[str]:
    return [_bare(word) for word in _WORD.findall(text) if len(word) >= _LETTERS]


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _bare(word: str) -> str:
    """A word without the possessive."""
    for ending in _POSSESSIVE:
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _clipped(value: int) -> float:
    return max(-1.0, min(1.0, float(value)))
