"""What was handed in: its type, its size, its encoding, and whether it is HTML."""

from __future__ import annotations

import re
import sys
from typing import Any, NamedTuple

from attrib.errors import InputError, InputTypeError, NotTextError, TooLargeError
from attrib.parse.decode import decode
from attrib.parse.limits import MAX_SIZE
from attrib.parse.normalise import encoded

KINDS = ("auto", "html", "text")

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_SAMPLE = 20_000  # characters
_FEW = 100
_CONTROL = bytes({*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F} - {0x1B})  # not ESC: terminals' colours
_HTML_START = re.compile(r"\s{0,999}(?:<\?xml\b|<!doctype\s+html|<html\b|<head\b|<body\b|<!--)", re.I)
_HTML_TAG = re.compile(
    r"</?(?:p|div|a|span|br|h[1-6]|article|section|ul|ol|li|table|body|html|script|meta|img)\b", re.I
)
_PATH = re.compile(
    r"(?:[A-Za-z]:\\|~?/|\.{1,2}/)?[^\s<>|?*\"]{1,400}\.(?:html?|txt|md|xml|json|pdf|docx?|rtf|csv)", re.I
)
_FOLDER = re.compile(r"(?:~|\.{1,2})?/[\w.@+-]+(?:/[\w.@+ -]+){0,40}/?|[A-Za-z]:\\[^\n<>|?*\"]{1,400}")


class Given(NamedTuple):
    """Input as text and in UTF-8, and what it was taken for: `kind` is ``html`` or ``text``."""

    text: str
    raw: bytes
    kind: str
    path_like: bool


def take(source: Any, kind: str, url: str | None) -> Given:
    """Check an input and turn it into text.

    Raises:
        InputTypeError: `source` or `url` has a type that is not accepted.
        InputError: `kind` is not one of :data:`KINDS`.
        NotTextError: the input is binary data.
        TooLargeError: the input exceeds :data:`~attrib.parse.limits.MAX_SIZE`.
    """
    if kind not in KINDS:
        raise InputError(f"kind must be one of {', '.join(map(repr, KINDS))}, not {kind!r}")
    if url is not None and not isinstance(url, str):
        raise InputTypeError(f"url must be a str or None, not {type(url).__name__}")
    if _is_soup(source):
        text = str(source)
        _check_size(len(text), "characters")
        return Given(text, encoded(text), "html", False)  # a soup is HTML whatever `kind` says
    if isinstance(source, (bytes, bytearray, memoryview)):
        raw = bytes(source)
        _check_size(len(raw), "bytes")
        _check_magic(raw)
        text = decode(raw)
    elif isinstance(source, str):
        _check_size(len(source), "characters")
        text = source
    else:
        raise InputTypeError(f"an article must be a str, bytes, BeautifulSoup or Document, not {type(source).__name__}")
    coded = encoded(text)
    _check_binary(text, coded)
    if kind == "auto":
        kind = "html" if looks_like_html(text) else "text"
    if kind == "html":
        return Given(text, coded, kind, False)
    # a lone surrogate cannot be written anywhere
    text = text if text.isascii() else coded.decode("utf-8")
    return Given(text, coded, kind, looks_like_path(text))


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it starts like a page, or its first 20,000 characters hold a fair share of tags."""
    if _HTML_START.match(text):
        return True
    head = text[:20_000]
    if "<" not in head:
        return False
    tags = sum(1 for _ in _HTML_TAG.finditer(head))
    return tags >= 2 and (head.lstrip()[:1] == "<" or tags * 400 >= len(head))


def looks_like_path(text: str) -> bool:
    """Whether a short one-line text is rather the name of a file than an article."""
    line = text.strip()
    if not line or len(line) > 400 or "\n" in line:
        return False
    return bool(_PATH.fullmatch(line) or _FOLDER.fullmatch(line))


def _is_soup(source: Any) -> bool:
    # bs4 is not imported to find out: an object of its classes cannot exist unless somebody else imported it
    bs4 = sys.modules.get("bs4")
    return bs4 is not None and isinstance(source, bs4.Tag)


def _check_size(size: int, unit: str) -> None:
    if size > MAX_SIZE:
        raise TooLargeError(f"the input has {size:,} {unit}; the limit is {MAX_SIZE:,}")


def _check_magic(raw: bytes) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise NotTextError(f"the input is {what}, not text or HTML")
    if raw[:4] == b"RIFF" and raw[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise NotTextError("the input is a media file, not text or HTML")


def _check_binary(text: str, raw: bytes) -> None:
    # a handful of NULs is a transmission fault and is removed; a tenth of them is binary data
    if b"\0" in raw and raw.count(b"\0") * 10 > len(text):
        raise NotTextError("the input is binary data (a tenth of it or more is NUL), not text or HTML")
    sample = text[:_SAMPLE]
    start = sample.encode("utf-8", "replace")
    if len(sample) > _FEW and (len(start) - len(start.translate(None, _CONTROL))) * 20 > len(sample):
        raise NotTextError("the input is binary data (one character in twenty is a control code), not text or HTML")
    for magic, what in _MAGIC[:3]:
        if text.startswith(magic.decode("latin-1")):
            raise NotTextError(f"the input is {what}, not text or HTML")
