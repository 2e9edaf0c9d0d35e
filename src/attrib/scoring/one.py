"""One article: pipeline and model -> report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from attrib._version import __version__
from attrib.errors import InputError
from attrib.loading import load
from attrib.model import CUSTOM, Model
from attrib.pipeline import Prepared, prepare
from attrib.schema import SCHEMA, Analysis, Flag, Report, ScoredHeadline, Scores
from attrib.scoring.attribution import ENOUGH_SENTENCES, attribution_score
from attrib.scoring.flags import flags
from attrib.scoring.rate import bias_rate, subjectivity_rate
from attrib.scoring.sentences import Scored, edge_bias, headline_bias, score_sentences, unscored, with_frames
from attrib.scoring.whole import article_score, frame_scores

if TYPE_CHECKING:
    from attrib.features.signal import Signal
    from attrib.rules import Rules

PARTS = ("bias", "subjectivity", "hyperpartisan", "attribution", "framing")
"""The article scores that there are."""

MODELS = ("subjectivity", "hyperpartisan", "framing")
"""Those with a shipped model of their own."""

_SHORTEST = 20  # words in the author's voice
_LEAST_QUALITY = 0.3
_STRIKING = 0.5  # a word that adds this to the log-odds multiplies the odds by 1.6


def score_one(
    source: Any,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    model: str | Path | Model | None = None,
    parts: Collection[str] | None = None,
    rules: Rules | None = None,
) -> Report:
    """See :func:`attrib.scoring.score`."""
    wanted = check_parts(parts)
    chosen, custom = resolve(model)
    others = {name: shipped(name) for name in MODELS if name in wanted}
    prepared = prepare(source, url=url, title=title, publisher=publisher, rules=rules)
    document, analysis = prepared.document, prepared.analysis
    english = document.language in ("en", "und")
    scored = score_sentences(analysis, chosen, others.get("subjectivity")) if english else unscored(analysis)
    if "hyperpartisan" in wanted and english:
        prepared.signals.update(_late(analysis, chosen, scored))
    abstained = _abstained(prepared, scored)
    headline = analysis.headline
    scores = Scores()
    found: tuple[Flag, ...] = ()
    if not abstained:
        scores = _with_custom(_scores(prepared, scored, chosen, others, wanted), custom, prepared, scored)
        found = (*flags(document, analysis, prepared.signals, prepared.genre), *_own(rules, prepared))
    return Report(
        schema=SCHEMA,
        attrib=__version__,
        models=tuple(each.reference for each in (chosen, *others.values(), custom) if each is not None),
        title=document.title,
        language=document.language,
        genre=prepared.genre,
        text=analysis.text,
        headline=None if headline is None else ScoredHeadline(headline.text, headline.attributions, scored.headline),
        abstained=abstained,
        blocks=document.blocks,
        quality=document.quality,
        provenance=document.provenance,
        sentences=with_frames(scored.sentences, prepared.signals),
        attributions=analysis.attributions,
        sources=analysis.sources,
        unattributed=analysis.unattributed,
        scores=scores,
        signals={name: item.value for name, item in prepared.signals.items()} | _voice_signals(scored),
        flags=found,
    )


def _late(analysis: Analysis, chosen: Model, scored: Scored) -> dict[str, Signal]:
    """The signals of an article model that the shipped model of bias tells, whichever model scores the sentences."""
    bias = shipped("bias")
    told = scored if chosen is bias else score_sentences(analysis, bias)
    return {"headline_bias": headline_bias(analysis, bias, told.reading), **edge_bias(told)}


def check_parts(parts: Collection[str] | None) -> Collection[str]:
    """The score names asked for.

    Raises:
        InputError: one of them does not exist.
    """
    if parts is None:
        return PARTS
    unknown = sorted({parts} if isinstance(parts, str) else set(parts) - set(PARTS))
    if unknown:
        raise InputError(f"there is no part {', '.join(map(repr, unknown))}: choose from a list of {', '.join(PARTS)}")
    return parts


class Chosen(NamedTuple):
    """The sentence model behind `bias`, and the user's own model beside it, if there is one."""

    bias: Model
    custom: Model | None


def resolve(model: str | Path | Model | None) -> Chosen:
    """The models to use: one that :func:`attrib.fit` made stands beside that of bias, another one in its place.

    Raises:
        InputError: what is to take the place of bias is no model of single sentences with two classes.
        ModelNotFoundError, ModelFormatError: it cannot be loaded.
    """
    found = None if model is None else model if isinstance(model, Model) else load(model)
    if found is None or found.name == CUSTOM:
        return Chosen(shipped("bias"), found)
    if found.task != "sentence" or found.linear.outputs != 1:
        raise InputError(f"{found.name!r} is no two-class sentence model, so it cannot score an article's sentences")
    return Chosen(found, None)


@cache
def shipped(name: str) -> Model:
    """A shipped model, loaded once."""
    return load(name)


def _abstained(prepared: Prepared, scored: Scored) -> tuple[str, ...]:
    """Why article scores are withheld."""
    document = prepared.document
    reasons = []
    if not document.blocks:
        return ("empty",)
    if "looks_like_path" in document.quality.reasons:
        return ("looks_like_path",)
    unknown = document.language == "und" and scored.words >= _SHORTEST
    if document.language not in ("en", "und") or unknown:
        reasons.append("not_english")
    if document.quality.value < _LEAST_QUALITY:
        reasons.append("extraction_failed")
    if document.text and (scored.words < _SHORTEST or not scored.own) and "not_english" not in reasons:
        reasons.append("too_short")
    return tuple(reasons)


def _scores(
    prepared: Prepared, scored: Scored, model: Model, others: Mapping[str, Model], wanted: Collection[str]
) -> Scores:
    made: dict[str, Any] = {}
    if "bias" in wanted:
        made["bias"] = bias_rate(scored.sentences, scored.own, model.card)
    if "attribution" in wanted:
        quantiles = model.card.get("pool", {}).get("attribution quantiles")
        made["attribution"] = attribution_score(prepared.signals, quantiles)
    if "subjectivity" in wanted:
        made["subjectivity"] = subjectivity_rate(scored.sentences, scored.own, others["subjectivity"].card)
    if len(scored.own) < ENOUGH_SENTENCES:
        return Scores(**made)  # too few to tell a whole article by
    if "hyperpartisan" in wanted:
        made["hyperpartisan"] = article_score(others["hyperpartisan"], prepared, scored.reading)
    if "framing" in wanted:
        made["framing"] = frame_scores(others["framing"], prepared, scored.reading)
    return Scores(**made)


def _with_custom(scores: Scores, custom: Model | None, prepared: Prepared, scored: Scored) -> Scores:
    if custom is None:
        return scores
    from attrib.scoring.custom import custom_scores

    return replace(scores, custom=custom_scores(custom, prepared, scored))


def _own(rules: Rules | None, prepared: Prepared) -> tuple[Flag, ...]:
    """Flags of the user's own word lists."""
    if rules is None or rules.lexicons is None:
        return ()
    from attrib.scoring.lists import list_flags

    return list_flags(rules.lexicons, prepared.signals)


def _voice_signals(scored: Scored) -> dict[str, float | None]:
    """Signals that need the model: loaded words per 100 of the author's (F1), and how the two voices differ (A22)."""
    own = [scored.sentences[index].bias for index in scored.own]
    author = float(np.mean(np.array(own, dtype=float))) if own else None
    quoted = float(np.mean(scored.quoted)) if scored.quoted else None
    striking = sum(word.weight >= _STRIKING for item in scored.sentences for word in item.words)
    return {
        "loaded_words": 100.0 * striking / scored.words if own else None,
        "author_bias": author,
        "quoted_bias": quoted,
        "loaded_gap": None if author is None or quoted is None else author - quoted,
    }
