"""A comparison as text that an editor reads."""

from __future__ import annotations

from attrib.render import changes, copied, wording
from attrib.render.inert import shorten
from attrib.render.page import Page
from attrib.schema.comparison import Comparison, Overlap, Presence, Statement, Telling, Version

_ORDER = (*wording.SCORES,)
_EDITS = 12
_STATEMENTS = 20
_SOURCES = 20
_LOADED = 6
MISSING = "left out"


def letter(at: int) -> str:
    """What a telling is called in tables."""
    return chr(ord("A") + at)


def render(comparison: Comparison, *, width: int = 100, colour: bool = False) -> str:
    """Lay a comparison out as text.

    Args:
        comparison: what to show.
        width: columns to fill.
        colour: whether to use escape codes.

    Returns:
        The text, ending with a line feed.
    """
    page = Page(width, colour=colour)
    page.add(("One story, side by side", "bold"))
    for at, telling in enumerate(comparison.tellings):
        page.entry(letter(at), (telling.name, "bold"), f": {about(telling)}", column=4)
    _origin(page, comparison)
    _statements(page, comparison)
    _sources(page, comparison)
    _scores(page, comparison)
    page.blank()
    page.add((f"attrib {comparison.attrib}.", "dim"))
    return page.text()


def called(comparison: Comparison, at: int) -> str:
    """A telling within a sentence: its letter, and its name in short."""
    telling = comparison.tellings[at]
    name = shorten(telling.name, 48)
    return f"{letter(at)} (“{name}”)" if telling.name == telling.title else f"{letter(at)} ({name})"


def about(telling: Telling) -> str:
    """What a telling is, in a few words."""
    parts = [f"{telling.words:,} words"]
    if genre := wording.genre(telling.genre):
        parts.insert(0, genre)
    if telling.title and telling.title != telling.name:
        parts.insert(0, f"“{shorten(telling.title, 70)}”")
    for label, value in (("taken from", telling.upstream), ("agency", telling.agency)):
        if value:
            parts.append(f"{label} {shorten(value, 40)}")
    return ", ".join(parts)


def pair(comparison: Comparison, overlap: Overlap) -> str:
    """What two tellings have to do with each other, as a sentence."""
    first, second = (called(comparison, at) for at in (overlap.first, overlap.second))
    shared = wording.percent(overlap.of_second)
    if overlap.verdict == "independent":
        return f"{first} and {second} are written independently ({shared} of the text outside quotations is common)."
    if overlap.verdict == "shared":
        return f"{second} shares {shared} of its text with {first}: one source text is likely."
    name = comparison.tellings[overlap.second].name
    why = f"it{overlap.why[len(name) :]}" if overlap.why.startswith(name) else overlap.why
    return f"{second} is a copy of {first}, cut or edited: {shared} of its text is there. Reason: {shorten(why, 160)}."


def saying(item: Statement, limit: int) -> str:
    """What is said, in quotation marks."""
    return f"“{shorten(item.text.removeprefix('that '), limit)}”"


def version(item: Version | None) -> str:
    """What a telling makes of a statement, in a few words."""
    if item is None:
        return MISSING
    if item.status == "asserted":
        return f"says so itself: “{shorten(item.text, 160)}”"
    by = f" by {shorten(wording.within(item.source), 60)}" if item.source else ""
    cue = f", “{shorten(item.cue, 30)}”" if item.cue else ""
    side = "" if item.stance in (None, "neutral") else f" ({wording.STANCES.get(item.stance or '', item.stance)})"
    return f"{item.status}{by}{cue}{side}"


def notable(statements: tuple[Statement, ...]) -> list[Statement]:
    """Statements worth a line: quotations, and what is put differently somewhere; the most differing first."""
    found = [item for item in statements if item.quoted or _spread(item) > 1]
    return sorted(found, key=lambda item: -_spread(item))


def _spread(item: Statement) -> int:
    """How many ways of putting it there are, of which an assertion counts most."""
    ways = {(one.status, one.cue) for one in item.versions if one is not None}
    told = sum(one is not None for one in item.versions)
    return 0 if told < 2 else len(ways) + 2 * any(status == "asserted" for status, _ in ways)


def _scores(page: Page, comparison: Comparison) -> None:
    page.heading("Scores")
    names = [letter(at) for at in range(len(comparison.tellings))]
    rows = []
    for key in _ORDER:
        cells = [item.scores.get(key) for item in comparison.tellings]
        if any(cells):
            rows.append((wording.SCORES[key][0], *(wording.figure(cell, key) for cell in cells)))
    frames = dict.fromkeys(name for item in comparison.tellings for name in item.frames)
    for name in sorted(frames):
        values = (item.frames.get(name) for item in comparison.tellings)
        rows.append((f"frame {wording.words(name)}", *(wording.figure(value, name) for value in values)))
    page.table(("", *names), rows, right=len(names))
    page.add(("With 90% intervals. Loaded words of each outlet's own voice:", "dim"), indent=2)
    for at, telling in enumerate(comparison.tellings):
        words = ", ".join(f"{item.text} {item.weight:+.2f}" for item in telling.loaded[:_LOADED])
        page.entry(letter(at), words or "none", column=4)


def _origin(page: Page, comparison: Comparison) -> None:
    page.heading("Who has it from whom")
    for group in comparison.upstream:
        names = wording.listing(called(comparison, at) for at in group.tellings)
        page.add(f"{names} likely rest on one text", f": {group.name}." if group.name else ".", indent=2, hang=2)
    for overlap in comparison.overlaps:
        page.add("• ", pair(comparison, overlap), indent=2, hang=2)
        if overlap.verdict != "independent":
            for label, said in copied.in_short(comparison, overlap):
                page.entry(label, said, column=20, indent=4, style="bold")
        if overlap.edits:
            page.add(("Sentence by sentence; in brackets what became of which words:", "dim"), indent=4)
        for edit in overlap.edits[:_EDITS]:
            if edit.kind == "changed":
                page.entry("changed", changes.inline(edit.before or "", edit.after or ""), column=10, indent=4)
            else:
                page.entry(edit.kind, shorten(edit.before or edit.after or "", 200), column=10, indent=4)
        if len(overlap.edits) > _EDITS:
            page.add((f"and {len(overlap.edits) - _EDITS} more changes", "dim"), indent=4)


def _statements(page: Page, comparison: Comparison) -> None:
    page.heading("Quotations and claims")
    found = notable(comparison.statements)
    if not found:
        page.add("No quotation, and no claim that two of them share.", indent=2)
    for item in found[:_STATEMENTS]:
        page.add("• ", saying(item, 160), indent=2, hang=2)
        for at, one in enumerate(item.versions):
            page.entry(letter(at), version(one), column=4, indent=4)
    if len(found) > _STATEMENTS:
        page.add((f"and {len(found) - _STATEMENTS} more", "dim"), indent=2)


def _sources(page: Page, comparison: Comparison) -> None:
    page.heading("Sources")
    if not comparison.sources:
        page.add("Nobody is quoted or cited.", indent=2)
        return
    names = [letter(at) for at in range(len(comparison.tellings))]
    rows = [
        (
            wording.entry(item.name, named=item.named),
            *map(_presence, item.tellings),
        )
        for item in comparison.sources[:_SOURCES]
    ]
    page.table(("Source", *names), rows, right=len(names))
    page.add(("How often each cites it, and its share of all attributed words there; – left out.", "dim"), indent=2)


def _presence(cell: Presence | None) -> str:
    return "–" if cell is None else f"{cell.attributions}× {wording.percent(cell.share)}"
