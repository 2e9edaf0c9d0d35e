"""Flags: what an editor should look at, each with the rule or paper behind it. The table says everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from attrib.features.signal import Signal
from attrib.schema import Analysis, Document, Flag, Genre
from attrib.scoring import flag_checks as check
from attrib.scoring import flag_unnamed as unnamed
from attrib.scoring import flag_voice as voice
from attrib.scoring.flag_case import Case, Finding

ANY: frozenset[str] = frozenset()
VOICE = frozenset({"opinion"})
"""An opinion piece may judge in its own voice."""
OTHERS = frozenset({"opinion", "other"})
"""A transcript or a collection of quotations has no voice of its own."""
COPY = frozenset({"other"})
"""In a transcript or a collection, others choose their sources."""
MARKED = 0.8
"""Value from which on ``other`` is something known, not merely nothing else."""
WEIGHING = OTHERS | {"analysis"}
"""An analysis may judge: weighing is its point."""
SOLO = OTHERS | {"release"}
"""An opinion piece needs no sources, and a press release has one by nature."""


class Rule(NamedTuple):
    """A row of the table: genres in `spared` are not flagged; `message` is filled with the finding's values."""

    code: str
    severity: str
    spared: frozenset[str]
    message: str
    basis: str
    check: Callable[[Case], Finding | None]


RULES: tuple[Rule, ...] = (
    Rule(
        "no_sources",
        "warning",
        SOLO,
        "Nothing in {n:sentence} is attributed to anybody.",
        "AP: attribute what we did not witness; PEJ 2005",
        check.no_sources,
    ),
    Rule(
        "single_source",
        "warning",
        SOLO,
        "{name} has {heard} ({n:attribution}); {rest}.",
        "BBC 3.3.4; Reuters handbook; PEJ 2005",
        check.single_source,
    ),
    Rule(
        "anonymous_only",
        "warning",
        VOICE,
        "None of the sources ({n}) is named.",
        "AP anonymous-source rules; SPJ: identify sources clearly",
        unnamed.anonymous_only,
    ),
    Rule(
        "unattributed_judgement",
        "warning",
        WEIGHING,
        "{n:judgement} in {all:sentence} with no source in reach ({first}).",
        "AP: attribute what we did not witness",
        voice.unattributed_judgement,
    ),
    Rule(
        "no_response_sought",
        "notice",
        VOICE,
        "{name} stands accused, and the text gives no answer and does not say that one was sought.",
        "SPJ; BBC",
        voice.no_response_sought,
    ),
    Rule(
        "headline_unsupported",
        "notice",
        ANY,
        "The headline lets {name} speak, who does not occur in the text.",
        "FNC-1",
        check.headline_unsupported,
    ),
    Rule(
        "anonymous_without_reason",
        "notice",
        COPY,
        "No reason for anonymity is given for {n:unnamed source} ({first}).",
        "AP anonymous-source rules; Reuters",
        unnamed.anonymous_without_reason,
    ),
    Rule(
        "plural_source_unnamed",
        "notice",
        OTHERS,
        "{n:claim} by a plural with nobody named within two sentences ({first}).",
        "Reuters: no plural for one source; Ganter & Strube 2009",
        unnamed.plural_source_unnamed,
    ),
    Rule(
        "weasel",
        "notice",
        OTHERS,
        "{n:claim} by nobody in particular ({first}).",
        "Ganter & Strube 2009; Vincze 2013",
        unnamed.weasel,
    ),
    Rule(
        "stance_asymmetry",
        "notice",
        ANY,
        "Verbs cast doubt on {doubted} ({cues}), but never on {trusted}.",
        "Floyd Moore 2000",
        check.stance_asymmetry,
    ),
    Rule(
        "unsourced_numbers",
        "notice",
        OTHERS,
        "{n:sentence} with a statistic and no source in the sentence or beside it ({first}).",
        "ClaimBuster's check-worthiness",
        voice.unsourced_numbers,
    ),
    Rule(
        "scare_quotes",
        "notice",
        WEIGHING,
        "{n:expression} in quotation marks or called so-called, with nobody said to use them: {first}.",
        "PARC 3.0: quoted words have a source",
        voice.scare_quotes,
    ),
    Rule(
        "press_release",
        "warning",
        ANY,
        "The text is a press release: an institution speaks of itself ({n:source} in all).",
        "SPJ: identify sources clearly",
        check.press_release,
    ),
    Rule(
        "republished",
        "info",
        ANY,
        "The text comes from {name} (“{evidence}”).",
        "AP credit policy; Media Cloud's work on syndicated copy",
        check.republished,
    ),
    Rule(
        "agency_copy",
        "info",
        ANY,
        "The text is or draws on copy of {name} (“{evidence}”).",
        "AP credit policy; Media Cloud's work on syndicated copy",
        check.agency_copy,
    ),
)


def flags(document: Document, analysis: Analysis, signals: Mapping[str, Signal], genre: Genre) -> tuple[Flag, ...]:
    """Apply the table to an article.

    Returns:
        The flags that fire, in the table's order (the gravest first); spans index the text.
    """
    case = Case(document, analysis, signals, genre)
    found = ((rule, rule.check(case)) for rule in RULES if not _spares(rule, genre))
    return tuple(
        Flag(rule.code, rule.severity, rule.message.format(**finding.values), finding.spans, rule.basis)
        for rule, finding in found
        if finding is not None
    )


def _spares(rule: Rule, genre: Genre) -> bool:
    return genre.label in rule.spared and (genre.label != "other" or genre.value >= MARKED)
