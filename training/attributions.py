"""Gold relations of PolNeAR in tokens, beside what the rules find in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.annotate.attributions import search
from attrib.annotate.tagger.tokens import Range, Rules
from attrib.annotate.view import View
from attrib.schema import Span
from training.loaders.polnear import Document, Split, load

_LINE = re.compile(r"\S[^\n]*")
NOTHING, SOURCE, CONTENT = 0, 1, 2


class Gold(NamedTuple):
    """An annotated attribution: its cue's tokens, and for every token of the text whether it is source or content."""

    cue: Range
    labels: NDArray[np.int8]


class Example(NamedTuple):
    """A text ready to learn from; `document` is None where nobody annotated it."""

    document: Document | None
    view: View
    rules: Rules
    golds: list[Gold]


def examples(split: Split) -> Iterator[Example]:
    """All documents of a split; lines are paragraphs."""
    return map(example, load(split))


def unlabelled(text: str) -> Example:
    """A text with the rules' finds."""
    view = View(text, [Span(*match.span()) for match in _LINE.finditer(text)])
    found = search(view)
    return Example(None, view, Rules(found.drafts, found.hits), [])


def example(document: Document) -> Example:
    """One document with its annotated cues in tokens."""
    plain = unlabelled(document.text)
    view, golds = plain.view, []
    for item in document.attributions:
        if not item.cue or not item.content:
            continue
        labels = np.zeros(len(view.low), np.int8)
        for spans, label in ((item.content, CONTENT), (item.source, SOURCE)):
            for span in spans:
                first, last = view.token_range(span)
                labels[first:last] = label
        cue = view.token_range(Span(item.cue[0].start, item.cue[-1].end))
        if cue[0] < cue[1]:
            labels[cue[0] : cue[1]] = NOTHING
            golds.append(Gold(cue, labels))
    return plain._replace(document=document, golds=golds)
