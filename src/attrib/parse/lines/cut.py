"""Which parts of one block are boilerplate, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from attrib.parse.limits import MAX_EDGE, MAX_LINE_RULE
from attrib.parse.lines.rules import Rule, by_trigger, compiled, rules, straight
from attrib.parse.words import MARK, words_of_each

# a sentence may start after this; not after an initial or a title
_STOP = re.compile(r"[.!?](?<![ .(][A-Za-z].)(?<!\b[JSDM][rst].)(?<!\bMrs.)['\")\]*]{0,3} +")
_MAX_ENDS = 6
_MAX_STARTS = 2
_FIRST = 4  # words


class Finding(NamedTuple):
    """Something a line says of the story's origin: the pattern group's name, its words, and the words around it."""

    field: str
    value: str
    text: str


class Cut(NamedTuple):
    """A part of a block that is no article text."""

    start: int
    end: int
    reason: str


class Cuts(NamedTuple):
    """All cuts of a block, in order, and what it says of the story's origin."""

    cuts: tuple[Cut, ...]
    findings: tuple[Finding, ...]


_NOTHING = Cuts((), ())


def cut(text: str, *, lead: bool = False, headed: bool = False) -> Cuts:
    """Apply the line rules to a block.

    Args:
        text: the block, cleaned.
        lead: whether the block is among the first of the body: only there a dateline can stand, and only elsewhere
            a rule of scope ``inner`` applies.
        headed: whether lines in capitals are the heads of the text's parts: then no rule of scope ``inner`` applies.

    Returns:
        The parts to cut: either the whole, or some at its end and its start.
    """
    return cut_line(lines_of([text])[0], lead=lead, headed=headed)


class Line(NamedTuple):
    """A block as rules see it: its text, that with straight quotes, and the words at its edges in lower case."""

    text: str
    view: str
    edges: str
    words: list[str]


def lines_of(texts: Sequence[str]) -> list[Line]:
    """Blocks, cleaned, as rules see them: all at once, which takes half as long."""
    views = straight(MARK.join(texts)).split(MARK) if texts else []
    edges = [view if len(view) <= MAX_LINE_RULE else f"{view[:MAX_EDGE]} {view[-MAX_EDGE:]}" for view in views]
    return list(map(Line, texts, views, edges, words_of_each(edges)))


def cut_line(line: Line, *, lead: bool = False, headed: bool = False) -> Cuts:
    """The same as :func:`cut` for a block out of :func:`lines_of`."""
    candidates = _candidates(line, lead)
    return _cut(candidates, line.view, line.text, lead=lead, headed=headed) if candidates else _NOTHING


def cut_by(candidates: list[Rule], text: str, *, lead: bool = False, headed: bool = False) -> Cuts:
    """The same as :func:`cut` with the rules given, in that order."""
    return _cut(candidates, straight(text), text, lead=lead, headed=headed)


def _cut(candidates: list[Rule], view: str, text: str, *, lead: bool, headed: bool) -> Cuts:
    findings: list[Finding] = []
    scoped: dict[str, list[Rule]] = {}
    for rule in candidates:
        scope = "line" if rule.scope == "inner" and not (lead or headed) else rule.scope
        scoped.setdefault(scope, []).append(rule)
    using = scoped.get("line", [])
    found = _whole(view, text, len(view), using, findings) if using else None
    if found is not None:
        return Cuts((found,), tuple(findings))
    cuts = _ends(view, text, scoped["end"], findings) if "end" in scoped else []
    stop = cuts[-1].start if cuts else len(view)
    found = _whole(view, text, len(view[:stop].rstrip()), using, findings) if cuts else None
    if found is not None:  # "Jo Marsh is a reporter. Follow her on ..."
        return Cuts(tuple(sorted((found, *cuts))), tuple(findings))
    if lead and stop and "start" in scoped:
        cuts += _start(view, text, stop, scoped["start"], findings)
    for rule in scoped.get("read", ()):
        findings += [entry for found in compiled(rule.pattern).finditer(view) for entry in _read(found, text)]
    return Cuts(tuple(sorted(cuts)), tuple(findings)) if cuts or findings else _NOTHING


def _whole(view: str, text: str, stop: int, using: list[Rule], findings: list[Finding]) -> Cut | None:
    """Cut all of a block up to `stop`, if a rule matches that."""
    if not 0 < stop <= MAX_LINE_RULE:
        return None
    for rule in using:
        found = compiled(rule.pattern).fullmatch(view, 0, stop)
        if found is not None:
            findings += _read(found, text)
            return Cut(0, stop, rule.reason)
    return None


def _candidates(line: Line, lead: bool) -> list[Rule]:
    starts, known, single, opening, signs, sizes = by_trigger()
    words, size = line.words, len(line.view)
    numbers: set[int] = set()
    for most, called in sizes.items():
        if size <= most:
            numbers.update(called)
    for word in known.intersection(words):
        numbers.update(single[word])
    for word in words[:_FIRST]:
        if word in opening:
            numbers.update(opening[word])
    for sign, called in signs.items():
        if sign in line.edges:
            numbers.update(called)
    if not lead:
        numbers -= starts
    table = rules()
    return [table[number] for number in sorted(numbers)]


def _ends(view: str, text: str, using: list[Rule], findings: list[Finding]) -> list[Cut]:
    """Cut boilerplate sentences from the end, again and again until none is left."""
    cuts: list[Cut] = []
    stop = len(view)
    while stop and len(cuts) < _MAX_ENDS:
        step = _last(view, stop, using)
        if step is None:
            break
        rule, found = step
        cuts.append(Cut(found.start(), stop, rule.reason))
        findings += _read(found, text)
        stop = len(view[: found.start()].rstrip())
    return cuts


def _last(view: str, stop: int, using: list[Rule]) -> tuple[Rule, re.Match[str]] | None:
    low = max(0, stop - MAX_EDGE)
    starts = [0] if low == 0 else []
    starts += [found.end() for found in _STOP.finditer(view, low, stop) if found.end() < stop]
    for start in starts:
        for rule in using:
            found = compiled(rule.pattern).fullmatch(view, start, stop)
            if found is not None:
                return rule, found
    return None


def _start(view: str, text: str, stop: int, using: list[Rule], findings: list[Finding]) -> list[Cut]:
    """Cut at most two parts from the beginning: an agency may stand before a place."""
    cuts: list[Cut] = []
    at = 0
    while len(cuts) < _MAX_STARTS:
        for rule in using:
            found = compiled(rule.pattern).match(view, at, min(stop, MAX_EDGE))
            if found is not None and at < found.end() < stop:
                findings += _read(found, text)
                cuts.append(Cut(at, found.end(), rule.reason))
                at = found.end()
                break
        else:
            break
    return cuts


def _read(found: re.Match[str], text: str) -> list[Finding]:
    whole = text[found.start() : found.end()].strip()
    return [
        Finding(name, text[found.start(name) : found.end(name)].strip(" ,"), whole)
        for name in found.re.groupindex
        if found.start(name) >= 0 and found.end(name) > found.start(name)
    ]
