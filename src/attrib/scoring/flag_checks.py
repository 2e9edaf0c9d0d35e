"""When a flag on sources or origin fires: one function a flag, from signals and annotation to what its message says.

Each returns the spans to show and the values for the message, or None. Thresholds are set so that few flags fire:
an editor forgives a miss sooner than a false alarm.
"""

from __future__ import annotations

import re

from attrib.annotate.sources.runs import first_names
from attrib.features.sourcing import Leaning, stance_by_source
from attrib.schema import Fact, Span
from attrib.scoring.flag_case import Case, Count, Finding, pattern, quote, words

_ALL = 0.995
"""A share of words from which on it is told as "all" of them."""


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


def stance_asymmetry(case: Case) -> Finding | None:
    """One named source "claims" twice or more, and another's words are vouched for, never doubted."""
    names = {source.id: source.name for source in case.analysis.sources if source.named}
    leanings = {key: item for key, item in stance_by_source(case.analysis.attributions).items() if key in names}
    doubted = [key for key in leanings if _is_doubted(case, leanings[key])]
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


def _is_doubted(case: Case, leaning: Leaning) -> bool:
    """Twice at least, and not only by "insisted", which may be a demand."""
    text, cues = case.analysis.text, _plain_doubts(case, leaning)
    return (
        len(cues) >= 2
        and leaning.value < 0
        and any(not text.startswith(("insist", "Insist"), cue.start) for cue in cues)
    )


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
    if pattern("second_hand").search(evidence) or evidence.lower().startswith(("source:", "read the full ")):
        return None  # who reported first; where a picture or a box comes from; what a digest sums up
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
