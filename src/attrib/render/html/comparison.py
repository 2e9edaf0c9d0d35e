"""A comparison as a page: the tellings as columns."""

from __future__ import annotations

from attrib.render import inert, wording
from attrib.render.comparison import MISSING, about, letter, notable, pair, version
from attrib.render.html import page
from attrib.render.html.markup import Child, Markup, join, listing, section, table, tag
from attrib.schema.comparison import Comparison, Edit, Statement, Version

_STATEMENTS = 150
_SOURCES = 150


def render(comparison: Comparison, *, home: str | None = None) -> str:
    """A comparison as one self-contained page.

    Args:
        comparison: what to show.
        home: where other articles can be compared, if it is shown by a server.
    """
    names = wording.listing(inert.shorten(item.name, 40) for item in comparison.tellings)
    header = join(
        (tag("p", "A comparison by attrib", class_="kicker"), tag("h1", "One story, side by side"), page.back(home))
    )
    footer = tag("p", f"attrib {comparison.attrib}. Comparison schema {comparison.schema}.")
    return page.document(f"{names} - attrib", body(comparison), header=header, footer=footer)


def body(comparison: Comparison) -> Markup:
    """What stands between a page's header and its footer."""
    return join(
        (
            _tellings(comparison),
            _origin(comparison),
            _statements(comparison),
            _sources(comparison),
            _scores(comparison),
            _reading(),
        )
    )


def _header(comparison: Comparison, first: str) -> list[str]:
    return [first, *(f"{letter(at)}: {inert.shorten(one.name, 30)}" for at, one in enumerate(comparison.tellings))]


def _tellings(comparison: Comparison) -> Markup:
    items = (
        tag("div", tag("dt", f"{letter(at)}: {inert.inline(one.name)}"), tag("dd", about(one)))
        for at, one in enumerate(comparison.tellings)
    )
    return section("tellings", "The tellings", tag("dl", join(items)))


def _origin(comparison: Comparison) -> Markup:
    parts: list[Child] = []
    for group in comparison.upstream:
        names = wording.listing(comparison.tellings[at].name for at in group.tellings)
        name = f": {group.name}" if group.name else ""
        parts.append(tag("p", tag("strong", f"{names} likely rest on one text{name}."), class_="withheld"))
        parts.append(tag("p", f"{group.evidence}.", class_="note"))
    for overlap in comparison.overlaps:
        parts.append(tag("p", pair(comparison, overlap)))
        if overlap.edits:
            title = f"What was done to its sentences ({len(overlap.edits)})"
            parts.append(tag("details", tag("summary", title), listing(map(_edit, overlap.edits)), open=True))
    return section("origin", "Who has it from whom", *parts)


def _edit(edit: Edit) -> Markup:
    if edit.kind == "changed":
        before = tag("del", inert.shorten(edit.before or "", 600))
        return join((tag("strong", "changed: "), before, " → ", tag("ins", inert.shorten(edit.after or "", 600))))
    shown = tag("del" if edit.kind == "dropped" else "ins", inert.shorten(edit.before or edit.after or "", 600))
    return join((tag("strong", f"{edit.kind}: "), shown))


def _statements(comparison: Comparison) -> Markup:
    found = notable(comparison.statements)
    if not found:
        return section("statements", "Quotations and claims", tag("p", "No quotation, and no claim that two share."))
    rows = [(None, _statement(item)) for item in found[:_STATEMENTS]]
    caption = "Quotations, and claims that are put in more than one way; those put most differently first"
    return section("statements", "Quotations and claims", table(_header(comparison, "Words"), rows, caption))


def _statement(item: Statement) -> list[Child]:
    return [f"“{inert.shorten(item.text, 400)}”", *map(_version, item.versions)]


def _version(item: Version | None) -> Markup:
    if item is None:
        return tag("span", f"✗ {MISSING}", class_="lacks")
    sign = {"quoted": "✓ ", "reported": "≈ ", "asserted": "▲ "}[item.status]
    return tag("span", sign, version(item), class_="warning" if item.status == "asserted" else "has")


def _sources(comparison: Comparison) -> Markup:
    if not comparison.sources:
        return section("sources", "Sources", tag("p", "Nobody is quoted or cited."))
    rows: list[tuple[str | None, list[Child]]] = []
    for item in comparison.sources[:_SOURCES]:
        cells: list[Child] = [inert.inline(item.name)]
        for cell in item.tellings:
            if cell is None:
                cells.append(tag("span", f"✗ {MISSING}", class_="lacks"))
                continue
            called = f", as {inert.shorten(cell.name, 60)}" if cell.name != item.name else ""
            shown = (
                f"✓ cited {cell.attributions}×, {cell.quoted_words} words quoted, {wording.percent(cell.share)}{called}"
            )
            cells.append(shown)
        rows.append((None, cells))
    return section("sources", "Sources", table(_header(comparison, "Source"), rows, "Most widely cited first"))


def _scores(comparison: Comparison) -> Markup:
    tellings = comparison.tellings
    rows: list[tuple[str | None, list[Child]]] = []
    for key, (title, _) in wording.SCORES.items():
        if any(item.scores.get(key) for item in tellings):
            rows.append((None, [title, *(wording.figure(item.scores.get(key), key) for item in tellings)]))
    for name in dict.fromkeys(name for item in tellings for name in item.frames):
        shown = (wording.figure(item.frames.get(name), name) for item in tellings)
        rows.append((None, [f"Frame: {wording.words(name)}", *shown]))
    words: list[Child] = ["Loaded words of its own"]
    words += [", ".join(f"{item.text} {item.weight:+.2f}" for item in one.loaded) or "none" for one in tellings]
    rows.append((None, words))
    return section("scores", "Scores and framing", table(_header(comparison, "Score"), rows, "With 90% intervals"))


def _reading() -> Markup:
    notes = (
        "Quotations are one if the shorter has half its three-word runs in common with the longer; a claim is found "
        "again if three fifths of its content words are there.",
        "“Left out” means that we did not find it: an outlet may put it in words that we do not recognise.",
        "“Says so itself” means that another outlet names a source for the same claim.",
        "Text in common is measured outside quotation marks: who was at the same press conference shares quotations.",
        "Which of two copies is the original rests on what they say themselves, then on dates, then on length.",
    )
    return section("reading", "How to read this", listing(notes))
