"""Which tellings share text, which of them is the likely original, and what was done to its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from attrib.compare.groups import Groups
from attrib.compare.text import own_text, share, shingles, words
from attrib.schema import Report
from attrib.schema.comparison import Edit, Overlap, Telling, Upstream

SIZE = 5
"""Words of a shingle: long enough that two writers seldom share one by chance."""
COPY = 0.5
"""From this share of the shorter one's shingles on, a telling is a copy, cut or edited ..."""
SHARED = 0.12
"""... and from this share on, there is text in common. Quoted words are left out."""
_LEAST = 20
"""Shingles that must be shared for any verdict."""
_CHANGED = 0.3
_SENTENCES = 400


def overlaps(reports: Sequence[Report], tellings: Sequence[Telling]) -> tuple[Overlap, ...]:
    """Every pair of tellings, the likely original of a copy first."""
    grams = [shingles(words(own_text(report)), SIZE) for report in reports]
    return tuple(
        _overlap(reports, tellings, grams, one, other)
        for one in range(len(reports))
        for other in range(one + 1, len(reports))
    )


def upstreams(tellings: Sequence[Telling], pairs: Sequence[Overlap]) -> tuple[Upstream, ...]:
    """Groups of tellings that seem to come from one text."""
    groups = Groups(len(tellings))
    for pair in pairs:
        if pair.verdict != "independent":
            groups.join(pair.first, pair.second)
    found = []
    for group in groups.all():
        if len(group) > 1:
            inside = [pair for pair in pairs if pair.first in group and pair.verdict != "independent"]
            found.append(Upstream(tuple(group), _origin(tellings, group, inside), _evidence(tellings, inside)))
    return tuple(found)


def _overlap(
    reports: Sequence[Report], tellings: Sequence[Telling], grams: list[set[tuple[str, ...]]], one: int, other: int
) -> Overlap:
    shared = len(grams[one] & grams[other])
    here, there = share(grams[one], grams[other]), share(grams[other], grams[one])
    verdict = "independent"
    if shared >= min(_LEAST, *(len(grams[at]) for at in (one, other))) and shared:
        verdict = "copy" if max(here, there) >= COPY else "shared" if max(here, there) >= SHARED else verdict
    if verdict == "independent":
        return Overlap(one, other, here, there, verdict, "", ())
    turned, why = _order(tellings, one, other)
    first, second = (other, one) if turned else (one, other)
    edits = _edits(reports[first], reports[second]) if verdict == "copy" else ()
    parts = (there, here) if turned else (here, there)
    return Overlap(first, second, *parts, verdict, why, edits)


def _order(tellings: Sequence[Telling], one: int, other: int) -> tuple[bool, str]:
    """Whether the second is the likely original, and why."""
    first, second = tellings[one], tellings[other]
    for turned, copy, original in ((False, second, first), (True, first, second)):
        for told in (copy.upstream, copy.agency):
            if told and original.publisher and _key(told) == _key(original.publisher):
                return turned, f"{copy.name} says that it comes from {told}"
    for turned, copy, original in ((False, second, first), (True, first, second)):
        if copy.upstream and not original.upstream:
            return turned, f"{copy.name} says that it comes from {copy.upstream}"
    dates = [item.published or "" for item in (first, second)]
    if all(dates) and dates[0] != dates[1]:
        return dates[1] < dates[0], "published first"
    turned = second.words > first.words
    return turned, "the longer of the two"


def _key(name: str) -> str:
    """A publisher without what its address adds: ``NorthshoreLedger.com`` is ``Northshore Ledger``."""
    kept = "".join(words(name.removeprefix("www.")))
    for end in ("com", "org", "net", "example", "couk"):
        kept = kept.removesuffix(end)
    return kept.removeprefix("the")


def _origin(tellings: Sequence[Telling], group: list[int], pairs: list[Overlap]) -> str | None:
    told = [name for at in group if (name := tellings[at].upstream or tellings[at].agency)]
    if told:
        return max(told, key=told.count)
    seconds = {pair.second for pair in pairs if pair.verdict == "copy"}
    firsts = {pair.first for pair in pairs if pair.verdict == "copy"} - seconds
    return tellings[min(firsts)].name if firsts else None


def _evidence(tellings: Sequence[Telling], pairs: list[Overlap]) -> str:
    parts = []
    for pair in pairs:
        first, second = tellings[pair.first].name, tellings[pair.second].name
        parts.append(f"{second} has {pair.of_second:.0%} of its {SIZE}-word runs in common with {first}")
        if pair.verdict == "copy" and pair.why:
            parts.append(pair.why)
    return "; ".join(dict.fromkeys(parts))


def _edits(original: Report, copy: Report) -> tuple[Edit, ...]:
    """Sentences that were dropped, added or changed, in order; nothing of very long texts."""
    if max(len(original.sentences), len(copy.sentences)) > _SENTENCES:
        return ()
    before = [original.text[slice(*item.span)] for item in original.sentences]
    after = [copy.text[slice(*item.span)] for item in copy.sentences]
    old, new = ([tuple(words(text)) for text in side] for side in (before, after))
    edits: list[Edit] = []
    for what, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            edits += _replaced(before[low:high], after[start:end])
    return tuple(edits)


def _replaced(before: list[str], after: list[str]) -> list[Edit]:
    """What stood somewhere and what stands there now, alike sentences paired."""
    edits = []
    left = dict(enumerate(after))
    for text in before:
        near = max(left, key=lambda at: _alike(text, left[at]), default=None)
        if near is None or _alike(text, left[near]) < _CHANGED:
            edits.append(Edit("dropped", text, None))
        else:
            edits.append(Edit("changed", text, left.pop(near)))
    return edits + [Edit("added", None, text) for text in left.values()]


def _alike(one: str, other: str) -> float:
    first, second = shingles(words(one), 2), shingles(words(other), 2)
    return max(share(first, second), share(second, first))
