"""When a flag on sources fires: one function a flag, from signals and annotation to what its message says.

Each returns the spans to show and the values for the message, or None. Thresholds are set so that few flags fire:
an editor forgives a miss sooner than a false alarm.
"""

from __future__ import annotations

import re

from attrib.annotate.sources.runs import first_names
from attrib.features.sourcing import Leaning, stance_by_source
from attrib.schema import Fact, Span
from attrib.scoring.flag_case import Case, Count, Finding, pattern, place, quote, stretch, words

_ALL = 0.995
"""A share of words from which on it is told as "all" of them."""
_REACH = 80
"""Characters behind "anonymity" in which its reason stands."""
_ALIAS = re.compile(r",? (?:who (?:is|was) )?identified\b[^.]{0,40} as\b")
_NAMED = re.compile(r"\b[Tt]he (?:official|aide|advis[eo]r|spokes\w+|source|staffer|strategist), [A-Z]\w+ [A-Z]")
_HEARING = re.compile(r"\b(?:hearing|testified|testimony)\b")
_MAY = re.compile(r"\b(?:will|would|may|might|could)\b")
"""What critics will say, nobody has said."""
_ASKED = re.compile(r"\bper ?cent\b|%|\b(?:news|media|data) sources\b|\bthe same source\b", re.I)
"""The members of a panel, other outlets and collections of data hide no name."""
_SOME = re.compile(r"(?:some|several|many|a few) ", re.I)
_POST = re.compile(r"\(@\w+\)|pic\.twitter|https?://t\.co")


def no_sources(case: Case) -> Finding | None:
    """A full-length article in which nothing at all is attributed."""
    silent = not case.analysis.sources and not case.value("attributed_share") and not case.value("second_hand_rate")
    if not silent or case.value("sentence_count") < 6 or case.value("word_count") < 120:
        return None
    return Finding((), {"n": Count(case.value("sentence_count"))})


def single_source(case: Case) -> Finding | None:
    """One source, no mere "some", has nine tenths of all attributed words, in three attributions or more."""
    top = max(case.analysis.sources, key=lambda source: source.share, default=None)
    if (
        top is None
        or (top.kind == "group" and not top.named)
        or top.share < 0.9
        or len(top.attributions) < 3
        or case.value("sentence_count") < 5
    ):
        return None
    heard = "all attributed words" if top.share > _ALL else f"{top.share:.0%} of all attributed words"
    rest = "nobody else is heard" if top.share > _ALL else "hardly anybody else is heard"
    values = {"name": top.name, "n": Count(len(top.attributions)), "heard": heard, "rest": rest}
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
    return Finding(bare, {"n": Count(len(bare)), "first": quote(case, bare[0])})


def _excused(case: Case, span: Span) -> bool:
    text = case.analysis.text
    if _ASKED.search(text, *span) or (_SOME.match(text, *span) and _exemplified(case, span)):
        return True
    if "whistle" in text[span.start : span.end].lower() or _ALIAS.match(text, span.end):
        return True
    at = place(case, span)
    if at == 0:
        return True
    here = text[slice(*stretch(case, at, at + 1))]
    if _NAMED.search(here) or _HEARING.search(here) or text[span.start : span.end].lower() == "other sources":
        return True
    hidden = pattern("hidden").search(here)
    given = hidden is not None and pattern("reason").search(here, hidden.end(), hidden.end() + _REACH)
    return bool(given or pattern("barred").search(here) or _POST.search(here))


def _exemplified(case: Case, span: Span) -> bool:
    """Whether somebody named speaks behind what several are said to say: "Some officials said so. “I do,” said ..."."""
    named = {source.id for source in case.analysis.sources if source.named}
    at = place(case, span)
    near = Span(span.end, stretch(case, at, at + 2).end)
    return any(
        item.source_id in named and item.source is not None and near.holds(item.source)
        for item in case.analysis.attributions
    )


def plural_source_unnamed(case: Case) -> Finding | None:
    """Critics say so, with nobody named within two sentences."""
    by_start = {span.start: span for span in reversed(case.spans("plural_source_share"))}
    text = case.analysis.text
    spans = tuple(  # one for each mention, however much it is made to say; "239 scientists" are counted
        span
        for span in sorted(by_start.values())
        if not any(map(str.isdigit, text[span.start : span.end])) and not _MAY.search(text, *span)
    )
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": quote(case, spans[0])})


def weasel(case: Case) -> Finding | None:
    """Some say so, or it is widely believed; what `plural_source_unnamed` shows is not shown again.

    Left out: "Smith and others say"; what somebody is said to say; where somebody named speaks within two sentences.
    """
    plural = {place for span in case.spans("plural_source_share") for place in range(*span)}
    spans = tuple(
        span for span in case.spans("weasel_rate") if plural.isdisjoint(range(*span)) and not _carried(case, span)
    )
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": quote(case, spans[0])})


def _carried(case: Case, span: Span) -> bool:
    text = case.analysis.text
    shown, front = text[span.start : span.end].lower(), text[max(0, span.start - 12) : span.start].lower()
    if front.endswith((" and ", " or ")) or (
        shown.startswith("others") and front.strip()[-1:] not in ("", ".", "”", '"')
    ):
        return True
    if "rumo" in shown:
        return True
    at = place(case, span)
    near = Span(span.start, stretch(case, at, at + 2).end)
    named = {source.id for source in case.analysis.sources if source.named}
    speaking = [item for item in case.analysis.attributions if item.source_id in named]
    wide = any(word in shown for word in ("widely", "general", "common"))
    if any(part.holds(span) for item in case.analysis.attributions if item.source_id for part in item.content):
        return True
    return any((not wide and item.source is not None and near.holds(item.source)) for item in speaking)


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
    cues = ", ".join(dict.fromkeys(quote(case, span) for span in spans))
    values = {"doubted": names[low], "trusted": names[high], "cues": cues}
    return Finding(spans + leanings[high].endorsements, values)


def _plain_doubts(case: Case, leaning: Leaning) -> tuple[Span, ...]:
    """Cues that doubt by their own meaning; "denied" or "alleged" may just be what happened."""
    text = case.analysis.text
    return tuple(span for span in leaning.doubts if pattern("doubt").search(text, span.start, span.end))


def republished(case: Case) -> Finding | None:
    """The text names another outlet as its origin; that another outlet reported first is no such thing."""
    upstream, publisher = case.document.provenance.upstream, case.document.provenance.publisher
    if upstream is None or (publisher is not None and publisher.value.casefold() == upstream.value.casefold()):
        return None
    evidence = upstream.evidence[0].text if upstream.evidence else ""
    if pattern("second_hand").search(evidence) or evidence.lower().startswith("source:"):
        return None  # who reported first; where a picture or a box comes from
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
    """The headline lets a person speak, by two names or a title and a name, none of which occurs in the text."""
    headline = case.analysis.headline
    if headline is None or case.value("sentence_count") < 3:
        return None
    body = words(case.analysis.text)
    for item in headline.attributions:
        if item.source is not None:
            name = headline.text[item.source.start : item.source.end]
            capitals = {word for word in re.findall(r"\w+", name) if word[0].isupper() and len(word) > 2}
            if headline.text[item.source.end :].lstrip().startswith(":") or " and " in name:
                continue  # a columnist's name in front; two kinds of people
            person = any(word.casefold() in first_names() for word in capitals)
            if person and len(capitals) > 1 and not body.intersection(word.casefold() for word in capitals):
                return Finding((), {"name": name})
    return None
