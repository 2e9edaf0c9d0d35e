"""Drafts to a document."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.parse.draft import Draft
from attrib.parse.edits import Edited, select
from attrib.parse.language import language_of
from attrib.parse.quality import Evidence, quality_of
from attrib.schema import Block, Document, Provenance, Span

SEPARATOR = "\n\n"


def assemble(  # noqa: PLR0913 - what a document is made of
    drafts: Sequence[Draft],
    *,
    kind: str,
    title: str | None,
    provenance: Provenance,
    url: str | None,
    edited: Edited | None = None,
    path_like: bool = False,
    evidence: Evidence | None = None,
) -> Document:
    """Put the kept blocks in a row and map them back to the input, if it was plain text (`edited` given)."""
    blocks = []
    at = 0
    for draft in drafts:
        span = None
        kept = draft.reason is None
        if kept:
            at += len(SEPARATOR) if at else 0
            span = Span(at, at + len(draft.text))
            at = span.end
        source = None if edited is None or draft.span is None else edited.source_span(*draft.span)
        blocks.append(Block(draft.text, kept, draft.reason, span, source, draft.role, draft.origin))
    text = SEPARATOR.join([block.text for block in blocks if block.kept])
    titled = next((block.source_span for block in blocks if block.reason == "title"), None)
    return Document(
        text=text,
        title=title,
        blocks=tuple(blocks),
        provenance=provenance,
        quality=quality_of(blocks, text, kind, path_like=path_like, evidence=evidence),
        language=language_of(text or " ".join(block.text for block in blocks[:50])),
        kind=kind,
        url=url,
        title_span=titled,
        offsets=None if edited is None else select(edited, [d.span for d in drafts if d.kept and d.span], SEPARATOR),
    )
