"""Small annotated articles, written out by hand: what parsing and annotation are meant to hand over."""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple

from attrib.schema import (
    Analysis,
    Attribution,
    Block,
    Document,
    Headline,
    Provenance,
    Quality,
    Quotation,
    Sentence,
    Source,
    Span,
    Tokens,
    Unattributed,
)

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’-]\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"\S.*?[.!?]+[”\"]?(?=\s|$)|\S[^\n]*", re.DOTALL)
_QUOTATION = re.compile(r"“([^”]*)”")


class Said(NamedTuple):
    """An attribution to place: its parts as they stand in the text (found from left to right)."""

    source: str | None
    cue: str | None
    content: str
    id: str | None = None
    form: str = "indirect"
    type: str = "speech"
    stance: str = "neutral"
    level: int = 0


def tokens_of(text: str) -> Tokens:
    matches = list(_TOKEN.finditer(text))
    return Tokens(array("l", [m.start() for m in matches]), array("l", [m.end() for m in matches]))


def find(text: str, part: str | None, start: int = 0) -> Span | None:
    if part is None:
        return None
    at = text.index(part, start)
    return Span(at, at + len(part))


def nearest(text: str, part: str | None, to: Span) -> Span | None:
    if part is None:
        return None
    found = [Span(*match.span()) for match in re.finditer(re.escape(part), text)]
    return min(found, key=lambda span: max(to.start - span.end, span.start - to.end))


def article(
    *paragraphs: str,
    said: tuple[Said, ...] = (),
    sources: dict[str, dict] | None = None,
    scare: tuple[str, ...] = (),
    claims: tuple[str, ...] = (),
    title: str | None = None,
    headline_said: tuple[Said, ...] = (),
    provenance: Provenance | None = None,
    url: str | None = None,
    dropped: tuple[str, ...] = (),
) -> tuple[Document, Analysis]:
    """A document and its analysis. Sources not described in `sources` are named persons."""
    text = "\n\n".join(paragraphs)
    attributions = tuple(_attribution(text, item) for item in said)
    quotations = tuple(
        Quotation(Span(*m.span()), Span(*m.span(1)), "scare" if m.group(1) in scare else "speech", True)
        for m in _QUOTATION.finditer(text)
    )
    spoken = [quotation.inner for quotation in quotations if quotation.role == "speech"]
    sentences, blocks, at = [], [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(paragraph, True, None, Span(at, at + len(paragraph)), None))
        spans = [Span(at + match.start(), at + match.end()) for match in _SENTENCE.finditer(paragraph)]
        sentences += [_sentence(text, span, spoken, number) for span in spans]
        at += len(paragraph) + 2
    blocks += [Block(line, False, "credit", None, None) for line in dropped]
    analysis = Analysis(
        text=text,
        headline=None if title is None else Headline(title, tuple(_attribution(title, item) for item in headline_said)),
        tokens=tokens_of(text),
        sentences=tuple(sentences),
        quotations=quotations,
        attributions=attributions,
        sources=_ledger(text, attributions, sources or {}),
        unattributed=tuple(
            Unattributed(find(text, claim), "figure" if claim[0].isdigit() else "judgement") for claim in claims
        ),
    )
    document = Document(text, title, tuple(blocks), provenance or Provenance(), Quality(1.0), "en", "text", url=url)
    return document, analysis


def _attribution(text: str, item: Said) -> Attribution:
    content = find(text, item.content)
    source, cue = nearest(text, item.source, content), nearest(text, item.cue, content)
    return Attribution(source, cue, (content,), item.form, item.type, item.level, item.stance, item.id)


def _sentence(text: str, span: Span, spoken: list[Span], block: int) -> Sentence:
    quoted = [Span(max(q.start, span.start), min(q.end, span.end)) for q in spoken if q.meets(span)]
    author, at = [], span.start
    for part in quoted:
        author.append(Span(at, max(at, part.start - 1)))
        at = part.end + 1
    author.append(Span(at, max(at, span.end)))
    author = [part for part in author if re.search(r"\w", text[part.start : part.end])]
    voice = "mixed" if author and quoted else "quoted" if quoted else "author"
    return Sentence(span, voice, tuple(author), tuple(quoted), block)


def _ledger(text: str, attributions: tuple[Attribution, ...], described: dict[str, dict]) -> tuple[Source, ...]:
    def words(item: Attribution) -> int:
        return sum(len(re.findall(r"\w+(?:['’-]\w+)*", text[s.start : s.end])) for s in item.content)

    ids = list(dict.fromkeys(item.source_id for item in attributions if item.source_id))
    total = sum(words(item) for item in attributions if item.source_id)
    ledger = []
    for key in ids:
        own = tuple(index for index, item in enumerate(attributions) if item.source_id == key)
        mentions = [attributions[index].source for index in own if attributions[index].source]
        name = text[mentions[0].start : mentions[0].end] if mentions else key
        count = sum(words(attributions[index]) for index in own)
        fields = {"name": name, "kind": "person", "role": None, "named": True, "described": True}
        fields |= described.get(key, {})
        ledger.append(Source(id=key, attributions=own, quoted_words=count, share=count / total, **fields))
    return tuple(ledger)
