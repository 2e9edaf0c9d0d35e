"""When a flag on sources without names fires: anonymous ones, plurals, nobody in particular. See ``flag_checks``."""

from __future__ import annotations

import re
from functools import lru_cache

from attrib.schema import Span
from attrib.scoring.flag_case import Case, Count, Finding, pattern, place, quote, stretch

_REACH = 80
"""Characters behind "anonymity" in which its reason stands."""
_ALIAS = re.compile(r",? (?:who (?:is|was) )?identified\b[^.]{0,40} as\b")
_NAMED = re.compile(r"\b[Tt]he (?:official|aide|advis[eo]r|spokes\w+|source|staffer|strategist), [A-Z]\w+ [A-Z]")
_HEARING = re.compile(
    r"\b(?:hearing|testified|testimony)\b"
    r"|\btold (?:the |a )?(?:\w+ ){0,2}(?:committee|panel|court|jury|judge|investigators)\b"
)
_MAY = re.compile(r"\b(?:will|would|may|might|could)\b")
"""What critics will say, nobody has said."""
_ASKED = re.compile(
    r"\bper ?cent\b|%|\b(?:news|media|data|official) sources?\b|\bthe same source\b|\bsources? for\b", re.I
)
"""The members of a panel, other outlets and collections of data hide no name."""
_DOES = re.compile(r" (?:(?:have|has|had) )?(?:held|conducted|hosted|attended|cited)\b")
"""Who holds a meeting says nothing; sources that are cited are told."""
_FORECAST = re.compile(r"\b(?:economists|analysts)\b.*\b(?:predicted|expected|forecast\w*|projected)\b", re.I)
"""The usual measure of a figure that has come out."""
_SOME = re.compile(r"(?:some|several|many|a few) ", re.I)
_POST = re.compile(r"\(@\w+\)|pic\.twitter|https?://t\.co|\btweet(?:s|ed|ing)?\b")
_BEHIND_NAME = re.compile(r"(?:\)|\b[A-Z][\w.’'-]{1,20} [A-Z][\w.’'-]{1,20}), $")
_CALLED = re.compile(r"\b(?:the|both|all) (\w+),? (?:who|all of whom|speaking|asking|insisting|granted)\b", re.I)
_ALL = re.compile(r"\b(?:they all|all of whom|most of whom|none of whom|for this (?:article|story|report))\b", re.I)
"""What is said of those who speak in the whole piece."""
_BACK = 70
"""Characters before "anonymity" in which the text says whose it is."""
_PANEL = re.compile(
    r"(?:\bper ?cent|%|\bthirds?|\bhalf|\bquarters?|\bpanel|\bmajority) of (?:[\w-]+ ){0,4}"
    r"(insiders|experts|economists|strategists|analysts|scientists)\b",
    re.I,
)
"""Some of a trade who were polled: they hide no name, wherever the text says what they think."""
_EMAIL = re.compile(r"\b(?:in an?|according to) (?:[\w.]+,? ){0,4}?(?:e-?mails?|memo|text messages?|letter)\b", re.I)
"""What somebody wrote, the paper has read."""
_LEAD = 2
"""Sentences that sum up what the text goes on to tell."""
_SCENE = re.compile(r"\b(?:shout|chant|yell|scream|cheer|boo|sing|ask|wonder)(?:s|ed|ing)?\b", re.I)
"""What a crowd calls, everybody heard; who asks claims nothing."""


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
    shown, front = text[span.start : span.end], text[max(0, span.start - 50) : span.start].lower()
    if _ASKED.search(shown) or _polled(case, shown) or (_SOME.match(shown) and _exemplified(case, span)):
        return True
    if "whistle" in front + shown.lower() or _ALIAS.match(text, span.end):
        return True
    if shown.lower().startswith("numerous ") or (front.endswith(" for ") and text.startswith(" to ", span.end)):
        return True  # officials as a body; "it is unusual for an aide to criticise"
    at = place(case, span)
    if at == 0 or _DOES.match(text, span.end) or _named_next(case, span, at):
        return True
    here = text[slice(*stretch(case, at, at + 1))]
    if _NAMED.search(here) or _HEARING.search(here) or _EMAIL.search(here) or shown.lower() == "other sources":
        return True
    return bool(
        _reasons(here)
        or pattern("barred").search(here)
        or _POST.search(here)
        or (_BEHIND_NAME.search(text[: span.start][-60:]) and text.startswith(",", span.end))
        or shown.lower() == "who"
        or not _told_elsewhere(text).isdisjoint({"", *shown.lower().split()})
    )


def _reasons(text: str) -> list[int]:
    """Where a text calls somebody anonymous and goes on to say why."""
    found = pattern("hidden").finditer(text)
    return [item.start() for item in found if pattern("reason").search(text, item.end(), item.end() + _REACH)]


@lru_cache(maxsize=1)
def _told_elsewhere(text: str) -> frozenset[str]:
    """What those are called of whom a reason is told later ("the aide, who asked not to ..."); "" stands for all."""
    fronts = [text[max(0, at - _BACK) : at] for at in _reasons(text)]
    named = {match.group(1).lower() for front in fronts for match in _CALLED.finditer(front)}
    return frozenset(named | {"" for front in fronts if _ALL.search(front)})


def _polled(case: Case, shown: str) -> bool:
    """Whether the text polls those of the trade that is `shown`."""
    return any(trade in shown.lower() for trade in _trades(case.analysis.text))


@lru_cache(maxsize=1)
def _trades(text: str) -> frozenset[str]:
    """The trades that a text polls; kept, since each mention of a text asks."""
    return frozenset(match.group(1).lower().rstrip("s") for match in _PANEL.finditer(text))


def _named_next(case: Case, span: Span, at: int) -> bool:
    """Whether the next sentence gives the name: a person quoted there who did not occur before."""
    if at + 1 >= len(case.analysis.sentences):
        return False
    names = {source.id: source.name for source in case.analysis.sources if source.named and source.kind == "person"}
    near = case.analysis.sentences[at + 1].span
    new = (
        names[item.source_id].rsplit(" ", 1)[-1]
        for item in case.analysis.attributions
        if item.source is not None and item.source_id in names and near.holds(item.source)
    )
    return any(case.analysis.text.find(name) >= near.start for name in new)


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
    """Critics say so, with nobody named within two sentences.

    Left out: the lead, which sums up whom the text names; those counted or polled; crowds that shout.
    """
    by_start = {span.start: span for span in reversed(case.spans("plural_source_share"))}
    spans = tuple(span for span in sorted(by_start.values()) if not _counted(case, span))  # one for each mention
    if not spans:
        return None
    return Finding(spans, {"n": Count(len(spans)), "first": quote(case, spans[0])})


def _counted(case: Case, span: Span) -> bool:
    text, at = case.analysis.text, place(case, span)
    shown = text[span.start : span.end]
    if at < _LEAD and any(source.named for source in case.analysis.sources):
        return True
    if shown[:4].lower() == "the " or text[slice(*stretch(case, at, at))].rstrip().endswith("?"):
        return True  # they were told of before; nothing is claimed
    # "239 scientists" are counted; what critics will say, nobody has said
    barred = re.search(r"\d", shown) or _MAY.search(shown) or _SCENE.search(shown) or _FORECAST.search(shown)
    return bool(barred) or _polled(case, shown)


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
    at = place(case, span)
    if "rumo" in shown or (at == 0 and any(source.named for source in case.analysis.sources)):
        return True
    near = Span(span.start, stretch(case, at, at + 2).end)
    named = {source.id for source in case.analysis.sources if source.named}
    speaking = [item for item in case.analysis.attributions if item.source_id in named]
    wide = any(word in shown for word in ("widely", "general", "common"))
    if any(part.holds(span) for item in case.analysis.attributions if item.source_id for part in item.content):
        return True
    return any((not wide and item.source is not None and near.holds(item.source)) for item in speaking)
