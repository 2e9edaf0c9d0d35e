"""When a flag on the outlet's own voice fires: judgements, figures, accusations, scare quotes."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrib.schema import Span
from attrib.scoring.flag_case import Case, Count, Finding, pattern, place, quote, stretch, words

_ACCUSED = r"\b(?-i:accus(?:ed|es|ing) ((?:[A-Z][\w.’'-]* ){1,4})of) (?:\w+ ){0,3}?(?:{})\b"
_LEAD = 5
"""The last of the sentences in which a text that rests on data names them, from 0."""
_MARKED = re.compile(r"(?<![\w’'])[‘'](?=\w)[^‘’'\n]{1,80}[’'](?!\w)")
"""Words in single quotation marks, as headlines have them."""
_DATA = re.compile(
    r"\b(?:[Cc]ensus|[Ss]tatistics|[Ss]tudies|(?:[Aa]|[Oo]ne|[Nn]ew|[Tt]h(?:e|is)) study"
    r"|[Ss]tudy (?:by|of|from|found|in)|[Ss]urveys?|[Dd]ata|[Ff]utures|S&P|Nasdaq|Dow|World Bank)\b"
)
"""What a figure anywhere in a text may rest on."""
_STATISTIC = re.compile(r"%|\bper ?cent|\b(?:million|billion|trillion)\b")


def unattributed_judgement(case: Case) -> Finding | None:
    """Three judgements or more in the outlet's own voice, in one of ten sentences or more.

    Assessments count only where nearly every other sentence is one, every long report has some; figures have their own
    flag.
    """
    weak = ("assessment", "figure")
    label = pattern("label", around=r": (?:{})\b")
    claims = [item for item in case.analysis.unattributed if not item.why.startswith("figure")]
    marked = [Span(*match.span()) for match in _MARKED.finditer(case.analysis.text)]
    spans = tuple(
        item.span
        for item in claims
        if not item.why.startswith(weak)
        and not label.search(item.why)
        and not any(part.start < item.span.start and item.span.end < part.end for part in marked)
    )
    sentences = case.value("sentence_count")
    steeped = len(spans) >= 2 and sentences >= 8 and len(claims) >= 0.45 * sentences
    if not steeped and (len(spans) < 3 or len(spans) < 0.1 * sentences):
        return None
    spans = tuple(item.span for item in claims) if steeped else spans
    return Finding(spans, {"n": Count(len(spans)), "all": Count(sentences), "first": quote(case, spans[0])})


def unsourced_numbers(case: Case) -> Finding | None:
    """Four sentences or more with a statistic and no source near, in a text that rests on no data.

    A statistic is a percentage, or millions and more. Votes are counted in public, tax rates are law, and prices of the
    day are seen by everybody.
    """
    text, data = case.analysis.text, pattern("data")
    lead = stretch(case, 0, _LEAD) if case.analysis.sentences else Span(0, 0)
    if data.search(text, *lead) or data.search(case.document.title or "") or _DATA.search(text):
        return None
    found: dict[Span, Span] = {}
    for span in case.spans("unsourced_number_share"):
        sentence = next((item.span for item in case.analysis.sentences if item.span.holds(span)), None)
        if sentence is None or not _STATISTIC.search(text, span.start, min(span.end + 12, sentence.end)):
            continue
        if not pattern("counted").search(text, sentence.start, sentence.end):
            found.setdefault(sentence, span)
    spans = tuple(found.values())
    if len(spans) < 4:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": quote(case, spans[0])})


def no_response_sought(case: Case) -> Finding | None:
    """Somebody in the headline is accused, does not speak, and nothing says that they were asked or deny it."""
    text, title = case.analysis.text, words(case.document.title or "")
    charged = pattern("charge", around=_ACCUSED)
    accused = [(match.group(1).strip(), Span(*match.span())) for match in charged.finditer(text)]
    if not accused or case.value("response_sought") or pattern("answer").search(text):
        return None
    speaking = {word for source in case.analysis.sources for word in words(source.name)}
    own = sorted(part for sentence in case.analysis.sentences for part in sentence.author)
    for name, span in accused:
        part = own[bisect_right(own, span) - 1] if own else span
        if part.holds(span) and title & words(name) and not speaking.intersection(words(name)):
            return Finding((span,), {"name": name})
    return None


def scare_quotes(case: Case) -> Finding | None:
    """Three expressions or more in quotation marks or called so-called, with nobody said to have used them.

    Not where somebody speaks in the sentence or beside it, nor what a word is said to be called.
    """
    text = case.analysis.text
    spoken = sorted(
        span for item in case.analysis.attributions for span in (*item.content, item.source, item.cue) if span
    )
    naming = pattern("naming", around=r"(?<![-\w])(?:{})\W+$")  # "so-called" names nothing
    spans = []
    for span in case.spans("scare_quote_rate"):
        at = place(case, span)
        near = stretch(case, at - 1, at + 1)
        said = any(part.start < near.end and near.start < part.end for part in spoken)
        inner = text[span.start : span.end].strip("\"“”‘’'., ").lower()
        said = said or text.lower().count(inner) > 1  # a name, or a word that the story is about
        if not said and not naming.search(text[max(0, span.start - 30) : span.start]):
            spans.append(span)
    if len(spans) < 3:
        return None
    shown = ", ".join(dict.fromkeys(text[span.start : span.end] for span in spans[:4]))
    return Finding(tuple(spans), {"n": Count(len(spans)), "first": shown})
