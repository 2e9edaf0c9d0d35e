"""What an editor wants to know first of a copy, or of two that share a text: who falls silent, which words differ."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.render import changes, wording
from attrib.render.inert import shorten
from attrib.schema.comparison import Comparison, Overlap, Statement

_MOST = 6


def in_short(comparison: Comparison, overlap: Overlap) -> list[tuple[str, str]]:
    """What a telling does to the one before it, as pairs of a label and what is to be said; only what there is."""
    first, second = comparison.tellings[overlap.first], comparison.tellings[overlap.second]
    found = [("Sentences", _sentences(overlap) if overlap.verdict == "copy" else "")]
    if first.title and second.title and first.title != second.title:
        found.append(("Headline", changes.inline(first.title, second.title)))
    silent = [
        wording.entry(item.name, named=item.named)
        for item in comparison.sources
        if item.tellings[overlap.first] is not None and item.tellings[overlap.second] is None
    ]
    found.append(("No longer heard", _some(silent)))
    pairs = [_verbs(item, overlap) for item in comparison.statements]
    found.append(("Verbs", _some(dict.fromkeys(filter(None, pairs)))))
    own = [
        f"“{shorten(item.text.removeprefix('that '), 90)}”"
        for item in comparison.statements
        if _ways(item, overlap) == (True, False)
    ]
    found.append(("Its own claim now", _some(own)))
    known = {word.text.casefold() for word in first.loaded}
    loaded = [word.text for word in second.loaded if word.text.casefold() not in known]
    found.append(("Loaded words added", _some(loaded)))
    return [(label, said) for label, said in found if said]


def _sentences(overlap: Overlap) -> str:
    kinds = [edit.kind for edit in overlap.edits]
    parts = [f"{kinds.count(kind)} {kind}" for kind in ("dropped", "changed", "added") if kind in kinds]
    return wording.listing(parts) if parts else "none dropped, changed or added"


def _verbs(item: Statement, overlap: Overlap) -> str | None:
    one, other = item.versions[overlap.first], item.versions[overlap.second]
    if one is None or other is None or not one.cue or not other.cue or one.cue.casefold() == other.cue.casefold():
        return None
    who = shorten(wording.within(other.source or one.source or "somebody"), 60)
    side = "" if other.stance in (None, "neutral") else f" ({wording.STANCES.get(other.stance or '', other.stance)})"
    return f"{who} “{shorten(one.cue, 30)}” → “{shorten(other.cue, 30)}”{side}"


def _ways(item: Statement, overlap: Overlap) -> tuple[bool, bool]:
    """Whether the original attributes a statement, and whether its copy does; both true if either leaves it out."""
    one, other = item.versions[overlap.first], item.versions[overlap.second]
    if one is None or other is None:
        return True, True
    return one.status != "asserted", other.status != "asserted"


def _some(items: Iterable[str]) -> str:
    shown = list(items)
    rest = f" and {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return "; ".join(shown[:_MOST]) + rest
