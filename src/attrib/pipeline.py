"""Raw input -> document -> analysis -> signals. The only module that knows all stages."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from attrib.annotate import analyse
from attrib.errors import InputTypeError
from attrib.features import signals
from attrib.features.batches import Batched
from attrib.features.codes import Pieces
from attrib.features.genre import strongest, weights
from attrib.features.manner import leaning
from attrib.features.ngrams import Orders, as_one, count, serves
from attrib.features.signal import Signal
from attrib.parse import parse
from attrib.schema import Analysis, Document, Evidence, Fact, Genre

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from attrib.features.lexicons import Lexicons
    from attrib.rules import Rules


class Prepared(NamedTuple):
    """Everything about an article that needs no trained model."""

    document: Document
    analysis: Analysis
    signals: dict[str, Signal]
    genre: Genre


def prepare(
    source: str | bytes | BeautifulSoup | Document,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    rules: Rules | None = None,
) -> Prepared:
    """Run an article through all stages before scoring.

    Args:
        source: the article, or a document that was parsed before.
        url: where it was published; never fetched.
        title: its headline, if the caller knows better than the markup.
        publisher: its outlet, likewise.
        rules: line rules and word lists of the caller's own.

    Raises:
        InputError, InputTypeError: the source cannot be read as text (see :func:`attrib.parse`).
    """
    document = source if isinstance(source, Document) else parse(source, url=url)
    document = _told(document, url=url, title=title, publisher=publisher)
    if rules is not None:
        document = rules.clean(document)
    analysis = analyse(document)
    measured = signals(document, analysis)
    leans = leaning(document, analysis, measured)
    weighed = weights(document, analysis, measured, leans)
    measured["opinion_manner"] = Signal(leans.opinion)
    measured["genre_opinion"] = Signal(weighed.get("opinion", 0.0))
    prepared = Prepared(document, analysis, measured, strongest(weighed))
    return prepared if rules is None else with_lexicons(prepared, rules.lexicons)


def with_lexicons(prepared: Prepared, lexicons: Lexicons | None) -> Prepared:
    """The article with the signals of a user's word lists beside the others."""
    if lexicons is None:
        return prepared
    from attrib.features import lexicons as counted

    found = counted.signals(prepared.analysis.text, author_pieces(prepared.analysis), lexicons)
    return prepared._replace(signals={**prepared.signals, **found})


def _told(document: Document, *, url: str | None, title: str | None, publisher: str | None) -> Document:
    """The document with what the caller told us, which outranks what was read."""
    for name, value in (("url", url), ("title", title), ("publisher", publisher)):
        if value is not None and not isinstance(value, str):
            raise InputTypeError(f"{name} must be a string, not {type(value).__name__}")
    title, publisher = _clean(title), _clean(publisher)
    if publisher is not None:
        told = Evidence(publisher, publisher, "argument")
        known = document.provenance.publisher
        fact = Fact(publisher, (told, *(known.evidence if known else ())))
        document = replace(document, provenance=replace(document.provenance, publisher=fact))
    if title is not None:
        document = replace(document, title=title, title_span=None)
    return replace(document, url=url) if url is not None else document


def article_batch(
    prepared: Prepared, index: int, orders: Orders, signals: Sequence[str], reading: Batched | None = None
) -> Batched:
    """An article as one row: the n-grams of its author's words and the signals named; NaN where one is undefined.

    It is read sentence by sentence, so what is a name does not depend on the other sentences; pieces keep the number
    of their sentence. `reading` spares that if the same text was read so before, its author's part in the first rows.
    """
    total = len(prepared.analysis.sentences)
    if reading is not None and serves(reading.counted.orders, orders):
        counted, pieces = reading.counted, reading.pieces
    else:
        pieces = author_pieces(prepared.analysis)
        counted = count(prepared.analysis.text, pieces, total, orders)
    values = [prepared.signals[name].value if name in prepared.signals else None for name in signals]
    dense = np.array([[np.nan if value is None else value for value in values]], dtype=float)
    return Batched(index, index + 1, as_one(counted, total, orders), dense, pieces)


def author_pieces(analysis: Analysis) -> Pieces:
    """The author's words of an article, a row a sentence."""
    parts = [(*span, row) for row, sentence in enumerate(analysis.sentences) for span in sentence.author]
    table = np.array(parts, dtype=np.int64).reshape(-1, 3)
    return Pieces(table[:, 0], table[:, 1], table[:, 2])


def _clean(value: str | None) -> str | None:
    """What a caller told, composed and on one line as parsed text is; None if it is blank."""
    if value is None:
        return None
    sound = value.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written anywhere
    return " ".join(unicodedata.normalize("NFC", sound).split()) or None
