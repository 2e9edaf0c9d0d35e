"""The vocabulary of attrib: what every stage hands to the next, and what a report is made of.

All spans are half-open ``[start, end)`` ranges counted in characters (Python string indices). Unless a docstring
says otherwise they index the cleaned body text, ``Document.text``. Every class is immutable, compares by value and
pickles.
"""

from attrib.schema.analysis import (
    Analysis,
    Attribution,
    Headline,
    Quotation,
    Sentence,
    Source,
    Tokens,
    Unattributed,
)
from attrib.schema.document import (
    Block,
    Document,
    Evidence,
    Fact,
    Facts,
    Offsets,
    Provenance,
    Quality,
)
from attrib.schema.report import (
    SCHEMA,
    Contribution,
    Failure,
    Flag,
    Genre,
    ModelRef,
    Report,
    Score,
    ScoredHeadline,
    Scores,
    SentenceScore,
    SignalWeight,
    WordWeight,
)
from attrib.schema.span import Span

__all__ = [
    "SCHEMA",
    "Analysis",
    "Attribution",
    "Block",
    "Contribution",
    "Document",
    "Evidence",
    "Fact",
    "Facts",
    "Failure",
    "Flag",
    "Genre",
    "Headline",
    "ModelRef",
    "Offsets",
    "Provenance",
    "Quality",
    "Quotation",
    "Report",
    "Score",
    "ScoredHeadline",
    "Scores",
    "Sentence",
    "SentenceScore",
    "SignalWeight",
    "Source",
    "Span",
    "Tokens",
    "Unattributed",
    "WordWeight",
]
