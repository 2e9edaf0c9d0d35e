"""Bytes to text: byte order mark, declared encoding, strict UTF-8, windows-1252, in that order.

Never a statistical detector: its answer depends on what is installed, and on what else stands in the page.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})"
    rb"|<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})",
    re.I,
)
# what the WHATWG encoding standard makes of labels that pages use loosely
_LABELS = {
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "shift_jis",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-9": "windows-1254",
    "unicode": "utf-8",
    "utf8": "utf-8",
}


def decode(raw: bytes) -> str:
    """Decode an article's bytes.

    A declared encoding that the bytes contradict is passed over. The last resort, windows-1252, never fails: its
    five undefined bytes become U+FFFD.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, "replace")
    for name in (_declared(raw), "utf-8"):
        if name is not None:
            try:
                return raw.decode(name)
            except ValueError:
                continue
    return raw.decode("windows-1252", "replace")


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii").lower()
    name = _LABELS.get(label, label)
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    # a declaration that could be read as ASCII cannot be UTF-16 or UTF-32; and no codec that is not text
    return None if info.name.startswith(("utf-16", "utf-32")) or not info._is_text_encoding else info.name
