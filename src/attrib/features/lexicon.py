"""Phrase lists: plain text files of patterns, found in one pass over an article's tokens.

A file has sections (``[name]``), each with patterns, examples and comments on its source. A pattern is a sequence of
words; ``a|b`` stands for either, ``a~`` for a word and its regular inflections, ``?a`` may be left out, ``*`` is any
token, ``@name`` is a class of words. Single words do not match names (Will, May) unless the section's head says
``[section: names]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("data")
FILES = ("sourcing.txt", "language.txt", "framing.txt", "frames.txt", "labels.txt")


class Element(NamedTuple):
    """One place of a pattern: the words that fill it (None: any), and whether it may stay empty."""

    words: frozenset[str] | None
    optional: bool


class Phrase(NamedTuple):
    """What follows the first word of a pattern, and the section it belongs to."""

    section: str
    rest: tuple[Element, ...]


class Section(NamedTuple):
    """One section as written: patterns, and the examples that must and must not fire."""

    name: str
    names: bool
    patterns: tuple[tuple[Element, ...], ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]


class Lexicon(NamedTuple):
    """All patterns by their first word: `words` those of one word, `phrases` the longer ones, longest first.

    `names` are the sections whose single words may be names.
    """

    words: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[Phrase, ...]]
    names: frozenset[str]


def read(name: str) -> tuple[Section, ...]:
    """The sections of one data file."""
    lines = [line.strip() for line in (DATA / name).read_text("utf-8").splitlines()]
    classes = dict(line[1:].split(" = ") for line in lines if line.startswith("@"))
    sections: list[tuple[str, list[tuple[Element, ...]], list[str], list[str]]] = []
    for line in lines:
        if not line or line[0] in "#@":
            continue
        if line[0] == "[":
            sections.append((line[1:-1], [], [], []))
        elif line[:2] == "+ ":
            sections[-1][2].append(line[2:])
        elif line[:2] == "- ":
            sections[-1][3].append(line[2:])
        else:
            sections[-1][1].append(tuple(element(word, classes) for word in line.split()))
    return tuple(
        Section(head.removesuffix(": names"), ":" in head, tuple(patterns), tuple(yes), tuple(no))
        for head, patterns, yes, no in sections
    )


def element(word: str, classes: dict[str, str]) -> Element:
    """One word of a pattern as written; `classes` are the words that ``@name`` stands for."""
    optional = word[0] == "?"
    word = word.removeprefix("?")
    if word == "*":
        return Element(None, optional)
    choices = (classes[word[1:]] if word.startswith("@") else word).split("|")
    return Element(frozenset(form for choice in choices for form in _forms(choice)), optional)


def _forms(choice: str) -> tuple[str, ...]:
    """The word; if it ends in ``~`` also its plural or third person, past and present participle, where regular."""
    if choice[-1] != "~":
        return (choice,)
    word = choice[:-1]
    stem = word.removesuffix("e")
    if word[-1] == "y" and word[-2] not in "aeou":
        return word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
    return word, plural, f"{stem}ed", f"{stem}ing"


@cache
def lexicon() -> Lexicon:
    """Every shipped pattern."""
    words: dict[str, list[str]] = {}
    phrases: dict[str, list[Phrase]] = {}
    sections = [section for name in FILES for section in read(name)]
    for section in sections:
        for first, *rest in section.patterns:
            for word in first.words or ():
                if rest:
                    phrases.setdefault(word, []).append(Phrase(section.name, tuple(rest)))
                else:
                    words.setdefault(word, []).append(section.name)
    longest_first = {word: tuple(sorted(found, key=lambda item: -len(item.rest))) for word, found in phrases.items()}
    names = frozenset(section.name for section in sections if section.names)
    return Lexicon({word: tuple(found) for word, found in words.items()}, longest_first, names)


def find(tokens: Sequence[str], phrases: Sequence[Phrase], start: int) -> Iterator[tuple[str, int]]:
    """Sections of `phrases` that match from token `start` on, with the index after their last token."""
    following = tokens[start + 1] if start + 1 < len(tokens) else ""
    for section, rest in phrases:
        words, optional = rest[0]
        if words is not None and not optional and following not in words:
            continue  # most phrases end here
        end = _match(tokens, start + 1, rest, 0)
        if end:
            yield section, end


def _match(tokens: Sequence[str], at: int, rest: tuple[Element, ...], place: int) -> int:
    """Index after the match, or 0. An optional place is filled if the rest then still matches."""
    while place < len(rest):
        words, optional = rest[place]
        fits = at < len(tokens) and (words is None or tokens[at] in words)
        if optional and fits:
            end = _match(tokens, at + 1, rest, place + 1)
            if end:
                return end
        elif fits:
            at += 1
        elif not optional:
            return 0
        place += 1
    return at
