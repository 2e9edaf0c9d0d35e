"""One entry for each source, whatever it is called in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.phrases import Range
from attrib.annotate.sources.mention import read
from attrib.annotate.sources.names import Names
from attrib.annotate.sources.resolve import Resolver
from attrib.annotate.view import View, classes
from attrib.schema import Attribution, Source, Span

LEDGER_TYPES = frozenset({"speech", "document"})
"""Beliefs and intentions are attributions, but nobody said anything: they give no ledger entry."""
_QUALIFIES = frozenset({",", "(", "who", "which", "that"})


def ledger(
    view: View, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Resolve the sources of all attributions.

    Args:
        view: the text.
        drafts: where each attribution's source stands in tokens.
        attributions: the same attributions, without ledger entries.

    Returns:
        The attributions with their ledger entries, and the ledger in order of first appearance.
    """
    resolver = Resolver(view, Names(view))
    found: list[Attribution] = []
    for number, (item, attribution) in enumerate(zip(drafts, attributions, strict=True)):
        where = _who(view, item)
        mention = read(view, where, resolver.names) if where is not None else None
        entry = resolver.resolve(mention, where) if mention is not None and where is not None else None
        if entry is not None and attribution.type in LEDGER_TYPES and attribution.level == 0:
            entry.attributions.append(number)
            attribution = replace(attribution, source_id=resolver.id_of(entry))
        found.append(attribution)
    return tuple(found), _sources(view, found, resolver)


def _who(view: View, item: Draft) -> Range | None:
    """The part of a draft's source that says who it is; not what only qualifies it ("a survey released in | March")."""
    if item.named is None or item.source is None:
        return item.source
    front = view.low[item.source[0] : item.named[0]]
    behind = any(word in _QUALIFIES or word in classes("preposition") for word in front)
    return item.source if behind else item.named


def _sources(view: View, attributions: Sequence[Attribution], resolver: Resolver) -> tuple[Source, ...]:
    counted = [item for item in attributions if item.type in LEDGER_TYPES and item.level == 0]
    total = sum(_words(view, item.content) for item in counted)
    result = []
    for entry in sorted(resolver.entries, key=lambda item: item.attributions[:1]):
        own = [attributions[number] for number in entry.attributions]
        if not own:
            continue
        spans = [span for item in own for span in item.content]
        words = _words(view, spans)
        result.append(
            Source(
                id=resolver.id_of(entry),
                name=entry.name,
                kind=entry.kind,
                role=entry.role,
                named=entry.named,
                described=entry.described,
                attributions=tuple(entry.attributions),
                quoted_words=_quoted(view, spans),
                share=words / total if total else 0.0,
            )
        )
    return tuple(result)


def _words(view: View, spans: Iterable[Span]) -> int:
    return sum(map(view.words_in, spans))


def _quoted(view: View, spans: Iterable[Span]) -> int:
    total = 0
    for span in spans:
        for quote in view.quotes_in(span):
            inner = view.quotes[quote].inner
            total += view.words_in(Span(max(span.start, inner.start), min(span.end, inner.end)))
    return total
