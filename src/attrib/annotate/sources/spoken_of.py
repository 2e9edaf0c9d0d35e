"""Whom "they", "it" and "the senators" mean when those meant have not spoken yet: what the sentences before name."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.annotate.phrases import Range, subject
from attrib.annotate.sources.kinds import kind_of
from attrib.annotate.sources.mention import Mention, read
from attrib.annotate.sources.names import Names
from attrib.annotate.view import View

_BACK = 2
"""Sentences back."""


def subjects_before(view: View, at: int) -> Iterator[Range]:
    """The subjects of the sentence of token `at`, if they end before it, and of those before, nearest first."""
    sentence = view.sentence_of[at]
    for number in range(sentence, max(sentence - _BACK - 1, -1), -1):
        start, end = view.bounds[number]
        if view.blocks[number] != view.blocks[sentence] and number < sentence - 1:
            return
        found = subject(view, start, min(end, at)) if start < min(end, at) and view.quote_of[start] < 0 else None
        if found is not None and found[1] <= min(end, at):
            yield found


def many(view: View, at: int, names: Names) -> tuple[Mention, Range] | None:
    """The several people, or the body, that "they" at token `at` means: a subject, else the nearest plural noun."""
    for where in subjects_before(view, at):
        mention = read(view, where, names)
        if mention is not None and not mention.pronoun and mention.kind in {"group", "organisation"}:
            return mention, where
    first = view.bounds[max(view.sentence_of[at] - 1, 0)][0]
    for index in range(at - 1, first - 1, -1):
        kind = kind_of(view.low[index]) if view.quote_of[index] < 0 else None
        if kind is not None and kind.kind == "group":
            where = (index, index + 1)
            mention = read(view, where, names)
            if mention is not None and mention.kind == "group":
                return mention, where
    return None


def body(view: View, at: int, names: Names) -> tuple[Mention, Range] | None:
    """The body or the work that "it" at token `at` means: a subject before."""
    for where in subjects_before(view, at):
        mention = read(view, where, names)
        if mention is not None and not mention.pronoun and mention.kind in {"organisation", "outlet", "document"}:
            return mention, where
    return None
