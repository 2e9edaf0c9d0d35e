"""The word tables of this stage, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("lexicons")


class Cue(NamedTuple):
    """An entry of the cue table.

    `frames` holds one letter for each construction that the verb takes (legend in ``lexicons/cues.tsv``).
    """

    lemma: str
    stance: str
    type: str
    frames: str

    @property
    def clausal(self) -> bool:
        """Whether the verb takes a that-clause."""
        return "c" in self.frames or "t" in self.frames


class Form(NamedTuple):
    """An inflected cue verb: which verb, and as what (``base``, ``s``, ``past``, ``part`` or ``ing``)."""

    lemma: str
    tags: str


def lines(name: str) -> list[str]:
    """The entries of a word list or table: its lines without blank ones and comments."""
    text = _FOLDER.joinpath(name).read_text("utf-8")  # importlib.resources would cost 10 ms of a cold start
    while text.startswith("#"):
        text = text.partition("\n")[2]
    found = text.rstrip("\n").split("\n")
    if "\n\n" in text or "\n#" in text:  # most tables have comments at their head only: a large one is read faster so
        found = [line for line in found if line and not line.startswith("#")]
    return found


@cache
def words(name: str) -> frozenset[str]:
    """A plain word list as a set."""
    return frozenset(lines(name))


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """A table of ``group <tab> space-separated words`` as sets by group."""
    result: dict[str, frozenset[str]] = {}
    for line in lines(name):
        key, _, entries = line.partition("\t")
        result[key] = result.get(key, frozenset()) | frozenset(entries.split())
    return result


@cache
def cues() -> dict[str, Cue]:
    """Cue verbs by lemma; phrasal verbs as ``"point out"``."""
    return {fields[0]: Cue(*fields) for fields in (line.split("\t") for line in lines("cues.tsv"))}


@cache
def particles() -> dict[str, frozenset[str]]:
    """Which particles make a phrasal cue of a verb."""
    found: dict[str, set[str]] = {}
    for lemma in cues():
        verb, _, particle = lemma.partition(" ")
        if particle:
            found.setdefault(verb, set()).add(particle)
    return {verb: frozenset(entries) for verb, entries in found.items()}


@cache
def nouns() -> dict[str, Cue]:
    """Cue nouns by form, singular and plural."""
    result = {}
    for noun, stance, kind in (line.split("\t") for line in lines("nouns.tsv")):
        cue = Cue(noun, stance, kind, "c")
        result[noun] = cue
        result[f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"] = cue
    return result


@cache
def forms() -> dict[str, Form]:
    """Every inflected form of every cue verb, lower case."""
    irregular = {fields[0]: fields[1:] for fields in (line.split("\t") for line in lines("irregular.tsv"))}
    result: dict[str, Form] = {}
    for verb in sorted({lemma.partition(" ")[0] for lemma in cues()}):
        past, part, ing = irregular.get(verb, ("-", "-", "-"))
        inflected = {
            "base": verb,
            "s": _third(verb),
            "past": _past(verb) if past == "-" else past,
            "part": _past(verb) if part == "-" else part,
            "ing": _ing(verb) if ing == "-" else ing,
        }
        for tag, form in inflected.items():
            before = result.get(form)
            if before is None:
                result[form] = Form(verb, tag)
            elif before.lemma == verb:
                result[form] = Form(verb, f"{before.tags} {tag}")
    return result


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}ed"


def _ing(verb: str) -> str:
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"
