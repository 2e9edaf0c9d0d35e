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
from attrib.schema import Analysis, Document, Fact, Genre, Span

_WORD = re.compile(r"\w+")
_ACCUSED = re.compile(
    r"\baccus(?:ed|es|ing) ((?:[A-Z][\w.’'-]* ){1,4})of (?:\w+ ){0,3}?"
    r"(?:fraud|theft|stealing|assault|rape|raping|groping|murder|harass\w*|misconduct|abus\w+|corruption|"
    r"brib\w+|embezzl\w+|perjury|violating|discriminat\w+|plagiari\w+)\b"
)
_DOUBTS = re.compile(r"\b(?:claim|purport|profess|insist)(?:s|ed|ing)?\b", re.I)
_ANSWER = re.compile(r"\b(?:den(?:y|ied|ies|ying|ial)|(?:reject|dismiss|disput|refut)(?:e?s|ed|ing))\b")
_REASON = re.compile(
    r"\b(?:anonym\w+|(?:not|n't|n’t) (?:to )?be (?:named|identified|quoted)|withheld)\b[^.]{0,80}"
    r"\b(?:because|since|citing|due to|owing|in order|so (?:as|that|they)|to (?:speak|discuss|describe|talk|be|share|avoid|preview)|"
    r"for fear|fearing|given|as (?:he|she|they)|ahead of|out of)\b|\bnot (?:been )?(?:authori[sz]ed|cleared|permitted|allowed)\b"
)
_ALIAS = re.compile(r",? (?:who (?:is|was) )?identified\b[^.]{0,40} as\b")
_POST = re.compile(r"\(@\w+\)|pic\.twitter|https?://t\.co")
_LEAD = 6
"""Sentences in which a text that rests on data names them."""
_DATA = re.compile(
    r"\b(?:polls?|polling|surveys?|stud(?:y|ies)|reports?|data|census|statistics|figures|index|analysis|estimates?|returns|"
    r"primar(?:y|ies)|election|precincts?|exit|caucus(?:es)?|delegates?|budget|jobs|unemployment|earnings|census)\b", re.I
)
_STATISTIC = re.compile(r"%|\bper ?cent|\b(?:million|billion|trillion)\b")
_COUNTED = re.compile(
    r"\b(?:votes?|voted|voters|ballots?|precincts?|margin|delegates?|polls?|leads?|led|won|lost|tax(?:es|ed)?|rates?|law|bill|"
    r"plan|proposal|budget|would|settle\w*|paid|pay|fine[ds]?|price[ds]?|cost|costs|shares|stock|ratings?|approv\w+)\b", re.I
)
_LABELS = frozenset({"radical", "extremist", "far-left", "far-right", "so-called", "racist", "sexist"})
"""Words that a report may use of what is so called, or quotes as a charge."""
_NAMING = re.compile(r"\b(?:call(?:ed|s|ing)?|known|dubbed|term(?:ed|s)?|word|words|phrase|label\w*|describ\w+|titled?|named|as)\W+$")
_SECOND_HAND = re.compile(r"\b(?:report(?:ed|s)?|according|told)\b", re.I)


class Case(NamedTuple):
    """What a check looks at."""

    document: Document
    analysis: Analysis
    signals: Mapping[str, Signal]
    genre: Genre

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
    """An anonymous source for whose anonymity no reason is given.

    Left out: who is described in the first sentence only, to be named later; who speaks in an embedded post; the
    whistle-blower that the news is about; a reason that stands in the sentence or the next.
    """
    reasons = set(case.spans("anonymity_reason_share"))
    spans = (span for span in case.spans("anonymous_share") if span not in reasons)
    bare = tuple(span for span in spans if not _excused(case, span))
    if not bare:
        return None
    return Finding(bare, {"n": Count(len(bare)), "first": _quote(case, bare[0])})


def _excused(case: Case, span: Span) -> bool:
    text, sentences = case.analysis.text, case.analysis.sentences
    if "whistle" in text[span.start : span.end].lower() or _ALIAS.match(text, span.end):
        return True
    place = next((index for index, item in enumerate(sentences) if item.span.end > span.start), 0)
    if place == 0:
        return True
    here = text[sentences[place].span.start : sentences[min(place + 1, len(sentences) - 1)].span.end]
    return bool(_REASON.search(here) or _POST.search(here))


def plural_source_unnamed(case: Case) -> Finding | None:
    """Critics say so, with nobody named within two sentences."""
    by_start = {span.start: span for span in reversed(case.spans("plural_source_share"))}
    text = case.analysis.text
    spans = tuple(  # one for each mention, however much it is made to say; "239 scientists" are counted
        span for span in sorted(by_start.values()) if not any(map(str.isdigit, text[span.start : span.end]))
    )
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": _quote(case, spans[0])})


def weasel(case: Case) -> Finding | None:
    """Some say so, or it is widely believed; what `plural_source_unnamed` shows is not shown again.

    Left out: "Smith and others say"; what somebody is said to say; where somebody named speaks in the next two sentences.
    """
    plural = {place for span in case.spans("plural_source_share") for place in range(*span)}
    spans = tuple(
        span for span in case.spans("weasel_rate") if plural.isdisjoint(range(*span)) and not _carried(case, span)
    )
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": _quote(case, spans[0])})


def _carried(case: Case, span: Span) -> bool:
    text, sentences = case.analysis.text, case.analysis.sentences
    words, front = text[span.start : span.end].lower(), text[max(0, span.start - 12) : span.start].lower()
    if front.endswith((" and ", " or ")) or (words.startswith("others") and front.strip()[-1:] not in ("", ".", "”", '"')):
        return True
    if "rumo" in words:
        return True
    place = next((index for index, item in enumerate(sentences) if item.span.end > span.start), 0)
    near = Span(span.start, sentences[min(place + 2, len(sentences) - 1)].span.end)
    named = {source.id for source in case.analysis.sources if source.named}
    speaking = [item for item in case.analysis.attributions if item.source_id in named]
    wide = "widely" in words or "general" in words or "common" in words
    return any(
        any(part.holds(span) for part in item.content)
        or (not wide and item.source is not None and near.holds(item.source))
        for item in speaking
    )


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
    """Three judgements or more in the outlet's own voice, in one of ten sentences or more.

    Assessments do not count, every long report has some; figures have their own flag.
    """
    weak = ("assessment", "figure")
    found = [item for item in case.analysis.unattributed if not item.why.startswith(weak)]
    spans = tuple(item.span for item in found if item.why.partition(": ")[2].lower() not in _LABELS)
    sentences = case.value("sentence_count")
    if len(spans) < 3 or len(spans) < 0.1 * sentences:
        return None
    return Finding(spans, {"n": Count(len(spans)), "all": Count(sentences), "first": _quote(case, spans[0])})


def unsourced_numbers(case: Case) -> Finding | None:
    """Four sentences or more with a statistic and no source near, in a text that names no data before.

    A statistic is a percentage, or millions and more. Votes and shares of them are counted in public, tax rates are law.
    """
    text = case.analysis.text
    lead = case.analysis.sentences[: _LEAD]
    if any(_DATA.search(text, item.span.start, item.span.end) for item in lead) or _DATA.search(case.document.title or ""):
        return None
    found: dict[Span, Span] = {}
    for span in case.spans("unsourced_number_share"):
        sentence = next((item.span for item in case.analysis.sentences if item.span.holds(span)), None)
        if sentence is None or not _STATISTIC.search(text, span.start, min(span.end + 12, sentence.end)):
            continue
        if not _COUNTED.search(text, sentence.start, sentence.end):
            found.setdefault(sentence, span)
    spans = tuple(found.values())
    if len(spans) < 4:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": _quote(case, spans[0])})


def no_response_sought(case: Case) -> Finding | None:
    """Somebody in the headline is accused, does not speak, and nothing says that they were asked or deny it."""
    text, title = case.analysis.text, _words(case.document.title or "")
    accused = [(match.group(1).strip(), Span(*match.span())) for match in _ACCUSED.finditer(text)]
    if not accused or case.value("response_sought") or _ANSWER.search(text):
        return None
    speaking = {word for source in case.analysis.sources for word in _words(source.name)}
    own = sorted(part for sentence in case.analysis.sentences for part in sentence.author)
    for name, span in accused:
        part = own[bisect_right(own, span) - 1] if own else span
        if part.holds(span) and title & _words(name) and not speaking.intersection(_words(name)):
            return Finding((span,), {"name": name})
    return None


def scare_quotes(case: Case) -> Finding | None:
    """Three expressions or more in quotation marks or called so-called, with nobody said to have used them.

    Not where somebody speaks in the sentence or beside it, nor what a word is said to be called.
    """
    text = case.analysis.text
    spoken = sorted(span for item in case.analysis.attributions for span in (*item.content, item.source, item.cue) if span)
    spans = []
    for span in case.spans("scare_quote_rate"):
        near = _neighbourhood(case, span)
        said = any(part.start < near.end and near.start < part.end for part in spoken)
        inner = text[span.start : span.end].strip("\"“”‘’'., ").lower()
        said = said or text.lower().count(inner) > 1  # a name, or a word that the story is about
        if not said and not _NAMING.search(text, max(0, span.start - 30), span.start):
            spans.append(span)
    if len(spans) < 3:
        return None
    shown = ", ".join(dict.fromkeys(text[span.start : span.end] for span in spans[:4]))
    return Finding(tuple(spans), {"n": Count(len(spans)), "first": shown})


def _neighbourhood(case: Case, span: Span) -> Span:
    """The sentence of a span with those before and behind it."""
    sentences = case.analysis.sentences
    place = next((index for index, item in enumerate(sentences) if item.span.end > span.start), 0)
    last = sentences[min(place + 1, len(sentences) - 1)]
    return Span(sentences[max(place - 1, 0)].span.start, last.span.end)


def republished(case: Case) -> Finding | None:
    """The text names another outlet as its origin; that another outlet reported first is no such thing."""
    upstream, publisher = case.document.provenance.upstream, case.document.provenance.publisher
    if upstream is None or (publisher is not None and publisher.value.casefold() == upstream.value.casefold()):
        return None
    if upstream.evidence and _SECOND_HAND.search(upstream.evidence[0].text):
        return None
    return _credit(upstream)


def press_release(case: Case) -> Finding | None:
    """The text is an institution's own release."""
    if case.genre.label != "release":
        return None
    return Finding((), {"n": Count(len(case.analysis.sources))})


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
            if headline.text[item.source.end :].lstrip().startswith(":") or " and " in name:
                continue  # a columnist's name in front; two kinds of people
            if len(capitals) > 1 and not body.intersection(word.casefold() for word in capitals):
                return Finding((), {"name": name})
    return None


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _quote(case: Case, span: Span) -> str:
    """The words of a span for a message, cut at 60 characters."""
    words = " ".join(case.analysis.text[span.start : span.end].split())
    return f"“{words if len(words) <= 60 else words[:57].rsplit(' ', 1)[0] + ' …'}”"
