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
from attrib.annotate.pieces import add_content, bare, runs
from attrib.annotate.speakers import carry_on, one_each
from attrib.annotate.tagger.model import SOURCE, Tagged
from attrib.annotate.view import View, classes

LEAST = 0.7
"""A tagged cue less probable than this is none."""
STRANGE = 0.8
"""The same where no word of it is in the word lists."""
KNOWN = 0.3
"""The same where the rules found an attribution of this cue as well."""
_NAMED = frozenset({"named", "identified", "quoted"})
_NEAR = 6
_JOINTS = {",", "and", "but", '"', "”", "—"}


def combine(view: View, found: Found, tagged: Sequence[Tagged]) -> tuple[list[Draft], frozenset[int]]:
    """All attributions of a text, in order of their first content, and the quotations that belong to one."""
    ruled = {item.hit.head: item for item in found.drafts if item.hit is not None}
    known = {index: hit for hit in found.hits for index in range(hit.first, hit.last)}
    turns = [item for item in found.drafts if item.hit is None and not item.quotes]
    claimed = _claimed(view, found.drafts)
    drafts = []
    for tag in tagged:
        hit = _hit(view, known, tag.cue)
        rule = ruled.get(hit.head)
        if tag.chance < (KNOWN if rule is not None else LEAST if hit.cue.frames else STRANGE):
            continue
        if _is_silence(view, hit):
            continue
        item = _draft(view, hit, tag, rule, claimed)
        if item is not None and _may_be(view, item) and not any(_crosses(view, turn, item) for turn in turns):
            drafts.append(item)
    drafts = one_each(view, drafts)
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
    drafts += carry_on(view, drafts, frozenset(_quotes_of(view, drafts)))
    drafts.sort(key=lambda item: item.content[0])
    return drafts, frozenset(_quotes_of(view, drafts))


def _quotes_of(view: View, drafts: Iterable[Draft]) -> set[int]:
    return {quote for item in drafts for span in item.content for quote in view.quotes_in(span)}


def _claimed(view: View, drafts: Iterable[Draft]) -> dict[int, int]:
    """Quotations with their speaker right behind them, and the head of the cue there, -1 if there is none."""
    result = {}
    for item in drafts:
        for quote in item.quotes[:1]:
            behind = view.quote_bounds[quote][1]
            if item.hit is not None and item.hit.first >= behind:
                result[quote] = item.hit.head
            elif item.hit is None and item.source is not None and item.source[0] >= behind:
                result[quote] = -1
    return result


def _is_silence(view: View, hit: Hit) -> bool:
    """Whether the cue says that somebody did not say it: "did not say", "refused to say", "declined to be named"."""
    if hit.negated and hit.cue.type in {"speech", "document"}:
        return True
    declines = any(word in classes("decline") for word in view.low[hit.first : hit.last])
    return declines and not (SILENT | _NAMED).isdisjoint(view.low[hit.first : hit.last + 3])


def _may_be(view: View, item: Draft) -> bool:
    """Whether the word lists allow it: a verb that only quotes ("went on") needs a quotation, "Winner:" is none."""
    if item.hit is not None and item.hit.cue.frames and set(item.hit.cue.frames) <= {"q", "x"}:
        return any(len(view.quotes_in(span)) for span in item.content)
    if item.hit is None:
        return True
    if item.source is None:  # "the plan was announced" by nobody
        return not (item.hit.passive and all(span.end <= view.starts[item.hit.first] for span in item.content))
    if item.source[0] < item.hit.last and item.hit.first < item.source[1]:
        return False  # "Advocates | for" is a noun
    worded = any(map(view.word, range(item.hit.first, item.hit.last)))
    return worded or view.low[item.source[0]] not in groups("quoting.tsv")["label"]


def _crosses(view: View, turn: Draft, item: Draft) -> bool:
    """Whether an attribution overlaps a transcript's turn without lying inside it, cue and all."""
    (whole,) = turn.content
    if item.hit is None:
        return False
    inside = view.starts[item.hit.first] >= whole.start and all(whole.start <= span.start for span in item.content)
    return not inside and any(span.meets(whole) for span in item.content)


def _draft(view: View, hit: Hit, tag: Tagged, rule: Draft | None, claimed: Mapping[int, int]) -> Draft | None:
    item = Draft(None, hit)
    add_content(view, item, tag, hit, claimed)
    if not item.content:
        return None
    sources = runs(tag, SOURCE)
    if sources:
        item.source = bare(view, max(sources, key=lambda run: run[1] - run[0]))
    if item.source is not None and _is_judged(view, hit, item.source):
        item.source = None
    if item.source is not None and rule is not None and rule.source is not None:
        meets = rule.source[0] < item.source[1] and item.source[0] < rule.source[1]
        item.named = rule.source if meets else None
    if rule is not None and item.hit is not None and item.hit.shape == "noun":
        _end_with_clause(item, rule)
    return item


def _is_judged(view: View, hit: Hit, source: Range) -> bool:
    """Whether a source is only whom others judge: "Smith has been criticised for", "the mayor, accused of"."""
    if source[1] > hit.head or view.low[hit.head] not in groups("quoting.tsv")["judged"]:
        return False
    being = any(word in classes("be") for word in view.low[source[1] : hit.head])
    return being or (hit.head > 0 and view.low[hit.head - 1] == ",")


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


def _without_article(view: View, cue: Range) -> Range:
    """A cue without the beginning of a phrase that is not part of it ("said | in a")."""
    first, last = cue
    while last - 1 > first and view.low[last - 1] in classes("article"):
        last -= 1 + (last - 2 > first and view.low[last - 2] in classes("preposition"))
    return first, last


def _hit(view: View, known: Mapping[int, Hit], where: Range) -> Hit:
    """The cue as the rules know it by any of its tokens, else what the word lists know of its words."""
    first, last = _without_article(view, where)
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
