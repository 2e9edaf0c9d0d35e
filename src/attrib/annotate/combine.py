"""Rules and tagger to attributions: rules where they are certain, the tagger where they are not.

A tagged cue becomes an attribution of its own, its content snapped to the quotations that it nearly covers. Of the
rules' attributions those stay that have no cue to tag: turns of a transcript, and quotations that no tagged cue took.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from attrib.annotate.attributions.draft import Draft, quoted_content, trimmed
from attrib.annotate.attributions.levels import set_levels
from attrib.annotate.attributions.rules import Found
from attrib.annotate.cues import SILENT, Hit
from attrib.annotate.lexicon import Cue, cues, forms, groups, nouns
from attrib.annotate.phrases import Range
from attrib.annotate.tagger.model import CONTENT, SOURCE, Tagged
from attrib.annotate.view import View, classes

LEAST = 0.65
"""A tagged cue less probable than this is none."""
KNOWN = 0.3
"""The same where the rules found an attribution of this cue as well."""
_COVERED = 0.6
_NEAR = 6
_JOINTS = {",", "and", "but", '"', "”", "—"}


def combine(view: View, found: Found, tagged: Sequence[Tagged]) -> tuple[list[Draft], frozenset[int]]:
    """All attributions of a text, in order of their first content, and the quotations that belong to one."""
    ruled = {item.hit.head: item for item in found.drafts if item.hit is not None}
    known = {index: hit for hit in found.hits for index in range(hit.first, hit.last)}
    turns = [item for item in found.drafts if item.hit is None and not item.quotes]
    drafts = []
    for tag in tagged:
        hit = _hit(view, known, tag.cue)
        rule = ruled.get(hit.head)
        if tag.chance < (LEAST if rule is None else KNOWN) or _is_silence(view, hit):
            continue
        item = _draft(view, hit, tag, rule)
        if item is not None and _may_be(view, item) and not any(_crosses(view, turn, item) for turn in turns):
            drafts.append(item)
    _separate(view, drafts)
    _go_on(view, drafts, ruled)
    heads = {item.hit.head for item in drafts if item.hit is not None}
    drafts += [item for head, item in ruled.items() if item.level and head not in heads]
    drafts += turns
    taken = _quotes_of(view, drafts)
    drafts += [item for item in found.drafts if item.quotes and taken.isdisjoint(item.quotes)]
    drafts.sort(key=lambda item: item.content[0])
    for item in drafts:
        item.level = 0
    set_levels(view, drafts)
    return drafts, frozenset(_quotes_of(view, drafts))


def _quotes_of(view: View, drafts: Iterable[Draft]) -> set[int]:
    return {quote for item in drafts for span in item.content for quote in view.quotes_in(span)}


def _is_silence(view: View, hit: Hit) -> bool:
    """Whether the cue says that somebody did not say it: "did not say", "refused to say", "declined to comment"."""
    if hit.negated and hit.cue.type in {"speech", "document"}:
        return True
    declines = any(word in classes("decline") for word in view.low[hit.first : hit.last])
    return declines and bool(SILENT & set(view.low[hit.first : hit.last + 2]))


def _may_be(view: View, item: Draft) -> bool:
    """Whether the word lists allow it: a verb that only quotes ("went on") needs a quotation, "Winner:" is none."""
    if item.hit is not None and item.hit.cue.frames and set(item.hit.cue.frames) <= {"q", "x"}:
        return any(len(view.quotes_in(span)) for span in item.content)
    worded = item.hit is None or any(map(view.word, range(item.hit.first, item.hit.last)))
    return worded or item.source is None or view.low[item.source[0]] not in groups("quoting.tsv")["label"]


def _crosses(view: View, turn: Draft, item: Draft) -> bool:
    """Whether an attribution overlaps a transcript's turn without lying inside it, cue and all."""
    (whole,) = turn.content
    if item.hit is None:
        return False
    inside = view.starts[item.hit.first] >= whole.start and all(whole.start <= span.start for span in item.content)
    return not inside and any(span.meets(whole) for span in item.content)


def _draft(view: View, hit: Hit, tag: Tagged, rule: Draft | None) -> Draft | None:
    item = Draft(None, hit)
    for piece in _joined(view, [_snapped(view, piece) for piece in _runs(tag, CONTENT)]):
        for part in _parted(view, _beside(piece, hit)):
            _add(view, item, part)
    if not item.content:
        return None
    sources = _runs(tag, SOURCE)
    if sources:
        item.source = _bare(view, max(sources, key=lambda run: run[1] - run[0]))
    if item.source is not None and rule is not None and rule.source is not None:
        meets = rule.source[0] < item.source[1] and item.source[0] < rule.source[1]
        item.named = rule.source if meets else None
    if rule is not None and item.hit is not None and item.hit.shape == "noun":
        _end_with_clause(item, rule)
    return item


def _end_with_clause(item: Draft, rule: Draft) -> None:
    """What a noun claims ends where the sentence's own verb begins ("His claim that it is safe | was odd")."""
    if len(item.content) == len(rule.content) == 1:
        ours, theirs = item.content[0], rule.content[0]
        if ours.start == theirs.start and theirs.end < ours.end:
            item.content[0] = theirs


def _separate(view: View, drafts: Sequence[Draft]) -> None:
    """End a content in front of a cue that goes on with another source than its own ("..., adding that", "and told").

    A cue inside a content is nested in it if its source stands there too. One behind a comma or "and" whose source
    stands outside is the next thing that the same speaker does.
    """
    places = sorted((span, at, number) for at, item in enumerate(drafts) for number, span in enumerate(item.content))
    starts = [span.start for span, _, _ in places]
    for here, other in enumerate(drafts):
        if other.hit is None or other.source is None or other.source[0] > other.hit.first:
            continue
        at = other.hit.first
        if not _goes_on(view, at):
            continue
        source, cue = view.starts[other.source[0]], view.starts[at]
        reached = bisect_left(starts, cue)
        for span, owner, number in places[max(0, reached - _NEAR) : reached]:
            if owner != here and source < span.start and cue < span.end:
                cut = trimmed(view, view.token_range(span)[0], at - 1)
                if cut is not None:
                    drafts[owner].content[number] = cut


def _go_on(view: View, drafts: Sequence[Draft], ruled: Mapping[int, Draft]) -> None:
    """Give an attribution the further quotations that the rules have for it and nobody else has taken."""
    taken = _quotes_of(view, drafts)
    for item in drafts:
        rule = None if item.hit is None else ruled.get(item.hit.head)
        if rule is not None and item.quotes:
            more = [quote for quote in rule.quotes if quote not in taken]
            item.content += [quoted_content(view, quote) for quote in more]
            item.quotes += more
            taken.update(more)


def _goes_on(view: View, at: int) -> bool:
    """Whether a cue at token `at` stands behind a comma or a coordinator, outside quotation marks."""
    return at > 1 and view.low[at - 1] in _JOINTS and view.quote_of[at] < 0


def _runs(tag: Tagged, label: int) -> list[Range]:
    """The token ranges of a label."""
    result: list[Range] = []
    for place in (tag.labels == label).nonzero()[0].tolist():
        at = place + tag.offset
        if result and result[-1][1] == at:
            result[-1] = (result[-1][0], at + 1)
        else:
            result.append((at, at + 1))
    return result


def _snapped(view: View, piece: Range) -> Range:
    """A content with those quotations whole that it nearly covers."""
    first, last = piece
    for quote in view.quotes_in(view.span(first, last)):
        left, right = view.quote_bounds[quote]
        common = min(last, right) - max(first, left)
        if common >= _COVERED * (right - left):
            first, last = min(first, left), max(last, right)
    return first, last


def _joined(view: View, pieces: Sequence[Range]) -> list[Range]:
    """Pieces with nothing but marks between them made one."""
    result: list[Range] = []
    for first, last in pieces:
        if result and not any(map(view.word, range(result[-1][1], first))):
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


def _beside(piece: Range, hit: Hit) -> Range:
    """A piece without the cue's own words at its edges."""
    first, last = piece
    if first < hit.last < last and hit.first <= first:
        return hit.last, last
    if first < hit.first < last <= hit.last:
        return first, hit.first
    return piece


def _parted(view: View, piece: Range) -> list[Range]:
    """A piece in two where a sentence of its own words ends and one that opens with a quotation begins."""
    first, last = piece
    for number in range(view.sentence_of[first] + 1, view.sentence_of[last - 1] + 1):
        at = view.bounds[number][0]
        if first < at < last and view.quote_of[at] >= 0 and view.quote_of[at - 1] < 0:
            return [(first, at), *_parted(view, (at, last))]
    return [piece]


def _add(view: View, item: Draft, piece: Range) -> None:
    """Add a piece of content: what is quoted from end to end as the quotations that it holds, anything else whole."""
    first, last = piece
    quotes = {view.quote_of[index] for index in range(first, last) if view.word(index)}
    whole = [
        quote
        for quote in sorted(quotes)
        if quote >= 0 and first <= view.quote_bounds[quote][0] and view.quote_bounds[quote][1] <= last
    ]
    if quotes and len(whole) == len(quotes):
        item.content += [quoted_content(view, quote) for quote in whole]
        item.quotes += whole
        return
    content = trimmed(view, first, last)
    if content is not None:
        item.content.append(content)


def _bare(view: View, run: Range) -> Range | None:
    """A source without marks at its edges."""
    first, last = run
    while first < last and not view.word(first):
        first += 1
    while first < last and not view.word(last - 1):
        last -= 1
    return (first, last) if first < last else None


def _hit(view: View, known: Mapping[int, Hit], where: Range) -> Hit:
    """The cue as the rules know it by any of its tokens, else what the word lists know of its words."""
    first, last = where
    hits = [known[index] for index in range(first, last) if index in known]
    if hits:
        hit = next((hit for hit in hits if first <= hit.head < last), hits[0])
        first, last = min(first, hit.first), max(last, hit.last)
        return Hit(hit.cue, hit.head, first, last, hit.shape, hit.passive, hit.negated, used=True)
    for index in range(last - 1, first - 1, -1):
        word = view.low[index]
        cue = cues().get(forms()[word].lemma) if word in forms() else nouns().get(word)
        if cue is not None:
            return Hit(cue, index, first, last, "finite" if word in forms() else "noun", used=True)
    return Hit(Cue(view.low[first], "neutral", "belief", ""), first, first, last, "finite", used=True)
