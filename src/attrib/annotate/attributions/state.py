"""What the rules share while they walk through a text."""

from __future__ import annotations

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.cues import Hit, find
from attrib.annotate.phrases import Range, before, subject
from attrib.annotate.view import View, classes
from attrib.annotate.works import names_work
from attrib.schema import Span


class State:
    """Cues by sentence, quotations by the sentence they start in (no titles), and the attributions found so far.

    Attributes:
        nested: attributions inside the content of another one; they say nothing of whose turn it is.
        attached: which attribution a quotation belongs to.
        speaker: the last attribution with a speaker, and the sentence that it ends in.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.drafts: list[Draft] = []
        self.nested: list[Draft] = []
        self.hits: dict[int, list[Hit]] = {}
        for hit in find(view):
            self.hits.setdefault(view.sentence_of[hit.head], []).append(hit)
        self.quotes: dict[int, list[int]] = {}
        for number, (first, _) in enumerate(view.quote_bounds):
            if first < len(view.low) and not names_work(view, number):
                self.quotes.setdefault(view.sentence_of[first], []).append(number)
        self.attached: dict[int, Draft] = {}
        self.speaker: tuple[Draft, int] | None = None

    def add(self, item: Draft, sentence: int) -> Draft:
        """Record an attribution that ends in `sentence`."""
        self.drafts.append(item)
        for quote in item.quotes:
            self.attached[quote] = item
        self.say(item, sentence)
        return item

    def say(self, item: Draft, sentence: int) -> None:
        """Remember whose turn it is."""
        if item.source is not None and (item.hit is None or item.hit.cue.type in {"speech", "document"}):
            self.speaker = (item, sentence)

    def extend(self, item: Draft, quote: int, sentence: int, content: Span) -> None:
        """Add a further quotation to an attribution."""
        item.content.append(content)
        item.quotes.append(quote)
        self.attached[quote] = item
        self.say(item, sentence)

    def source(self, hit: Hit, start: int) -> Range | None:
        """Who stands in front of a cue as its subject, not looking before token `start`; None if nobody does."""
        view = self.view
        if hit.passive:
            return None
        if hit.shape == "noun":
            return _owner(view, hit, start)
        if hit.shape == "finite":
            found = before(view, start, hit.first)
            if found is not None:
                return found
        return self.shared_subject(hit)

    def shared_subject(self, hit: Hit) -> Range | None:
        """The subject that a participle or a second verb shares with the sentence: of the last cue before it.

        Without a cue before it, the sentence's own subject.
        """
        view = self.view
        sentence = view.sentence_of[hit.head]
        for other in reversed(self.drafts[-4:]):
            if other.hit is not None and other.source is not None and other.hit.head < hit.head:
                if view.sentence_of[other.hit.head] == sentence and not other.hit.passive:
                    return _without_relative(view, other.source)
                break
        return subject(view, view.bounds[sentence][0], hit.first)


def _without_relative(view: View, source: Range) -> Range:
    """Of "an aide, who" the aide."""
    first, last = source
    while last - 1 > first and view.low[last - 1] in {"who", "which", ","}:
        last -= 1
    return first, last


def _owner(view: View, hit: Hit, start: int) -> Range | None:
    """Whose claim: "his claim that", "Smith's claim that"."""
    index = hit.first - 1
    for _ in range(3):  # an adjective or two between the owner and the noun
        if index < start:
            return None
        if view.low[index] in classes("possessive") - {"whose"}:
            return index, index + 1
        if view.low[index].endswith(("'s", "s'")):
            found = before(view, start, index + 1)
            return found or (index, index + 1)
        index -= 1
    return None
