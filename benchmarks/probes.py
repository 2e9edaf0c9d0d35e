"""Changes to an article that should not change its scores, or by little, and loaded sentences in either voice.

Each takes a text and a source of chance and gives the changed text. ``probes.toml`` holds what is put in.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

Change = Callable[[str, Random], str]
_DOUBLE = re.compile('["“”„«»]')
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = " \n\t([—–-‘'"
_TYPOS = 0.02  # share of words of four letters or more
_ADDED = 3  # loaded sentences


@cache
def table() -> Mapping[str, Any]:
    """``probes.toml``."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def quotes(opening: str, closing: str, text: str, _: Random) -> str:
    """Every double quotation mark in another style; it opens at the start, and behind white space, dash or bracket."""

    def mark(match: re.Match[str]) -> str:
        before = text[match.start() - 1 : match.start()]
        return opening if not before or before in _OPENS else closing

    return _DOUBLE.sub(mark, text)


def titled(text: str, _: Random) -> str:
    """Every word with a capital."""
    return _WORD.sub(lambda match: match[0][:1].upper() + match[0][1:], text)


def form(name: str, text: str, _: Random) -> str:
    """Another Unicode form."""
    return unicodedata.normalize(name, text)  # type: ignore[arg-type]  # one of the four names


def zero_width(text: str, chance: Random) -> str:
    """Zero-width spaces behind one word in ten, and a byte order mark in front."""
    return "\ufeff" + _WORD.sub(lambda match: match[0] + ("\u200b" if chance.random() < 0.1 else ""), text)


def boilerplate(text: str, chance: Random) -> str:
    """Five lines of a site's own: one behind the first paragraph, the rest anywhere and at the end."""
    parts = text.split("\n\n")
    for number, line in enumerate(table()["boilerplate"]):
        parts.insert(1 if not number else chance.randint(1, len(parts)), line)
    return "\n\n".join(parts)


def cues(text: str, chance: Random) -> str:
    """Neutral words of saying paraphrased."""
    found = table()["cues"]
    pattern = re.compile(rf"\b(?:{'|'.join(found)})\b")
    return pattern.sub(lambda match: chance.choice(found[match[0]]), text)


def shuffled(text: str, chance: Random) -> str:
    """Paragraphs in another order."""
    parts = text.split("\n\n")
    chance.shuffle(parts)
    return "\n\n".join(parts)


def truncated(text: str, _: Random) -> str:
    """The first half of the text, cut at a paragraph."""
    parts = text.split("\n\n")
    kept = 0
    for number, part in enumerate(parts, 1):
        kept += len(part)
        if 2 * kept >= len(text):
            return "\n\n".join(parts[:number])
    return text


def typos(text: str, chance: Random) -> str:
    """Two letters exchanged inside some of the longer words."""

    def slip(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < 4 or chance.random() >= _TYPOS:
            return word
        at = chance.randint(1, len(word) - 3)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _WORD.sub(slip, text)


def loaded(quoted: bool, text: str, chance: Random) -> str:
    """Three loaded sentences as paragraphs of their own: the author's, or each in somebody's quotation."""
    sentences = chance.sample(table()["loaded"], _ADDED)
    parts = text.split("\n\n")
    for sentence, speaker in zip(sentences, table()["speakers"], strict=True):
        said = f"“{sentence},” {speaker}." if quoted else f"{sentence}."
        parts.insert(chance.randint(1, len(parts)), said)
    return "\n\n".join(parts)


PROBES: Mapping[str, Change] = {
    "quotes: straight": partial(quotes, '"', '"'),
    "quotes: curly": partial(quotes, "“", "”"),
    "quotes: guillemets": partial(quotes, "«", "»"),
    "quotes: single": partial(quotes, "‘", "’"),
    "case: upper": lambda text, _: text.upper(),
    "case: lower": lambda text, _: text.lower(),
    "case: title": titled,
    "Unicode: NFC": partial(form, "NFC"),
    "Unicode: NFD": partial(form, "NFD"),
    "Unicode: zero-width characters": zero_width,
    "Unicode: no-break spaces": lambda text, _: text.replace(" ", "\u00a0"),
    "boilerplate put in": boilerplate,
    "cue verbs paraphrased": cues,
    "paragraphs shuffled": shuffled,
    "cut to a half": truncated,
    "typos in 2% of words": typos,
    "repeated": lambda text, _: f"{text}\n\n{text}",
}
"""Changes by name: none of them is a reason for another score, though a half and typos may well move it."""

VOICES: Mapping[str, Change] = {
    "loaded, author's voice": partial(loaded, False),
    "loaded, quoted": partial(loaded, True),
}
"""The same sentences in either voice: the first is a reason for a higher score, the second is none."""
