"""Every signal in one line: name in a report, number, unit, meaning, the rule or paper behind it, the function."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attrib.features import frames as lexical
from attrib.features import framing as f
from attrib.features import language as w
from attrib.features import microframes as m
from attrib.features import sourcing as s
from attrib.features import sourcing_evidence as e
from attrib.features import sourcing_names as n
from attrib.features import tone as t
from attrib.features.context import Context
from attrib.features.signal import Signal
from attrib.schema import Analysis, Document


class Feature(NamedTuple):
    """A row of the table.

    `name` is the key in a report, `id` the signal's number (A attribution, F framing); `unit` is ``share`` (0-1),
    ``per100`` (per 100 words), ``count``, ``yes`` (0 or 1), ``index`` (a bounded number) or ``scale`` (an unbounded
    one); `doc` says it to a reader, `basis` names what it rests on; `kind` is ``sourcing``, ``language`` or
    ``framing``.
    """

    name: str
    id: str
    unit: str
    doc: str
    basis: str
    compute: Callable[[Context], Signal]
    kind: str


# fmt: off
_SOURCING = (
    ("attributed_share", "A1", "share", "attributed sentences", "PARC 3.0; PolNeAR; AP", s.attributed_share),
    ("attributed_word_share", "A1", "share", "attributed words", "PARC 3.0; PolNeAR", s.attributed_word_share),
    ("quoted_share", "A1", "share", "words inside quotations", "PARC 3.0", s.quoted_share),
    ("unsourced_claim_share", "A1", "share", "sentences with an unsourced claim", "AP", e.unsourced_claim_share),
    ("direct_share", "A2", "share", "attributions wholly quoted", "Pareti 2013", s.direct_share),
    ("indirect_share", "A2", "share", "attributions in the outlet's wording", "Pareti 2013", s.indirect_share),
    ("mixed_share", "A2", "share", "attributions partly quoted", "Pareti 2013", s.mixed_share),
    ("distinct_sources", "A3", "count", "different sources", "BBC 3.3.4; PEJ 2005", s.distinct_sources),
    ("named_sources", "A3", "count", "different sources with a name", "PEJ 2005", n.named_sources),
    ("source_concentration", "A4", "index", "Herfindahl index of attributed words", "PEJ", s.source_concentration),
    ("top_source_share", "A4", "share", "attributed words of the main source", "PEJ", s.top_source_share),
    ("named_share", "A5", "share", "sources with a name", "SPJ", n.named_share),
    ("anonymous_share", "A6", "share", "sources that hide a name", "AP; Culbertson 1975", n.anonymous_share),
    ("bare_share", "A6", "share", "sources neither named nor described", "AP; Culbertson 1975", n.bare_share),
    ("anonymity_reason_share", "A7", "share", "anonymous with a reason", "AP; Reuters", n.anonymity_reason_share),
    ("plural_source_share", "A8", "share", "attributions to a nameless plural", "Reuters", n.plural_source_share),
    ("weasel_rate", "A9", "per100", "claims put to nobody in particular", "Ganter & Strube 2009", n.weasel_rate),
    ("neutral_cue_share", "A10", "share", "cues like 'said'", "Floyd Moore 2000", s.neutral_cue_share),
    ("doubt_cue_share", "A10", "share", "cues like 'claimed'", "Floyd Moore 2000; Recasens 2013", s.doubt_cue_share),
    ("endorse_cue_share", "A10", "share", "cues like 'noted'", "Floyd Moore 2000; Recasens 2013", s.endorse_cue_share),
    ("concede_cue_share", "A10", "share", "cues like 'admitted'", "Floyd Moore 2000", s.concede_cue_share),
    ("manner_cue_share", "A10", "share", "cues like 'blasted'", "Recasens 2013", s.manner_cue_share),
    ("stance_asymmetry", "A11", "scale", "gap in stance between sources, 0-2", "Floyd Moore 2000", s.stance_asymmetry),
    ("belief_share", "A12", "share", "attributions of thoughts and plans", "Hooper 1975", s.belief_share),
    ("cue_near_share", "A13", "share", "cues in a sentence of their content", "AP; Reuters", s.cue_near_share),
    ("headline_attributed", "A14", "yes", "the headline names a speaker", "GenderGapTracker", s.headline_attributed),
    ("lead_attributed", "A14", "yes", "the first sentence is attributed", "GenderGapTracker", s.lead_attributed),
    ("close_attributed", "A14", "yes", "the last sentence is attributed", "GenderGapTracker", s.close_attributed),
    ("response_sought", "A15", "yes", "somebody was asked for a response", "SPJ; BBC", e.response_sought),
    ("official_share", "A16", "share", "sources in or seeking office", "Spangher 2021", e.official_share),
    ("expert_share", "A16", "share", "sources who are experts", "Spangher 2021; Carpenter 2008", e.expert_share),
    ("citizen_share", "A16", "share", "sources who are citizens or witnesses", "Carpenter 2008", e.citizen_share),
    ("company_share", "A16", "share", "sources that speak for a company", "Spangher 2021", e.company_share),
    ("media_share", "A16", "share", "sources that are other outlets", "Spangher 2021", e.media_share),
    ("document_share", "A16", "share", "sources that are documents", "Spangher 2021", e.document_share),
    ("document_rate", "A17", "per100", "documents a reader could look up", "Trust Project", e.document_rate),
    ("link_rate", "A17", "per100", "web addresses in the text", "Trust Project", e.link_rate),
    ("unsourced_number_share", "A18", "share", "sentences with bare figures", "ClaimBuster", e.unsourced_number_share),
    ("second_hand_rate", "A19", "per100", "references to other outlets' reporting", "AP", e.second_hand_rate),
    ("byline_known", "A20", "yes", "the writer is named", "AP", e.byline_known),
    ("dateline_known", "A20", "yes", "there is a dateline", "AP", e.dateline_known),
    ("agency_copy", "A20", "yes", "a news agency is credited", "Media Cloud", e.agency_copy),
    ("republished", "A20", "yes", "another outlet is named as the origin", "Media Cloud", e.republished),
    ("verifiability", "A21", "index", "name, role, time, document per attribution", "Newell 2017", e.verifiability),
)
_LANGUAGE = (
    ("hedge_rate", "F2", "per100", "hedges", "Hyland", w.hedge_rate),
    ("booster_rate", "F2", "per100", "boosters", "Hyland", w.booster_rate),
    ("certainty", "F2", "share", "boosters among boosters and hedges", "Hyland", w.certainty),
    ("factive_rate", "F3", "per100", "verbs that presuppose", "Hooper 1975; Karttunen 1971", w.factive_rate),
    ("implicative_rate", "F3", "per100", "verbs that imply", "Karttunen 1971", w.implicative_rate),
    ("assertive_rate", "F3", "per100", "verbs that assert", "Hooper 1975", w.assertive_rate),
    ("first_person_rate", "F13", "per100", "I, me, my", "SemEval-2023 task 3", w.first_person_rate),
    ("first_person_plural_rate", "F13", "per100", "we, our", "SemEval-2023 task 3", w.first_person_plural_rate),
    ("obligation_rate", "F13", "per100", "should, must", "SemEval-2023 task 3", w.obligation_rate),
    ("sentence_count", "F16", "count", "sentences", "", w.sentence_count),
    ("word_count", "F16", "count", "words", "", w.word_count),
    ("sentence_length", "F16", "scale", "words per sentence", "", w.sentence_length),
    ("reading_ease", "F16", "scale", "Flesch reading ease", "Flesch 1948", w.reading_ease),
    ("grade_level", "F16", "scale", "Flesch-Kincaid grade", "Kincaid 1975", w.grade_level),
    ("lexical_variety", "F16", "share", "different words in 50", "Covington & McFall 2010", w.lexical_variety),
)
_FRAMING = (
    ("one_sided_label_rate", "F4", "per100", "labels of one camp only", "Hamborg 2020", t.one_sided_label_rate),
    ("scare_quote_rate", "F5", "per100", "scare quotes and 'so-called'", "PARC 3.0", f.scare_quote_rate),
    ("agent_deletion_rate", "F6", "per100", "harm without an agent", "Moreno-Medina 2022", f.agent_deletion_rate),
    ("entity_tone_gap", "F7", "scale", "gap in tone between names, 0-2", "NewsMTSC", t.entity_tone_gap),
    ("headline_overlap", "F11", "share", "headline's words that the body has", "FNC-1", t.headline_overlap),
    ("headline_tone_gap", "F11", "scale", "tone of the headline less the body's", "FNC-1", t.headline_tone_gap),
    ("headline_unbacked", "F11", "yes", "a claim of the headline is not in the body", "FNC-1", t.headline_unbacked),
    ("exaggeration_rate", "F12", "per100", "exaggeration", "SemEval-2020 task 11", f.exaggeration_rate),
    ("name_calling_rate", "F12", "per100", "labels that judge people", "SemEval-2020 task 11", f.name_calling_rate),
    ("flag_waving_rate", "F12", "per100", "appeals to nation", "SemEval-2020 task 11", f.flag_waving_rate),
    ("either_or_rate", "F12", "per100", "only choices", "SemEval-2020 task 11", f.either_or_rate),
    ("doubt_casting_rate", "F12", "per100", "good faith put in question", "SemEval-2020 task 11", f.doubt_casting_rate),
    ("slogan_rate", "F12", "per100", "slogans", "SemEval-2020 task 11", f.slogan_rate),
    ("repetition_rate", "F12", "per100", "words hammered home", "SemEval-2020 task 11", f.repetition_rate),
    ("speculation_rate", "F14", "per100", "the future told as a fact", "BASIL; AllSides", f.speculation_rate),
    ("mind_reading_rate", "F14", "per100", "minds read", "BASIL; AllSides", f.mind_reading_rate),
    ("violent_metaphor_rate", "F15", "per100", "violent words for speech", "Recasens 2013", f.violent_metaphor_rate),
    ("capitals_rate", "F15", "per100", "words in capitals", "Recasens 2013", f.capitals_rate),
    ("exclamation_rate", "F15", "per100", "exclamation marks", "Recasens 2013", f.exclamation_rate),
)
# fmt: on

_SEMETKO = {"economic", "conflict", "human_interest", "responsibility", "morality"}
_LEXICAL = tuple(
    (
        f"frame_{name}_share",
        "F9" if name in _SEMETKO else "F8",
        "share",
        f"sentences with words of the frame {name.replace('_', ' ')}",
        "Semetko & Valkenburg 2000" if name in _SEMETKO else "Boydstun 2014",
        lexical.frame_share(name),
    )
    for name in lexical.FRAMES
)
_AXES = tuple(
    (f"axis_{name}", "F10", "scale", f"between {name.replace('_', ' and ')}", "Kwak 2021", m.axis_place(name))
    for name in m.AXES
)

LATE = ("opinion_manner", "genre_opinion", "headline_bias", "opening_bias", "closing_bias")
"""Signals that article models may use and that are known later than the table's: the log-odds that a text is opinion by
its manner (:mod:`attrib.features.manner`), how much speaks for that genre (0-1), and the log-odds that its headline,
its first and its last sentences are biased.
"""

FEATURES: tuple[Feature, ...] = (
    *(Feature(*row, kind="sourcing") for row in _SOURCING),
    *(Feature(*row, kind="language") for row in _LANGUAGE),
    *(Feature(*row, kind="framing") for row in (*_FRAMING, *_LEXICAL, *_AXES)),
)


def signals(document: Document, analysis: Analysis) -> dict[str, Signal]:
    """Compute every signal of an article.

    Rates are per 100 words or per sentence, so an article repeated scores as it did once. Spans index the text.

    Returns:
        One signal a feature, in the table's order; its value is None where it is undefined.
    """
    context = Context(document, analysis)
    return {feature.name: feature.compute(context) for feature in FEATURES}
