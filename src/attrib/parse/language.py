"""Which language a text is in: scripts first, then function words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

UNDETERMINED = "und"

_SAMPLE = 3000
_FEW = 5
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
_LETTERS = bytes(code if chr(code).isalpha() else 32 for code in range(128)).ljust(256)
_SHARE = 0.12
_DIGITS = 16  # bits of a count: a sample has fewer words
_MOST = (1 << _DIGITS) - 1
# a language and the letters of its script, as patterns that are compiled when a text needs them
_SCRIPTS = (
    ("ru", "[\u0400-\u04ff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("ar", "[\u0600-\u06ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("ja", "[\u3040-\u30ff]"),
)
# spares a text of Latin letters with curly quotation marks all the counting
_FOREIGN = (("\u0370", "\u1dff"), ("\u3040", "\u9fff"), ("\uac00", "\ud7af"))  # compiled it would cost 3 ms
_TELLING = {
    "ru": ("uk", "[\u0404\u0406\u0407\u0454\u0456\u0457]"),
    "ar": ("fa", "[\u067e\u0686\u06af\u06cc]"),
    "zh": ("ja", "[\u3040-\u30ff]"),
}


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language, or ``und`` if it has too few words to tell.

    A Latin-script text is the language of which most of its words are function words, at least one in eight.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():  # without the usual marks it often is
        for mark in _MARKS:
            sample = sample.replace(mark, " ")
    if not sample.isascii():
        script = _script(sample)
        if script is not None:
            return script
    sample = sample.lower()
    if sample.isascii():
        words = sample.encode("ascii").translate(_LETTERS).decode("ascii").split()
    else:
        words = _WORD.findall(sample)
    if len(words) < _FEW:
        return UNDETERMINED
    index, codes = _index()
    counts = sum(filter(None, map(index.get, words)))
    hits = [counts >> _DIGITS * number & _MOST for number in range(len(codes))]
    most = max(hits)
    # equal counts: English, the language the rest of the package reads, stands first in the table
    return codes[hits.index(most)] if most >= _SHARE * len(words) else UNDETERMINED


def _script(sample: str) -> str | None:
    if not any(low <= char <= high for char in set(sample) if char > "\u036f" for low, high in _FOREIGN):
        return None
    letters = sum(char.isalpha() for char in sample)
    for code, pattern in _SCRIPTS:
        count = len(re.findall(pattern, sample))
        if count >= _FEW and count * 2 > letters:
            other, telling = _TELLING.get(code, (code, None))
            return other if telling is not None and len(re.findall(telling, sample)) * 50 > count else code
    return None


@cache
def _index() -> tuple[dict[str, int], tuple[str, ...]]:
    """The languages, and a number for each word with a 1 at the place of each language that it belongs to.

    The sum of such numbers is the count of every language's words, side by side.
    """
    table = Path(__file__).with_name("language.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    index: dict[str, int] = {}
    for number, (_, words) in enumerate(rows):
        for word in set(words.split()):
            index[word] = index.get(word, 0) | 1 << _DIGITS * number
    return index, tuple(code for code, _ in rows)
