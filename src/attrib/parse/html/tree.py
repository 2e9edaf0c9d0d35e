"""HTML text to an lxml tree, whatever the state of the page."""

from __future__ import annotations

import re

from lxml import etree

from attrib.errors import TooLargeError
from attrib.parse.limits import MAX_ATTRIBUTES, MAX_RESCUE_TAGS, MAX_TAG, MAX_TAGS
from attrib.parse.normalise import SURROGATES

# elements without which a page that is nested too deeply still reads the same
_SHELLS = re.compile(
    r"</?(?!(?:p|h[1-6]|br|li|script|style|noscript|template|title|meta|link|head|body|html)\b)[a-z][^<>]{0,2000}>",
    re.I,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def to_tree(text: str) -> etree._Element | None:
    """Parse a page.

    libxml2 stops at elements nested 2048 deep: such a page is parsed again without its shells. A page of which lxml
    makes nothing is handed to BeautifulSoup's pure Python parser first.

    Returns:
        The root element, or None if the page holds nothing at all.

    Raises:
        TooLargeError: more than :data:`~attrib.parse.limits.MAX_TAGS` angle brackets.
    """
    # bytes are searched several times faster than characters
    raw = _encoded(text)
    if b"\0" in raw:
        raw = raw.replace(b"\0", b"")
    if len(raw) > MAX_TAGS and raw.count(b"<") > MAX_TAGS:
        raise TooLargeError(f"the page has more than {MAX_TAGS:,} tags")
    if any(raw.find(b">", at, at + MAX_TAG) < 0 for at in range(0, len(raw) - MAX_TAG, MAX_TAG)):
        raw = _bounded(raw.decode("utf-8")).encode("utf-8")  # the exception: tags as long as that
    root, complete = _parse(raw)
    if not complete:
        root, complete = _parse(_SHELLS.sub(" ", raw.decode("utf-8")).encode("utf-8"))
    if root is None and text.strip() and raw.count(b"<") <= MAX_RESCUE_TAGS:
        root = _rescue(raw.decode("utf-8"))
    return root


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text).encode("utf-8")


def _bounded(text: str) -> str:
    """A page without the attributes of elements that have far too many of them.

    libxml2 compares each attribute of an element with all before it.
    """
    pieces = []
    kept = end = 0
    while (start := text.find("<", end)) >= 0:
        end = text.find(">", start)
        end = len(text) if end < 0 else end
        if end - start > MAX_TAG and len(_QUOTED.sub("", text[start:end]).split()) > MAX_ATTRIBUTES:
            pieces.append(text[kept : start + len(text[start:end].split(None, 1)[0])])
            kept = end
    return "".join(pieces) + text[kept:]


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
