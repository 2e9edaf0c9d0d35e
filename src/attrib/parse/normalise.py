"""White space, invisible characters and Unicode composition, as edits."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from attrib.errors import TooLargeError
from attrib.parse.edits import Edit, Edited, compose
from attrib.parse.limits import MAX_CLUSTER, MAX_EDITS

# soft hyphen, zero-width and bidirectional marks, byte order mark, control characters (escaped: they are invisible)
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
BLANK = "\t\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SURROGATES = re.compile("[\ud800-\udfff]")
"""Half a character: nothing can write it."""
BREAK = "\n\r\x0b\x0c\x85\u2028\u2029"

_ODD = f"{INVISIBLE}{CONTROL}{BLANK}{BREAK}"
_RUN = rf"[{_ODD}][ {_ODD}]*| [ {_ODD}]+"
_SPACES = re.compile(_RUN)
# what stands as it is once white space is collapsed: nothing invisible, nothing that composes
_SAFE = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]*")
_BLANKS = re.compile(f"[ {BLANK}]")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028]")


def normalise(source: str) -> Edited:
    r"""Clean a text's characters and map them.

    Line ends become ``\n`` and blank lines ``\n\n``; any other white space becomes one space, and none beside a line
    end; invisible characters go; canonically equivalent sequences are composed (NFC). Quotation marks stay.

    Raises:
        TooLargeError: more than :data:`~attrib.parse.limits.MAX_EDITS` places need cleaning.
    """
    edits = []
    # one character for another moves nothing: this spares an edit for each
    source = source.replace("\u00a0", " ").replace("\t", " ")
    for found in _pattern(source).finditer(source):
        run = found.group()
        replacement = _replacement(found)
        if replacement != run:
            edits.append(Edit(found.start(), found.end(), replacement))
            if len(edits) > MAX_EDITS:
                raise TooLargeError(f"the input needs cleaning in more than {MAX_EDITS:,} places")
    return compose(source, edits)


def clean_inline(text: str) -> str:
    """A text as one line: white space collapsed, invisible characters removed, NFC, lone surrogates U+FFFD."""
    if text.isascii() and text.isprintable() and "  " not in text:  # no other white space than single spaces
        return text.strip(" ")
    line = " ".join(text.split())
    if line.isprintable() if line.isascii() else _SAFE.fullmatch(line):
        return line
    text = SURROGATES.sub("\ufffd", text)
    return " ".join(_pattern(text).sub(_replacement, text).split())


def encoded(text: str) -> bytes:
    """A text in UTF-8, lone surrogates as U+FFFD: bytes are searched several times faster than characters."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text).encode("utf-8")


def _pattern(source: str) -> re.Pattern[str]:
    marks = _marks(source)
    return _with_marks(marks) if marks else _SPACES


def _replacement(found: re.Match[str]) -> str:
    return _space(found.group()) if found.lastgroup is None else _composed(found.group())


def _space(run: str) -> str:
    breaks = len(_BREAKS.findall(run)) + 2 * run.count("\u2029")
    if breaks:
        return "\n" if breaks == 1 else "\n\n"
    return " " if _BLANKS.search(run) else ""


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster) if len(cluster) <= MAX_CLUSTER else cluster


def _marks(source: str) -> str:
    """The text's distinct characters that composition could change, sorted."""
    if source.isascii():
        return ""
    odd = _odd_class()
    return "".join(sorted(char for char in set(source) if char > "\x7f" and not odd.match(char) and _composes(char)))


@cache
def _composes(char: str) -> bool:
    return (
        unicodedata.category(char)[0] == "M"
        or unicodedata.normalize("NFC", char) != char
        or "\u1160" <= char <= "\u11ff"  # Hangul vowels and finals join the letter before
    )


@cache
def _odd_class() -> re.Pattern[str]:
    return re.compile(f"[{_ODD}]")


def _with_marks(marks: str) -> re.Pattern[str]:
    chars = re.escape(marks)
    return re.compile(rf"{_RUN}|(?P<cluster>[^ {_ODD}{chars}]?[{chars}]+)")
