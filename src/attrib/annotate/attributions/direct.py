"""Quotations and who says them."""

from __future__ import annotations

import re

from attrib.annotate.attributions.draft import Draft, quoted_content, trimmed
from attrib.annotate.attributions.state import State
from attrib.annotate.cues import Hit
from attrib.annotate.lexicon import groups
from attrib.annotate.phrases import Range, after, before
from attrib.annotate.signatures import is_place
from attrib.annotate.view import View, classes

LONG = 5
"""From this many words on, a quotation that is a sentence of its own is somebody's speech."""


_DASHES = (["—"], ["–"], ["―"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = 10
"""Tokens; a line below that is longer is none ("Ines Falk, The Gazette")."""
_SIGNATURE = 16
"""Tokens; what is longer behind a quotation and a dash is more than a name."""


def attach_quotes(state: State, sentence: int) -> None:
    """Find the speakers of all quotations that start in a sentence.

    The order matters: a cue behind the quotation ("...", he said) beats one in front of it, which beats going on with
    the speaker before.
    """
    for quote in state.quotes.get(sentence, ()):
        for rule in (cue_behind, split_by_cue, cue_in_front, named_in_front, named_behind, carried_on):
            if rule(state, quote):
                break


def _around(view: View, quote: int) -> tuple[int, int, int, int]:
    """Tokens ``[left, open)`` before and ``[close, right)`` behind a quotation: its sentences up to other quotes."""
    opened, closed = view.quote_bounds[quote]
    first, last = view.token_range(view.quotes[quote].span)
    last = max(last, closed)
    left = view.bounds[view.sentence_of[opened]][0]
    if quote and view.quotes[quote - 1].span.end > view.starts[left]:
        left = view.token_range(view.quotes[quote - 1].span)[1]
    right = view.bounds[view.sentence_of[last - 1]][1]
    if quote + 1 < len(view.quotes) and view.quote_bounds[quote + 1][0] <= right:
        right = min(right, view.token_range(view.quotes[quote + 1].span)[0])
    return left, first, last, max(right, last)


def _hits(state: State, start: int, end: int) -> list[Hit]:
    if start >= end:
        return []
    return [hit for hit in state.hits.get(state.view.sentence_of[start], ()) if start <= hit.first and hit.last <= end]


def cue_behind(state: State, quote: int) -> bool:
    """``"...," Smith said``, ``"...," said Smith``, ``"..." as Smith put it``."""
    view = state.view
    _, _, close, right = _around(view, quote)
    while close < right and view.low[close] in {",", "-", "–", "—", "as"}:
        close += 1
    hits = _hits(state, close, right)
    if not hits:
        return False
    hit = hits[0]
    if hit.shape == "according":
        found: Range | None = after(view, hit.last, right, wide=True) if hit.first == close else None
    elif "q" not in hit.cue.frames or hit.shape != "finite" or hit.negated:
        return False
    elif hit.first == close:
        found = after(view, hit.last, right)
    else:
        found = before(view, close, hit.first)
        if found is None or found[0] > close + (view.low[close] in {"the", "as"}) or hit.passive:
            return False
    if found is None or hit.used:
        return False
    hit.used = True
    return bool(state.add(_draft(view, found, hit, quote), view.sentence_of[close]))


def split_by_cue(state: State, quote: int) -> bool:
    """``"...," he said, "..."``: the second half."""
    view = state.view
    left, opened, _, _ = _around(view, quote)
    previous = state.attached.get(quote - 1)
    if previous is None or previous.hit is None or not left <= previous.hit.first < opened:
        return False
    if any(not hit.used for hit in _hits(state, left, opened)) or opened - previous.hit.last > 14:
        return False
    state.extend(previous, quote, _end(view, quote), quoted_content(view, quote))
    return True


def cue_in_front(state: State, quote: int) -> bool:
    """``Smith said, "..."``, ``stating: "..."``, ``he called it "..."`` where the quotation ends the sentence."""
    view = state.view
    left, opened, close, right = _around(view, quote)
    hits = [hit for hit in _hits(state, left, opened) if not hit.used and "q" in hit.cue.frames and hit.shape != "noun"]
    if not hits or not _introduces(view, hits[-1], opened, close, right):
        return False
    hit = hits[-1]
    if hit.negated:
        return False
    start = view.bounds[view.sentence_of[opened]][0]
    found = state.source(hit, start) if not hit.passive else _by(view, hit, opened)
    if found is None and hit.last < opened and view.quote_of[hit.last] < 0:  # "Said Smith: ..."
        found = after(view, hit.last, opened)
    hit.used = True
    return bool(state.add(_draft(view, found, hit, quote), _end(view, quote)))


def _introduces(view: View, hit: Hit, opened: int, close: int, right: int) -> bool:
    gap = view.low[hit.last : opened]
    if not gap:
        return close >= right or not view.word(close) or view.capital(opened + 1)
    if gap[-1] not in {",", ":"} or (len(gap) > 24 and gap[-1] == ","):
        return False
    return gap[-1] == ":" or not (set(gap) & (classes("be", "have", "do", "modal") | {"that", "because"}))


def named_in_front(state: State, quote: int) -> bool:
    """``Smith: "..."``."""
    view = state.view
    left, opened, _, _ = _around(view, quote)
    if opened - left < 2 or opened - left > 6 or view.low[opened - 1] != ":" or not view.capital(left):
        return False
    found = before(view, left, opened - 1)
    return (
        found is not None and found[0] == left and bool(state.add(_draft(view, found, None, quote), _end(view, quote)))
    )


def named_behind(state: State, quote: int) -> bool:
    """``"..." — Ines Falk, ferry owner``: a paragraph of its own, or the name in the next one."""
    view = state.view
    first, last = view.token_range(view.quotes[quote].span)
    start = view.sentence_of[first]
    opens = start == 0 or view.blocks[start - 1] != view.blocks[start]
    if not opens or first != view.bounds[start][0] or not view.quotes[quote].closed:
        return False
    if view.low[last : last + 1] not in _DASHES:
        return False
    end = limit = min(len(view.low), last + _SIGNATURE)
    end = next((at for at in range(last + 2, limit) if "\n" in view.text[view.ends[at - 1] : view.starts[at]]), end)
    found = after(view, last + 1, end) if last + 1 < end < last + _SIGNATURE else None
    if found is None or not view.capital(found[0]) or not view.capital(found[1] - 1):
        return False
    if found[1] < end and view.low[found[1]] not in {",", "(", "."}:
        return False
    if any(_YEAR.fullmatch(word) for word in view.low[found[1] : end]) or is_place(view, found, end):
        return False  # where and when: "— BBC, March 5, 1975", "— Berlin, Germany"
    return bool(state.add(_draft(view, found, None, quote), _end(view, quote)))


def is_signed(view: View, quote: int) -> bool:
    """Whether a dash or a line that looks like a name stands right behind a quotation: who said it, or where."""
    last = view.token_range(view.quotes[quote].span)[1]
    if last >= len(view.low):
        return False
    below = view.sentence_of[last]
    first, end = view.bounds[below]
    if view.low[last : last + 1] in _DASHES:
        return True
    alone = first == last and view.blocks[below] != view.blocks[below - 1] and end - first <= _NAME
    if not alone or not view.word(end - 1) or "," not in view.low[first:end]:
        return False
    comma = view.low.index(",", first)
    return view.capital(first) and after(view, first, comma) == (first, comma)


def carried_on(state: State, quote: int) -> bool:
    """A quotation that is a sentence of its own goes on with the speaker of the sentence, or paragraph, before."""
    view = state.view
    opened, closed = view.quote_bounds[quote]
    _, first, last, right = _around(view, quote)
    start = view.sentence_of[opened]
    if state.speaker is None or first != view.bounds[start][0]:
        return False
    if last < right and any(map(view.word, range(last, right))):
        return False
    speaker, sentence = state.speaker
    same = view.blocks[sentence] == view.blocks[start]
    goes_on = quote - 1 in state.attached and not view.quotes[quote - 1].closed and state.attached[quote - 1] is speaker
    if not same:
        short = not goes_on and sum(map(view.word, range(opened, closed))) < LONG
        if short or view.blocks[start] - view.blocks[sentence] > 1 or is_signed(view, quote):
            return False
    if start - sentence > 1:
        return False
    before = state.attached.get(quote - 1)
    if same and before is not None and not speaker.direct and before.source == speaker.source:
        speaker = before  # "...," Smith said, adding that it was late. "..."
    if (same or goes_on) and speaker.direct and speaker.quotes:
        state.extend(speaker, quote, _end(view, quote), quoted_content(view, quote))
        return True
    return bool(state.add(_draft(view, speaker.source, None, quote), _end(view, quote)))


def _by(view: View, hit: Hit, end: int) -> Range | None:
    if hit.last < end and view.low[hit.last] == "by":
        return after(view, hit.last + 1, end)
    return None


def _draft(view: View, source: Range | None, hit: Hit | None, quote: int) -> Draft:
    return Draft(source, hit, [quoted_content(view, quote)], [quote])


def _end(view: View, quote: int) -> int:
    return view.sentence_of[max(view.quote_bounds[quote][1] - 1, view.quote_bounds[quote][0])]


def attach_colon(state: State) -> None:
    """``Smith: tax cuts will come``: a headline whose first words, before a colon, name the speaker."""
    view = state.view
    colon = next((index for index, word in enumerate(view.low[:7]) if word == ":"), 0)
    if not colon or set(view.low[:colon]) & groups("quoting.tsv")["label"]:
        return
    content = trimmed(view, colon + 1, len(view.low))
    found = before(view, 0, colon)
    if content is not None and found is not None and found[0] == 0 and view.capital(colon - 1):
        state.add(Draft(found, None, [content]), view.sentence_of[colon])
