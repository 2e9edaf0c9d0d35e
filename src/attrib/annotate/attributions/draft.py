"""An attribution under construction, in tokens and characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from attrib.annotate.cues import Hit
from attrib.annotate.phrases import Range
from attrib.annotate.view import View
from attrib.schema import Attribution, Span

_EDGE_LEFT = re.compile(r"[\s,.;:—–-]*")
_QUOTE_EDGE = ",;:—–-"


@dataclass(slots=True)
class Draft:
    """A found attribution: its source as tokens, its cue, its content as characters.

    `quotes` are the indices of the quotations that are its content outright (not fragments inside a longer content).
    `named` is the part of `source` that says who it is, where that is known to be less than the whole.
    """

    source: Range | None
    hit: Hit | None
    content: list[Span] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    level: int = 0
    named: Range | None = None

    @property
    def direct(self) -> bool:
        """Whether all content so far is quoted."""
        return len(self.quotes) == len(self.content)


def trimmed(view: View, first: int, last: int) -> Span | None:
    """The characters of tokens ``[first, last)`` without punctuation at the edges; None if no word is left."""
    while first < last and not _keeps_left(view, first):
        first += 1
    while first < last and not _keeps_right(view, last - 1):
        last -= 1
    if first >= last or not any(map(view.word, range(first, last))):
        return None
    return view.span(first, last)


def _keeps_left(view: View, index: int) -> bool:
    return view.word(index) or view.quote_of[index] >= 0 or view.low[index] in {"$", "#", "@", "[", "("}


def _keeps_right(view: View, index: int) -> bool:
    return view.word(index) or view.quote_of[index] >= 0 or view.low[index] in {"%", "]", ")"}


def quoted_content(view: View, index: int) -> Span:
    """What a quotation says: without its marks, and without the comma that belongs to the sentence around it."""
    span = view.quotes[index].inner
    inner = view.text[span.start : span.end]
    left = len(inner) - len(inner.lstrip())
    stripped = inner.rstrip().rstrip(_QUOTE_EDGE).rstrip()
    return Span(span.start + left, max(span.start + len(stripped), span.start + left + 1))


def finish(view: View, draft: Draft) -> Attribution:
    """The draft as an attribution; its ledger entry comes later."""
    hit = draft.hit
    quoted = sum(len(view.quotes_in(span)) > 0 for span in draft.content)
    form = "direct" if draft.direct else "mixed" if quoted else "indirect"
    return Attribution(
        source=None if draft.source is None else view.span(*draft.source),
        cue=None if hit is None else view.span(hit.first, hit.last),
        content=tuple(sorted(draft.content)),
        form=form,
        type="speech" if hit is None else hit.cue.type,
        level=draft.level,
        stance="neutral" if hit is None else hit.cue.stance,
        source_id=None,
    )
