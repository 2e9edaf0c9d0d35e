"""Transcripts: paragraphs that open with their speaker's name and a colon ("WARD: I said so.")."""

from __future__ import annotations

from collections import Counter

from attrib.annotate.attributions.draft import Draft, trimmed
from attrib.annotate.attributions.state import State
from attrib.annotate.lexicon import groups
from attrib.annotate.view import View, classes

_LABEL = 5
"""Tokens; a longer opening is no speaker's name."""
_SPEAKERS = 2
"""In a transcript so many speakers at least have a second turn."""


def attach_turns(state: State) -> frozenset[int]:
    """Give each turn of a transcript to its speaker; the sentences that are spoken for.

    A turn is a paragraph that opens with a name in capitals, or with a capitalised name that opens others as well.
    """
    view = state.view
    opening: dict[int, int] = {}  # first sentences of paragraphs with the token of their colon
    for sentence, block in enumerate(view.blocks):
        if sentence == 0 or view.blocks[sentence - 1] != block:
            colon = _colon(view, sentence)
            if colon:
                opening[sentence] = colon
    labels = Counter(_label(view, sentence, colon) for sentence, colon in opening.items())
    if sum(count > 1 for count in labels.values()) < _SPEAKERS:
        return frozenset()
    turns = {
        sentence: colon
        for sentence, colon in opening.items()
        if _label(view, sentence, colon).isupper() or labels[_label(view, sentence, colon)] > 1
    }
    return frozenset(number for sentence, colon in turns.items() for number in _turn(state, sentence, colon))


def _label(view: View, sentence: int, colon: int) -> str:
    return view.text[view.sentences[sentence].start : view.starts[colon]]


def _colon(view: View, sentence: int) -> int:
    """The token of the colon behind a paragraph's opening name, 0 if there is none."""
    first, last = view.bounds[sentence]
    for index in range(first, min(first + _LABEL + 1, last)):
        if view.low[index] == ":":
            names = range(first, index)
            known = (groups("quoting.tsv")["label"] | classes("capital", "coordinator")).isdisjoint(
                view.low[first:index]
            )
            return index if len(names) and known and len(view.low[first]) > 1 else 0
        if not view.capital(index) and view.low[index] != ".":
            return 0
    return 0


def _turn(state: State, sentence: int, colon: int) -> range:
    """Record one turn: the rest of the paragraph is its content. Returns its sentences."""
    view, last = state.view, sentence + 1
    while last < len(view.blocks) and view.blocks[last] == view.blocks[sentence]:
        last += 1
    first, end = view.bounds[sentence][0], view.bounds[last - 1][1]
    content = trimmed(view, colon + 1, end)
    if content is None:
        return range(0)
    item = Draft((first, colon), None, [content])
    state.drafts.append(item)
    for quote in {view.quote_of[index] for index in range(colon, end)} - {-1}:
        state.attached[quote] = item
    return range(sentence, last)
