"""Whose words a sentence is made of, and what each quotation is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrib.annotate.lexicon import groups
from attrib.annotate.view import View
from attrib.annotate.works import names_work
from attrib.schema import Quotation, Sentence, Span

SHORT = 3
"""Up to this many words, a quotation that nobody says is a scare quote."""


def quotations(view: View, attached: frozenset[int], direct: frozenset[int]) -> tuple[Quotation, ...]:
    """The quotations with their roles.

    Args:
        view: the text.
        attached: quotations that belong to an attribution.
        direct: those of them that are a speaker's content outright.
    """
    return tuple(
        Quotation(quote.span, quote.inner, _role(view, number, number in attached, number in direct), quote.closed)
        for number, quote in enumerate(view.quotes)
    )


def _role(view: View, number: int, attached: bool, direct: bool) -> str:
    if direct:
        return "speech"
    first, last = view.quote_bounds[number]
    words = sum(map(view.word, range(first, last)))
    opened = view.token_range(view.quotes[number].span)[0]
    before = view.low[max(0, opened - 3) : opened]
    if names_work(view, number) or _is_title(view, first, last, words, before):
        return "title"
    if words <= SHORT and _is_nickname(view, opened, first, last, before):
        return "nickname"
    if attached:
        return "speech"
    return "scare" if words <= SHORT or (not view.capital(first) and words <= 2 * SHORT) else "unattributed"


def _is_title(view: View, first: int, last: int, words: int, before: list[str]) -> bool:
    if words == 0 or not view.capital(first):
        return False
    lead = bool(groups("quoting.tsv")["work"] & set(before))
    capitals = sum(view.capital(index) for index in range(first, last) if view.word(index))
    return lead and capitals * 2 >= words and words <= 4 * SHORT


def _is_nickname(view: View, opened: int, first: int, last: int, before: list[str]) -> bool:
    if not view.capital(first):
        return False
    if groups("quoting.tsv")["naming"] & set(before):
        return True
    behind = last + 1
    between = opened > 0 and view.capital(opened - 1) and behind < len(view.low) and view.capital(behind)
    return between and view.sentence_of[opened - 1] == view.sentence_of[behind]


def sentences(view: View, found: Sequence[Quotation]) -> tuple[Sentence, ...]:
    """The sentences, each with its parts in the author's and in quoted voice."""
    speech = [item for item in found if item.role == "speech"]
    result, start = [], 0
    for span, block in zip(view.sentences, view.blocks, strict=True):
        while start < len(speech) and speech[start].span.end <= span.start:
            start += 1
        end = start
        while end < len(speech) and speech[end].span.start < span.end:
            end += 1
        result.append(_sentence(view, span, block, speech[start:end]))
    return tuple(result)


def _sentence(view: View, span: Span, block: int, speech: Iterable[Quotation]) -> Sentence:
    author, quoted, at = [], [], span.start
    for item in speech:
        author.append(Span(at, item.span.start))
        quoted.append(Span(max(item.inner.start, span.start), min(item.inner.end, span.end)))
        at = item.span.end
    author.append(Span(at, span.end))
    own, theirs = _worded(view, author), _worded(view, quoted)
    voice = "mixed" if own and theirs else "quoted" if theirs else "author"
    return Sentence(span, voice, own, theirs, block)


def _worded(view: View, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that hold a word, without white space at their edges."""
    result = []
    for span in spans:
        text = view.text[span.start : span.end] if span.end > span.start else ""
        if view.words_in(span) if text else 0:
            start = span.start + len(text) - len(text.lstrip())
            result.append(Span(start, start + len(text.strip())))
    return tuple(result)
