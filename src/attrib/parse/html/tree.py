"""HTML text to an lxml tree, whatever the state of the page."""

from __future__ import annotations

import re

from lxml import etree

from attrib.errors import TooLargeError
from attrib.parse.limits import MAX_ATTRIBUTES, MAX_RESCUE_TAGS, MAX_TAG, MAX_TAGS
from attrib.parse.normalise import encoded

# elements without which a page that is nested too deeply still reads the same
_SHELLS = re.compile(
    r"</?(?!(?:p|h[1-6]|br|li|script|style|noscript|template|title|meta|link|head|body|html)\b)[a-z][^<>]{0,2000}>",
    re.I,
)
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")


def to_tree(text: str | bytes) -> etree._Element | None:
    """Parse a page, given as text or as :func:`~attrib.parse.normalise.encoded` makes it.

    libxml2 stops at elements nested 2048 deep: such a page is parsed again without its shells. A page of which lxml
    makes nothing is handed to BeautifulSoup's pure Python parser first.

    Returns:
        The root element, or None if the page holds nothing at all.

    Raises:
        TooLargeError: more than :data:`~attrib.parse.limits.MAX_TAGS` angle brackets.
    """
    raw = text if isinstance(text, bytes) else encoded(text)
    if b"\0" in raw:
        raw = raw.replace(b"\0", b"")
    if len(raw) > MAX_TAGS and raw.count(b"<") > MAX_TAGS:
        raise TooLargeError(f"the page has more than {MAX_TAGS:,} tags")
    if any(raw.find(b">", at, at + MAX_TAG) < 0 for at in range(0, len(raw) - MAX_TAG, MAX_TAG)):
        raw = _bounded(raw)  # the exception: tags as long as that, or scripts
    root, complete = _parse(raw)
    if not complete:
        root, complete = _parse(_SHELLS.sub(" ", raw.decode("utf-8")).encode("utf-8"))
    if root is None and raw.strip() and raw.count(b"<") <= MAX_RESCUE_TAGS:
        root = _rescue(raw.decode("utf-8"))
    return root


def _bounded(raw: bytes) -> bytes:
    """A page without the attributes of elements that have far too many of them.

    libxml2 compares each attribute of an element with all before it.
    """
    pieces = raw.split(b">")
    for number, piece in enumerate(pieces):
        start = piece.find(b"<") if len(piece) > MAX_TAG else -1
        tag = piece[start:] if start >= 0 else b""
        if len(tag) > MAX_TAG and len(_QUOTED.sub(b"", tag).split()) > MAX_ATTRIBUTES:
            pieces[number] = piece[:start] + tag.split(None, 1)[0]
    return b">".join(pieces)


def _parse(raw: bytes) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError):
        return None, True
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _rescue(text: str) -> etree._Element | None:
    from bs4 import BeautifulSoup

    try:
        return _parse(BeautifulSoup(text, "html.parser").decode().encode("utf-8", "replace"))[0]
    except (ValueError, AssertionError, RecursionError):
        return None
