"""When a flag fires: one function a flag, from signals and annotation to what its message says.

Each returns the spans to show and the values for the message, or None. Thresholds are set so that few flags fire:
an editor forgives a miss sooner than a false alarm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any, NamedTuple

from attrib.features.signal import Signal
from attrib.features.sourcing import Leaning, stance_by_source
from attrib.schema import Analysis, Document, Fact, Span

_WORD = re.compile(r"\w+")
_ACCUSED = re.compile(
    r"\baccus(?:ed|es|ing) ((?:[A-Z][\w.’'-]* ){1,4})of (?:\w+ ){0,3}?"
    r"(?:fraud|theft|stealing|assault|rape|raping|groping|murder|harass\w*|misconduct|abus\w+|corruption|"
    r"brib\w+|embezzl\w+|perjury|violating|discriminat\w+|plagiari\w+)\b"
)
_DOUBTS = re.compile(r"\b(?:claim|purport|profess|insist)(?:s|ed|ing)?\b", re.I)
_ANSWER = re.compile(r"\b(?:den(?:y|ied|ies|ying|ial)|(?:reject|dismiss|disput|refut)(?:e?s|ed|ing))\b")


class Case(NamedTuple):
    """What a check looks at."""

    document: Document
    analysis: Analysis
    signals: Mapping[str, Signal]

    def value(self, name: str) -> float:
        """A signal's value, 0 where it is undefined."""
        return self.signals[name].value or 0.0

    def spans(self, name: str) -> tuple[Span, ...]:
        """A signal's evidence."""
        return self.signals[name].spans


class Count(int):
    """A number that a message can put before its noun: ``{n:claim}`` gives "1 claim" or "2 claims"."""

    def __format__(self, noun: str) -> str:
        return f"{int(self)} {noun}{'' if self == 1 else 's'}" if noun else str(int(self))


class Finding(NamedTuple):
    """Spans to show, and values for the message's placeholders."""

    spans: tuple[Span, ...]
    values: Mapping[str, Any]


def no_sources(case: Case) -> Finding | None:
    """A full-length article in which nothing at all is attributed."""
    silent = not case.analysis.sources and not case.value("attributed_share") and not case.value("second_hand_rate")
    if not silent or case.value("sentence_count") < 6 or case.value("word_count") < 120:
        return None
    return Finding((), {"n": Count(case.value("sentence_count"))})


def single_source(case: Case) -> Finding | None:
    """One source has nine tenths of all attributed words, in three attributions or more."""
    share = case.value("top_source_share")
    if share < 0.9 or case.value("sentence_count") < 5:
        return None
    top = max(case.analysis.sources, key=lambda source: source.share)
    if len(top.attributions) < 3:
        return None
    values = {"name": top.name, "n": Count(len(top.attributions)), "share": share}
    return Finding(case.spans("top_source_share"), values)


def anonymous_only(case: Case) -> Finding | None:
    """Sources there are, and every one of them hides a name."""
    hidden, all_of_them = len(case.spans("anonymous_share")), len(case.analysis.sources)
    if not all_of_them or hidden < all_of_them or sum(len(item.attributions) for item in case.analysis.sources) < 2:
        return None
    return Finding(case.spans("anonymous_share"), {"n": Count(all_of_them)})


def anonymous_without_reason(case: Case) -> Finding | None:
    """An anonymous source for whose anonymity no reason is given."""
    reasons = set(case.spans("anonymity_reason_share"))
    bare = tuple(span for span in case.spans("anonymous_share") if span not in reasons)
    if not bare:
        return None
    return Finding(bare, {"n": Count(len(bare)), "first": _quote(case, bare[0])})


def plural_source_unnamed(case: Case) -> Finding | None:
    """Critics say so, with nobody named within two sentences."""
    by_start = {span.start: span for span in reversed(case.spans("plural_source_share"))}
    spans = tuple(sorted(by_start.values()))  # one for each mention, however much it is made to say
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": _quote(case, spans[0])})


def weasel(case: Case) -> Finding | None:
    """Some say so, or it is widely believed; what `plural_source_unnamed` shows is not shown again."""
    plural = {place for span in case.spans("plural_source_share") for place in range(*span)}
    spans = tuple(span for span in case.spans("weasel_rate") if plural.isdisjoint(range(*span)))
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": _quote(case, spans[0])})


def stance_asymmetry(case: Case) -> Finding | None:
    """One named source "claims" twice or more, and another's words are vouched for, never doubted."""
    names = {source.id: source.name for source in case.analysis.sources if source.named}
    leanings = {key: item for key, item in stance_by_source(case.analysis.attributions).items() if key in names}
    doubted = [key for key in leanings if len(_plain_doubts(case, leanings[key])) >= 2 and leanings[key].value < 0]
    trusted = [key for key in leanings if leanings[key].endorsements and not leanings[key].doubts]
    if not doubted or not trusted:
        return None
    low, high = min(doubted, key=lambda key: leanings[key].value), max(trusted, key=lambda key: leanings[key].value)
    if leanings[high].value - leanings[low].value < 0.6:
        return None
    spans = _plain_doubts(case, leanings[low])
    cues = ", ".join(dict.fromkeys(_quote(case, span) for span in spans))
    values = {"doubted": names[low], "trusted": names[high], "cues": cues}
    return Finding(spans + leanings[high].endorsements, values)


def _plain_doubts(case: Case, leaning: Leaning) -> tuple[Span, ...]:
    """Cues that doubt by their own meaning; "denied" or "alleged" may just be what happened."""
    text = case.analysis.text
    return tuple(span for span in leaning.doubts if _DOUBTS.search(text, span.start, span.end))


def unattributed_judgement(case: Case) -> Finding | None:
    """Four judgements or more in the outlet's own voice, in one of seven sentences or more.

    Assessments do not count, every analysis has some; figures have their own flag.
    """
    weak = ("assessment", "figure")
    spans = tuple(item.span for item in case.analysis.unattributed if not item.why.startswith(weak))
    sentences = case.value("sentence_count")
    if len(spans) < 4 or len(spans) < 0.15 * sentences:
        return None
    return Finding(spans, {"n": Count(len(spans)), "all": Count(sentences), "first": _quote(case, spans[0])})


def unsourced_numbers(case: Case) -> Finding | None:
    """Three checkable figures or more without a source in their sentence or beside it."""
    spans = case.spans("unsourced_number_share")
    if len(spans) < 3:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": _quote(case, spans[0])})


def no_response_sought(case: Case) -> Finding | None:
    """Somebody named is accused of something, does not speak, and nothing says that they were asked or deny it."""
    text = case.analysis.text
    accused = [(match.group(1).strip(), Span(*match.span())) for match in _ACCUSED.finditer(text)]
    if not accused or case.value("response_sought") or _ANSWER.search(text):
        return None
    speaking = {word for source in case.analysis.sources for word in _words(source.name)}
    own = sorted(part for sentence in case.analysis.sentences for part in sentence.author)
    for name, span in accused:
        part = own[bisect_right(own, span) - 1] if own else span
        if part.holds(span) and not speaking.intersection(_words(name)):
            return Finding((span,), {"name": name})
    return None


def scare_quotes(case: Case) -> Finding | None:
    """Three expressions or more in quotation marks or called so-called, with nobody said to have used them."""
    spans = case.spans("scare_quote_rate")
    if len(spans) < 3:
        return None
    shown = ", ".join(dict.fromkeys(case.analysis.text[span.start : span.end] for span in spans[:4]))
    return Finding(spans, {"n": Count(len(spans)), "first": shown})


def republished(case: Case) -> Finding | None:
    """The text names another outlet as its origin."""
    upstream, publisher = case.document.provenance.upstream, case.document.provenance.publisher
    if upstream is None or (publisher is not None and publisher.value.casefold() == upstream.value.casefold()):
        return None
    return _credit(upstream)


def agency_copy(case: Case) -> Finding | None:
    """A news agency is credited."""
    agency = case.document.provenance.agency
    return None if agency is None else _credit(agency)


def _credit(fact: Fact) -> Finding:
    evidence = fact.evidence[0].text if fact.evidence else fact.value
    return Finding((), {"name": fact.value, "evidence": evidence})


def headline_unsupported(case: Case) -> Finding | None:
    """The headline lets somebody speak, by two names or a title and a name, none of which occurs in the text."""
    headline = case.analysis.headline
    if headline is None or case.value("sentence_count") < 3:
        return None
    body = _words(case.analysis.text)
    for item in headline.attributions:
        if item.source is not None:
            name = headline.text[item.source.start : item.source.end]
            capitals = {word for word in _WORD.findall(name) if word[0].isupper() and len(word) > 2}
            if len(capitals) > 1 and not body.intersection(word.casefold() for word in capitals):
                return Finding((), {"name": name})
    return None


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _quote(case: Case, span: Span) -> str:
    """The words of a span for a message, cut at 60 characters."""
    words = " ".join(case.analysis.text[span.start : span.end].split())
    return f"“{words if len(words) <= 60 else words[:57].rsplit(' ', 1)[0] + ' …'}”"
