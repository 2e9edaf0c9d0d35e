"""Check a news article for media bias and source attribution.

>>> import attrib
>>> report = attrib.score("The minister said the plan was ready.")
>>> report.abstained
('too_short',)
"""

from attrib._version import __version__
from attrib.annotate import analyse
from attrib.compare import compare
from attrib.fit import fit
from attrib.loading import load
from attrib.parse import parse
from attrib.schema import Analysis, Document, Failure, Report, Span
from attrib.scoring import score, score_many

__all__ = [
    "Analysis",
    "Document",
    "Failure",
    "Report",
    "Span",
    "__version__",
    "analyse",
    "compare",
    "fit",
    "load",
    "parse",
    "score",
    "score_many",
]
