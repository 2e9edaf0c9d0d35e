"""Raw input to a cleaned :class:`~attrib.schema.Document`: the parsing stage.

Importing this package loads neither lxml nor bs4; HTML input does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from attrib.schema import Document


def parse(source: str | bytes | BeautifulSoup, *, kind: str = "auto", url: str | None = None) -> Document:
    """Find the article in a page or a text, cut what is not article, and read the cuts as provenance.

    A `str` is always content, never a path, and nothing is fetched. Bytes are decoded by their byte order mark, else
    the declared encoding, else strict UTF-8, else windows-1252; never by statistics.

    Args:
        source: HTML or plain text, as `str` or `bytes`, or a `BeautifulSoup`; up to
            :data:`attrib.parse.limits.MAX_SIZE` characters or bytes.
        kind: ``html``, ``text`` or ``auto`` (tell by the look of the input).
        url: where the input came from, if known: evidence for the publisher and for syndication.

    Returns:
        The document. Blank input gives an empty text with quality 0, not an exception.

    Raises:
        InputTypeError: `source` or `url` is of another type.
        InputError: `kind` is unknown.
        NotTextError: the input is binary data.
        TooLargeError: the input exceeds the limit.
    """
    from attrib.parse import intake

    given = intake.take(source, kind, url)
    if given.kind == "html":
        from attrib.parse.html import parse_html

        return parse_html(given.text, url, raw=given.raw)
    from attrib.parse.plain import parse_text

    return parse_text(given.text, url, path_like=given.path_like)


__all__ = ["parse"]
