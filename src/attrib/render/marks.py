"""Sentences with their loaded words marked."""

from __future__ import annotations

from attrib.render.styled import Part, Styled, join
from attrib.schema import Span, WordWeight

MOST = 5
"""At most so many words of a sentence are marked ..."""

SHARE = 0.3
"""... each with at least this share of its heaviest word's weight ..."""

LEAST = 0.5
"""... and this weight, which multiplies the odds by 1.6: the rest would be noise."""

LONGEST = 420
"""Longer sentences are cut to about so many characters around their heaviest word."""


def heaviest(words: tuple[WordWeight, ...]) -> list[WordWeight]:
    """The words that raise the bias of a sentence or headline most, heaviest first."""
    raising = sorted((item for item in words if item.weight > 0), key=lambda item: (-item.weight, item.span))
    return [item for item in raising[:MOST] if item.weight >= max(LEAST, SHARE * raising[0].weight)]


def marked(text: str, sentence: Span, words: tuple[WordWeight, ...], *, colour: bool) -> Styled:
    """A sentence of `text`, its loaded words bold and underlined, or between stars where there is no colour."""
    loaded = heaviest(words)
    window = _window(sentence, loaded[0].span if loaded else None)
    parts: list[Part] = ["…" if window.start > sentence.start else ""]
    done = window.start
    for word in sorted(item.span for item in loaded if window.holds(item.span)):
        if word.start < done:  # only a report made by hand has words that overlap
            continue
        shown = text[word.start : word.end]
        parts += [text[done : word.start], (shown, "bold underline") if colour else f"*{shown}*"]
        done = word.end
    return join(*parts, text[done : window.end], "…" if window.end < sentence.end else "")


def _window(sentence: Span, centre: Span | None) -> Span:
    if sentence.length <= LONGEST:
        return sentence
    start = sentence.start
    if centre is not None:
        start = min(max(start, centre.start - LONGEST // 2), sentence.end - LONGEST)
    return Span(start, start + LONGEST)
