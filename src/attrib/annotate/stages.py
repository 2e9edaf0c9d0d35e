"""The stages of annotation in order."""

from __future__ import annotations

from attrib.annotate import unattributed, voice
from attrib.annotate.attributions import Draft, search
from attrib.annotate.attributions.draft import finish
from attrib.annotate.combine import combine
from attrib.annotate.sources.ledger import ledger
from attrib.annotate.tagger import Rules, shipped
from attrib.annotate.view import View
from attrib.schema import Analysis, Attribution, Document, Headline, Source, Span


def annotate(document: Document) -> Analysis:
    """Annotate an article; see :func:`attrib.annotate.analyse`."""
    paragraphs = [block.span for block in document.blocks if block.kept and block.span is not None]
    view = View(document.text, paragraphs)
    found = search(view)
    tagged = shipped().tag(view, Rules(found.drafts, found.hits))
    drafts, attached = combine(view, found, tagged)
    direct = frozenset(quote for item in drafts for quote in item.quotes)
    quotations = voice.quotations(view, attached, direct)
    sentences = voice.sentences(view, quotations)
    attributions, sources = _attribute(view, drafts)
    return Analysis(
        text=document.text,
        headline=headline(document.title),
        tokens=view.tokens,
        sentences=sentences,
        quotations=quotations,
        attributions=attributions,
        sources=sources,
        unattributed=unattributed.find(view, attributions),
    )


def headline(title: str | None) -> Headline | None:
    """Annotate a headline on its own. Headlines quote with single marks, and "Smith: ..." speaks for Smith."""
    if not title or not title.strip():
        return None
    view = View(title, [Span(0, len(title))], single=True)
    found = search(view, headline=True)
    return Headline(title, tuple(finish(view, item) for item in found.drafts))


def _attribute(view: View, drafts: list[Draft]) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    found = [finish(view, item) for item in drafts]
    return ledger(view, drafts, found)
