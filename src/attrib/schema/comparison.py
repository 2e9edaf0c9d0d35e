"""One story as several outlets tell it, side by side. Imported where it is used: a plain score needs none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attrib.errors import InputError
from attrib.schema.report import WordWeight
from attrib.schema.span import Span
from attrib.schema.wire import Written, from_plain

COMPARISON_SCHEMA = 1
"""Version of the dictionary that :meth:`Comparison.to_dict` returns."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A score of one telling: its value and its 90% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A loaded word in the outlet's own voice, its weight in log-odds, and the sentence it stands in."""

    text: str
    weight: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's version of the story.

    `name` is unique in the comparison: the publisher, else the title, numbered if need be. `scores` holds the keys of
    a report's scores that are numbers, `frames` its frames; None where withheld.
    """

    name: str
    title: str | None
    publisher: str | None
    upstream: str | None
    agency: str | None
    published: str | None
    genre: str
    words: int
    scores: Mapping[str, Figure | None]
    frames: Mapping[str, Figure]
    loaded: tuple[LoadedWord, ...]
    headline: tuple[WordWeight, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What one telling makes of a statement.

    `status` is ``quoted``, ``reported`` (attributed, in the outlet's wording) or ``asserted`` (in the outlet's own
    voice, with no source). `text` holds its words, `spans` where they stand, `source` who says it by name, `cue` by
    which verb.
    """

    status: str
    text: str
    spans: tuple[Span, ...]
    source: str | None
    cue: str | None
    stance: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a source says in at least one telling; `versions` has one for each telling, None without it."""

    text: str
    quoted: bool
    versions: tuple[Version | None, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """A source in one telling: its name there, how often it is cited, its quoted words, its share."""

    name: str
    attributions: int
    quoted_words: int
    share: float


@dataclass(frozen=True, slots=True)
class SharedSource:
    """A source, and what each telling has of it; None where it is left out."""

    name: str
    named: bool
    tellings: tuple[Presence | None, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """How one telling differs from another that shares its text.

    `kind` is ``dropped`` (only in the first), ``added`` (only in the second) or ``changed``.
    """

    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much text two tellings (by index) share outside quotation marks.

    `of_first` and `of_second` are the shares of each one's five-word shingles that the other has. `verdict` is ``copy``
    (one is the other, cut or edited), ``shared`` (some text is common) or ``independent``. The first of a copy is the
    likely original, as `why` says; `edits` lists what became of its sentences.
    """

    first: int
    second: int
    of_first: float
    of_second: float
    verdict: str
    why: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Upstream:
    """Tellings (by index) that seem to come from one text, its likely name, and what that rests on."""

    tellings: tuple[int, ...]
    name: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Comparison(Written):
    """One story, several outlets; laid out as the shipped ``comparison.schema.json`` says."""

    schema: int
    attrib: str
    tellings: tuple[Telling, ...]
    upstream: tuple[Upstream, ...]
    overlaps: tuple[Overlap, ...]
    statements: tuple[Statement, ...]
    sources: tuple[SharedSource, ...]

    def __str__(self) -> str:
        """The comparison as text, as ``attrib compare`` prints it."""
        from attrib.render import comparison

        return comparison.render(self).rstrip("\n")

    def __repr__(self) -> str:
        """One line: who tells the story, and how much is compared."""
        names = ", ".join(repr(telling.name) for telling in self.tellings)
        return f"<Comparison of {names}: {len(self.statements)} statements, {len(self.sources)} sources>"

    def to_html(self) -> str:
        """The comparison as one self-contained HTML page."""
        from attrib.render.html.comparison import render

        return render(self)

    def _repr_html_(self) -> str:
        """The page in a frame, for a notebook."""
        from attrib.render.html import frame

        return frame(self.to_html(), "attrib comparison")

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Comparison:
        """Rebuild a comparison from :meth:`to_dict`'s result.

        Raises:
            InputError: it is no comparison, or was written by another schema.
        """
        if not isinstance(plain, Mapping) or plain.get("schema") != COMPARISON_SCHEMA or "tellings" not in plain:
            raise InputError(f"this is no comparison of schema {COMPARISON_SCHEMA}")
        found: Comparison = from_plain(cls, plain)
        return found
