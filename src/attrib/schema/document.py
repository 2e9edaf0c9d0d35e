"""What parsing makes of an input: a cleaned article with every block accounted for."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from attrib.errors import InputError
from attrib.schema.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation behind a provenance fact.

    `value` is what this observation says, `text` the words or attribute it was read from, `origin` where they stood:
    ``line`` (the visible text), ``json-ld``, ``meta:NAME``, ``markup:NAME``, ``url`` or ``argument``.
    """

    value: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A provenance value with what it rests on, the strongest evidence first; later entries may disagree."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A provenance value that is a list of names, in reading order."""

    value: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a story came from. Dates are ISO 8601 strings as precise as the evidence."""

    publisher: Fact | None = None
    byline: Facts | None = None
    contributors: Facts | None = None
    dateline: Fact | None = None
    agency: Fact | None = None
    upstream: Fact | None = None
    published: Fact | None = None
    modified: Fact | None = None
    section: Fact | None = None
    canonical_url: Fact | None = None


@dataclass(frozen=True, slots=True, init=False)
class Block:
    """One run of visible input text, kept in the body or dropped for a reason.

    `span` is its place in ``Document.text`` (None when dropped), `source_span` its place in the input text (None
    for HTML input). `role` is ``paragraph``, ``heading``, ``title``, ``standfirst``, ``list``, ``quote``,
    ``caption``, ``table`` or ``line``; `origin` is ``text``, ``html``, ``json-ld`` or ``script``.
    """

    text: str
    kept: bool
    reason: str | None
    span: Span | None
    source_span: Span | None
    role: str = "paragraph"
    origin: str = "text"

    # a page has hundreds of them, and what a frozen class makes for itself takes three times as long
    def __init__(
        self,
        text: str,
        kept: bool,
        reason: str | None,
        span: Span | None,
        source_span: Span | None,
        role: str = "paragraph",
        origin: str = "text",
    ) -> None:
        set_text, set_kept, set_reason, set_span, set_source, set_role, set_origin = _SETTERS
        set_text(self, text)
        set_kept(self, kept)
        set_reason(self, reason)
        set_span(self, span)
        set_source(self, source_span)
        set_role(self, role)
        set_origin(self, origin)


_SETTERS: tuple[Callable[[Block, object], None], ...] = tuple(
    getattr(Block, name).__set__ for name in Block.__dataclass_fields__
)


@dataclass(frozen=True, slots=True)
class Quality:
    """Extraction quality between 0 (no article found) and 1, with the reasons that lowered it."""

    value: float
    reasons: tuple[str, ...] = ()


class Offsets(NamedTuple):
    """For each character of a text, the input range ``[starts[i], ends[i])`` that it stands for."""

    starts: array[int]
    ends: array[int]


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned article.

    `text` holds the kept blocks, two newlines between any two. `language` is an ISO 639-1 code or ``und``. `kind`
    is ``html`` or ``text``. `title_span` is where the title stood in the input text, `offsets` maps ``text`` to the
    input text; both are None for HTML.
    """

    text: str
    title: str | None
    blocks: tuple[Block, ...]
    provenance: Provenance
    quality: Quality
    language: str
    kind: str
    url: str | None = None
    title_span: Span | None = None
    offsets: Offsets | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        """One line: what it is about, and how much there is of it."""
        cut = sum(not block.kept for block in self.blocks)
        return f"<Document title={self.title!r}, characters={len(self.text)}, blocks={len(self.blocks)}, cut={cut}>"

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map ``text[start:end]`` back to the input text.

        If dropped text lies between the two ends, the hull is returned: it covers the dropped text as well.

        Returns:
            ``(start, end)`` in characters of the input text.

        Raises:
            InputError: the document was made from HTML, or the range is empty, reversed or outside the text.
        """
        if self.offsets is None:
            raise InputError("only documents parsed from plain text map back to positions of their input")
        if not 0 <= start < end <= len(self.text):
            raise InputError(f"[{start}, {end}) is no range of a text of {len(self.text)} characters")
        return self.offsets.starts[start], self.offsets.ends[end - 1]
