"""What scoring makes of an analysis: numbers, each with the words that caused it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from attrib.errors import InputError
from attrib.schema.analysis import Attribution, Source, Unattributed
from attrib.schema.document import Block, Provenance, Quality
from attrib.schema.span import Span
from attrib.schema.wire import OPTIONAL, Written, from_plain

SCHEMA = 1
"""Version of the dictionary that :meth:`Report.to_dict` returns."""


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word and what it adds to the log-odds."""

    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class SignalWeight:
    """A signal and what it adds to the log-odds."""

    signal: str
    weight: float


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """One sentence of the report: ``base + words + signals`` is the log-odds of `bias`.

    `bias` and `subjective` are probabilities for the author's words only, None where there are none to score; `frames`
    are those of whose lexicons the author uses a word here.
    """

    span: Span
    voice: str
    bias: float | None
    subjective: float | None
    base: float | None
    words: tuple[WordWeight, ...]
    signals: tuple[SignalWeight, ...]
    frames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredHeadline:
    """The headline with its attributions and the weight of its words; spans are characters of `text`."""

    text: str
    attributions: tuple[Attribution, ...]
    words: tuple[WordWeight, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one signal adds to a score, and where it stands in the text."""

    signal: str
    weight: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A number with its reasons: ``base`` plus the contributions' weights is ``link(value)``.

    `low` and `high` bound 90%. `level` is ``low``, ``medium``, ``high`` or (by a model without thresholds)
    ``unrated``, `label` says it in words, `unit` is ``rate``, ``probability`` or ``index``, `link` ``identity`` or
    ``logit``; `percentile` is the share (0-100) of the reference pool's articles below the value.
    """

    value: float
    low: float
    high: float
    level: str
    label: str
    unit: str
    link: str
    base: float
    contributions: tuple[Contribution, ...]
    percentile: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """All article scores; None where withheld. `custom` holds the classes of a user's own model, if one was given."""

    bias: Score | None = None
    subjectivity: Score | None = None
    hyperpartisan: Score | None = None
    attribution: Score | None = None
    framing: Mapping[str, Score] | None = None
    custom: Mapping[str, Score] | None = field(default=None, metadata={OPTIONAL: True})


@dataclass(frozen=True, slots=True)
class Genre:
    """What sort of piece it is, and how sure that is (0-1).

    `label` is ``report``, ``analysis``, ``opinion``, ``wire``, ``release`` or ``other``.
    """

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Flag:
    """Something an editor should look at.

    `severity` is ``info``, ``notice`` or ``warning``; `basis` is the rule or paper behind it.
    """

    code: str
    severity: str
    message: str
    spans: tuple[Span, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class ModelRef:
    """Which model gave a score: its name, version and the SHA-256 of its bundle.

    `what` and `not_for` are its card in short: what its number means, and what it must not be taken for.
    """

    name: str
    version: str
    digest: str
    what: str = ""
    not_for: str = ""


@dataclass(frozen=True, slots=True)
class Report(Written):
    """Everything attrib has to say of one article. Spans index `text`; see the shipped ``report.schema.json``."""

    schema: int
    attrib: str
    models: tuple[ModelRef, ...]
    title: str | None
    language: str
    genre: Genre
    text: str
    headline: ScoredHeadline | None
    abstained: tuple[str, ...]
    blocks: tuple[Block, ...]
    quality: Quality
    provenance: Provenance
    sentences: tuple[SentenceScore, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    unattributed: tuple[Unattributed, ...]
    scores: Scores
    signals: Mapping[str, float | None]
    flags: tuple[Flag, ...]

    def __str__(self) -> str:
        """The report as text, as ``attrib score`` prints it."""
        from attrib.render import terminal

        return terminal.render(self).rstrip("\n")

    def __repr__(self) -> str:
        """One line: what it is about, and how much there is of it."""
        about = f"title={self.title!r}, genre={self.genre.label!r}, sentences={len(self.sentences)}"
        return f"<Report {about}, sources={len(self.sources)}, flags={len(self.flags)}>"

    def to_html(self) -> str:
        """The report as one self-contained HTML page: no script or style from elsewhere, readable without scripts."""
        from attrib.render import html

        return html.render(self)

    def _repr_html_(self) -> str:
        """The page in a frame, for a notebook."""
        from attrib.render import html

        return html.frame(self.to_html(), "attrib report")

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Report:
        """Rebuild a report from :meth:`to_dict`'s result.

        Raises:
            InputError: it is no report, or was written by a newer schema.
        """
        if not isinstance(plain, Mapping) or plain.get("schema") != SCHEMA:
            raise InputError(f"this is no report of schema {SCHEMA}")
        report: Report = from_plain(cls, plain)
        return report


@dataclass(frozen=True, slots=True)
class Failure:
    """What `score_many` yields in place of a report: the input's index, and the error it met."""

    index: int
    error: Exception
