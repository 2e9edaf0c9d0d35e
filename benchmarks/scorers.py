"""Scores of an article side by side: ours, and those of sentiment tools and lexicons, each imported in its maker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrib
from benchmarks.rows import Kind

Values = Mapping[str, float | None]
PARTS = ("bias", "subjectivity", "hyperpartisan", "attribution")


class Scorer(NamedTuple):
    """A tool: whether it is ours, and what it says of a text, by score; None where it withholds one."""

    kind: Kind
    score: Callable[[str], Values]


def ours(text: str) -> Values:
    """The article scores."""
    scores = attrib.score(text, parts=PARTS).scores
    found = {part: getattr(scores, part) for part in PARTS}
    return {f"attrib {part}": None if score is None else score.value for part, score in found.items()}


def vader() -> Callable[[str], Values]:
    """VADER's compound score and its share of negative words."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    tool = SentimentIntensityAnalyzer()

    def score(text: str) -> Values:
        found = tool.polarity_scores(text)
        return {"VADER compound": found["compound"], "VADER negative": found["neg"]}

    return score


def textblob() -> Callable[[str], Values]:
    """TextBlob's polarity and subjectivity."""
    from textblob import TextBlob

    def score(text: str) -> Values:
        found = TextBlob(text).sentiment
        return {"TextBlob polarity": found.polarity, "TextBlob subjectivity": found.subjectivity}

    return score


def nela() -> Callable[[str], Values]:
    """NELA's shares of words of bias, of negative opinion, and of hedges.

    Its own tokens need data that is no package; NLTK's rules, which it calls on each sentence, need none.
    """
    from nela_features.nela_features import NELAFeatureExtractor
    from nltk.tokenize import NLTKWordTokenizer

    tool, tokenizer = NELAFeatureExtractor(), NLTKWordTokenizer()
    wanted = {"bias_words": "bias words", "negative_opinion_words": "negative opinion", "hedges": "hedges"}

    def score(text: str) -> Values:
        vector, names = tool.extract_bias(text, tokens=tokenizer.tokenize(text))
        found = dict(zip(names, vector, strict=True))
        return {f"NELA {label}": float(found[name]) for name, label in wanted.items()}

    return score


def scorers(peers: bool) -> list[Scorer]:
    """Ours, and with `peers` the others.

    Raises:
        ImportError: the dependency group ``peers`` is not installed.
    """
    others = [Scorer("peer", make()) for make in (vader, textblob, nela)] if peers else []
    return [Scorer("attrib", ours), *others]
