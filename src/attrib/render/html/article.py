"""The article itself, each stretch marked by who speaks, with loaded words, claims without a source, and flags."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from attrib.render import inert, wording
from attrib.render.html.markup import Markup, join, safe, tag
from attrib.render.html.voices import NOBODY, OWN, QUOTED, Voices
from attrib.render.marks import heaviest
from attrib.schema import Report, Span

COLOURS = 7
"""Colours of sources; the next seven use them again with another line, and each source has its number."""

_LIKELY = 0.5
_CLOSING = re.compile(r"[.,;:!?…]{0,3}(?:[”»)]|[\"’'](?!\w))?")


class Places(NamedTuple):
    """What begins and ends where."""

    opens: dict[int, list[str]]
    closes: dict[int, list[str]]
    words: dict[int, tuple[int, float]]
    names: dict[int, list[str]]
    notes: dict[int, list[Markup]]
    cuts: list[int]


def article(report: Report, voices: Voices) -> Markup:
    """The body of an article as paragraphs of marked text."""
    if not report.text:
        return tag("p", "There is no text.")
    places = _places(report, voices)
    size = len(report.text)
    kept = [
        (Span(block.span.start, min(block.span.end, size)), block.role)
        for block in report.blocks
        if block.kept and block.span is not None and block.span.start < min(block.span.end, size)
    ]
    walk = _Walk(places)
    blocks = sorted(kept) or [(Span(0, size), "paragraph")]
    return join((_block(report, voices, walk, places, span, role) for span, role in blocks), "\n")


def source_class(number: int) -> str:
    """The classes that give a source its colour and line."""
    if number == NOBODY:
        return "c0"
    return f"c{(number - 1) % COLOURS + 1} l{(number - 1) // COLOURS % 3}"


def headline(report: Report) -> Markup:
    """The headline with its loaded words."""
    if report.headline is None:
        return join([report.title or "Untitled"])
    text, parts, done = report.headline.text, [], 0
    for word in sorted(heaviest(report.headline.words), key=lambda item: item.span):
        if word.span.start >= done:
            parts += [text[done : word.span.start], loaded(text[word.span.start : word.span.end], word.weight)]
            done = word.span.end
    return join([*parts, text[done:]])


def loaded(shown: str, weight: float) -> Markup:
    """A loaded word; what it weighs shows on hover and on focus."""
    step = 1 + (weight >= 1) + (weight >= 2)
    note = tag("span", f" ({weight:+.2f})", class_="tip")
    return tag("mark", tag("b", shown), note, class_=f"w w{step}", tabindex="0")


def _places(report: Report, voices: Voices) -> Places:
    places = Places(defaultdict(list), defaultdict(list), {}, defaultdict(list), defaultdict(list), [])
    for number, flag in enumerate(report.flags):
        for at, span in enumerate(flag.spans):
            _between(places, span, f"f f{number}")
            places.names[span.start].append(f"flag-{number}-{at}")
    for number, sentence in enumerate(report.sentences):
        places.names[sentence.span.start].append(f"sentence-{number}")
        places.cuts.append(sentence.span.start)
        if (sentence.bias or 0.0) >= _LIKELY:
            _between(places, sentence.span, "likely")
            places.notes[_closed(report.text, sentence.span.end)].append(_badge(sentence.bias or 0.0))
        for word in heaviest(sentence.words):
            places.words[word.span.start] = (word.span.end, word.weight)
            places.cuts.extend(word.span)
    for number, attribution in enumerate(report.attributions):
        if attribution.content:
            places.names[attribution.content[0].start].append(f"said-{number}")
            places.cuts.append(attribution.content[0].start)
        if attribution.cue is not None and attribution.stance != "neutral":
            _between(places, attribution.cue, "cue")
    _unsourced(report, places)
    borders = list(voices.borders())
    places.cuts.extend(borders)
    places.cuts.extend(_closed(report.text, border) for border in borders)
    places.cuts.extend(places.notes)
    return places


def _between(places: Places, span: Span, name: str) -> None:
    if not span.length:
        return
    places.opens[span.start].append(name)
    places.closes[span.end].append(name)
    places.cuts.extend(span)


def _badge(bias: float) -> Markup:
    return tag("i", f"biased {wording.percent(bias)}", class_="badge likely-note")


def _unsourced(report: Report, places: Places) -> None:
    """Claims without a source, with what they are behind them; one note where several end."""
    found: dict[int, list[str]] = defaultdict(list)
    for item in report.unattributed:
        _between(places, item.span, "claim")
        found[_closed(report.text, item.span.end)].append(wording.claim(item.why))
    for end, claims in found.items():
        note = tag("span", f" ({inert.shorten('; '.join(dict.fromkeys(claims)), 160)})", class_="tip")
        places.notes[end].insert(0, tag("i", "no source", note, class_="badge nosource", tabindex="0"))


def _closed(text: str, end: int) -> int:
    """Where a note on what ends here stands: behind the stop and the quotation mark that close it."""
    found = _CLOSING.match(text, end)
    return found.end() if found else end


class _Walk:
    """Goes through a text from start to end and knows what is open."""

    def __init__(self, places: Places) -> None:
        self.cuts = sorted(set(places.cuts))
        self.active: list[str] = []
        self._places = places
        self._events = sorted({*places.opens, *places.closes})
        self._done = 0

    def inside(self, span: Span) -> list[int]:
        """The cuts within a span, and its ends."""
        first, last = bisect_right(self.cuts, span.start), bisect_left(self.cuts, span.end)
        return [span.start, *self.cuts[first:last], span.end]

    def advance(self, position: int) -> None:
        """Close and open what ends and begins up to a position."""
        while self._done < len(self._events) and self._events[self._done] <= position:
            at = self._events[self._done]
            for name in self._places.closes.get(at, ()):
                self.active.remove(name)
            self.active += self._places.opens.get(at, ())
            self._done += 1


def _block(report: Report, voices: Voices, walk: _Walk, places: Places, span: Span, role: str) -> Markup:
    parts: list[Markup] = []
    due: dict[int, list[Markup]] = defaultdict(list)
    for start, end in pairwise(walk.inside(span)):
        walk.advance(start)
        parts.append(_piece(report, voices, places, Span(start, end), walk.active))
        voice, source = voices.at(end - 1)
        if source != NOBODY and (end == span.end or not _goes_on(voices.at(end), source)):
            due[min(_closed(report.text, end), span.end)].append(_reference(report, voice, source))
        parts += due.pop(end, ())
        parts += dict.fromkeys(places.notes.get(end, ()))
    name = {"heading": "h3", "quote": "blockquote"}.get(role, "p")
    return tag(name, join(parts), class_="item" if role == "list" else None)


def _goes_on(following: tuple[str, int], source: int) -> bool:
    return following[0] != OWN and following[1] == source


def _piece(report: Report, voices: Voices, places: Places, span: Span, active: list[str]) -> Markup:
    shown = report.text[span.start : span.end]
    voice, source = voices.at(span.start)
    classes = ["s", voice, *dict.fromkeys(active)]
    if voice != OWN:
        classes.append(source_class(source))
    anchors = join(tag("a", id=name) for name in places.names.get(span.start, ()))
    end, weight = places.words.get(span.start, (0, 0.0))
    inner = loaded(shown, weight) if end == span.end else Markup(safe(inert.lines(shown)))
    return tag("span", anchors, inner, class_=" ".join(classes), data_source=source if voice != OWN else None)


def _reference(report: Report, voice: str, source: int) -> Markup:
    """Whose words these were: a link to the ledger."""
    name = inert.shorten(report.sources[source - 1].name, 60)
    what = "quoted" if voice == QUOTED else "reported"
    link = tag("a", str(source), href=f"#source-{source}", aria_label=f"source {source}, {name}, {what}", title=name)
    return tag("sup", link, class_=f"ref {source_class(source)}")
