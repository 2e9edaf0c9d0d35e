"""What annotation makes of a document: whose words are whose, and who is quoted."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from attrib.errors import InputError
from attrib.schema.exports import displacy, label_studio
from attrib.schema.span import Span
from attrib.schema.wire import to_plain

_QUOTED = r"[“\"«„][^”\"»“„]{1,4000}[”\"»]?"  # compiled when first used: no plain score needs it


class Tokens(NamedTuple):
    """Tokens of a text in order: words (with inner apostrophes and hyphens), numbers, single punctuation marks."""

    starts: array[int]
    ends: array[int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body and whose words it is made of.

    `author` and `quoted` are the parts of `span` in the outlet's and in somebody else's voice, quotation marks in
    neither. `voice` is ``author``, ``quoted`` or ``mixed``: by whether either part holds a word. `block` counts the
    kept blocks.
    """

    span: Span
    voice: str
    author: tuple[Span, ...]
    quoted: tuple[Span, ...]
    block: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text in double (or consistently used single) quotation marks.

    `span` includes the marks, `inner` does not. `role` is ``speech`` (content of an attribution), ``scare``,
    ``title`` (of a work), ``nickname`` or ``unattributed`` (long enough to be speech, but nobody says it in reach).
    `closed` is false when the closing mark is missing and the end was inferred.
    """

    span: Span
    inner: Span
    role: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words, by somebody, with a cue.

    `form` is ``direct`` (all content in quotation marks), ``indirect`` (none) or ``mixed``. `type` is ``speech``,
    ``document``, ``belief`` or ``intention``. `level` is 0 for the outermost. `stance` is the cue's: ``neutral``,
    ``doubt``, ``endorse``, ``concede`` or ``manner``. `source_id` names the ledger entry, if there is one.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    type: str
    level: int
    stance: str
    source_id: str | None

    def quoted(self, text: str) -> tuple[Span, ...]:
        """The parts of `content` that stand in quotation marks, the marks of direct content not included.

        Args:
            text: what the spans index.
        """
        if self.form == "direct":
            return self.content
        if self.form == "indirect":
            return ()
        found = (re.compile(_QUOTED).finditer(text, span.start, span.end) for span in self.content)
        return tuple(Span(*match.span()) for matches in found for match in matches)


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the ledger: everybody or everything that an article quotes or cites.

    `name` falls back on the description if the source is unnamed. `kind` is ``person``, ``organisation``,
    ``document``, ``outlet`` or ``group``; `role` is ``official``, ``politician``, ``expert``, ``witness``,
    ``company``, ``campaign``, ``citizen``, ``media``, ``document`` or None. `attributions` are indices into
    ``Analysis.attributions``; `share` is its attributed words over all attributed words.
    """

    id: str
    name: str
    kind: str
    role: str | None
    named: bool
    described: bool
    attributions: tuple[int, ...]
    quoted_words: int
    share: float


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A judgement or checkable claim in the author's voice with no source in reach.

    `why` says in a few words what makes it one.
    """

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's own annotation; its spans are characters of `text`."""

    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an article says by whom: no scores. Spans index `text`."""

    text: str
    headline: Headline | None
    tokens: Tokens = field(repr=False)
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    unattributed: tuple[Unattributed, ...]

    def __repr__(self) -> str:
        """One line: how much was found."""
        found = f"attributions={len(self.attributions)}, sources={len(self.sources)}"
        return f"<Analysis sentences={len(self.sentences)}, {found}, unattributed={len(self.unattributed)}>"

    def to_dict(self) -> dict[str, Any]:
        """The analysis as plain dicts, lists, strings and numbers (tokens left out)."""
        return {item.name: to_plain(getattr(self, item.name)) for item in fields(self) if item.name != "tokens"}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """One flat dict an entry, for a data frame; every span also as its text.

        Args:
            table: ``attributions`` or ``sources``.

        Raises:
            InputError: there is no such table.
        """
        if table == "attributions":
            return [self._attribution_row(index) for index in range(len(self.attributions))]
        if table == "sources":
            return [{**to_plain(source), "attributions": len(source.attributions)} for source in self.sources]
        raise InputError(f"there is no table {table!r}: choose 'attributions' or 'sources'")

    def to_displacy(self) -> dict[str, Any]:
        """The attributions for ``spacy.displacy.render(..., style="span", manual=True)``."""
        return displacy(self)

    def to_label_studio(self) -> dict[str, Any]:
        """A Label Studio task whose prediction holds the attributions as labelled spans and relations."""
        return label_studio(self)

    def _attribution_row(self, index: int) -> dict[str, Any]:
        item = self.attributions[index]
        names = {source.id: source.name for source in self.sources}
        row: dict[str, Any] = {"index": index}
        for part in ("source", "cue"):
            span: Span | None = getattr(item, part)
            row[part] = None if span is None else self.text[span.start : span.end]
            row[f"{part}_start"], row[f"{part}_end"] = (None, None) if span is None else span
        row["content"] = " ".join(self.text[span.start : span.end] for span in item.content)
        row["content_start"] = min((span.start for span in item.content), default=None)
        row["content_end"] = max((span.end for span in item.content), default=None)
        for part in ("form", "type", "level", "stance", "source_id"):
            row[part] = getattr(item, part)
        row["source_name"] = names.get(item.source_id) if item.source_id else None
        return row
