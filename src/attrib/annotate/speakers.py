"""Whose each quotation is once everything else is found: one speaker's, or his who spoke right before it."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.annotate.attributions.direct import LONG, is_signed
from attrib.annotate.attributions.draft import Draft, quoted_content
from attrib.annotate.view import View
from attrib.annotate.works import names_work

_SPOKEN = frozenset({"speech", "document"})


def one_each(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """The attributions without quotations that suit another one better; those that are left without content go.

    A verb of saying beats other cues, the nearer one the farther ("He has regrets. "...," he told CNN").
    """
    owners: dict[int, list[Draft]] = {}
    for item in drafts:
        for quote in item.quotes:
            owners.setdefault(quote, []).append(item)
    for quote, items in owners.items():
        if len(items) > 1:
            best = min(items, key=lambda item: _strangeness(view, item, quote))
            for item in items:
                if item is not best:
                    item.content = [span for span in item.content if span != quoted_content(view, quote)]
                    item.quotes.remove(quote)
    return [item for item in drafts if item.content]


def _strangeness(view: View, item: Draft, quote: int) -> tuple[bool, bool, bool, int]:
    """How badly an attribution suits a quotation.

    That is whether its cue is no verb of saying; whether words or a full stop stand between; whether the quotation
    before is somebody else's ("...," he told us, recalling the storm. "..."); and how far off the cue stands.
    """
    if item.hit is None:
        return True, True, True, 0
    first, last = view.quote_bounds[quote]
    says = item.hit.cue.type in _SPOKEN and item.hit.shape not in {"noun", "according"}
    in_front = item.hit.last <= first
    between = range(item.hit.last, first) if in_front else range(last, item.hit.first)
    apart = in_front and view.sentence_of[item.hit.head] != view.sentence_of[first]
    return not says, apart or any(map(view.word, between)), quote - 1 not in item.quotes, len(between)


def carry_on(view: View, drafts: Sequence[Draft], taken: frozenset[int]) -> list[Draft]:
    """Attributions of the quotations that are paragraphs of their own and follow somebody's speech.

    Args:
        view: the text.
        drafts: the attributions found so far.
        taken: quotations that belong to one.
    """
    speaking = _speaking(view, drafts)
    result = []
    for quote, (first, last) in enumerate(view.quote_bounds):
        if (
            quote in taken
            or sum(map(view.word, range(first, last))) < LONG
            or names_work(view, quote)
            or is_signed(view, quote)
        ):
            continue
        opened, closed = view.token_range(view.quotes[quote].span)
        start, end = view.sentence_of[first], view.sentence_of[last - 1]
        if start < 1 or view.blocks[start - 1] == view.blocks[start] or view.bounds[start][0] != opened:
            continue
        speaker = speaking.get(start - 1)
        if speaker is None or any(map(view.word, range(closed, view.bounds[end][1]))):
            continue
        item = Draft(speaker.source, None, [quoted_content(view, quote)], [quote])
        result.append(item)
        speaking[end] = item
    return result


def _speaking(view: View, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The last attribution with a speaker that ends in each sentence; signed quotations end their speaker's turn."""
    ends = []
    for item in drafts:
        if item.source is None or item.level or (item.hit is not None and item.hit.cue.type not in _SPOKEN):
            continue
        end = max(view.token_range(span)[1] for span in item.content)
        if item.hit is not None:
            end = max(end, item.hit.last, item.source[1])
        elif item.source[0] >= end:
            continue
        ends.append((end, item))
    ends.sort(key=lambda pair: pair[0])
    return {view.sentence_of[end - 1]: item for end, item in ends}
