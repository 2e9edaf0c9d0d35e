"""A comparison as a page: the tellings as columns."""

from __future__ import annotations

from attrib.render import inert, wording
from attrib.render.changes import Run, runs
from attrib.render.comparison import MISSING, about, called, letter, notable, pair, saying, version
from attrib.render.copied import in_short
from attrib.render.html import page
from attrib.render.html.figures import scale
from attrib.render.html.markup import Child, Markup, join, listing, section, table, tag
from attrib.schema.comparison import Comparison, Edit, Figure, Statement, Version

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
        tag(
            "li",
            tag("p", tag("span", letter(at), class_="letter"), " ", tag("strong", inert.inline(one.name))),
            tag("p", about(one), class_="note"),
        )
        for at, one in enumerate(comparison.tellings)
    )
    return section("tellings", "The tellings", tag("ul", join(items), class_="cards"))


def _origin(comparison: Comparison) -> Markup:
    parts: list[Child] = []
    for group in comparison.upstream:
        names = wording.listing(called(comparison, at) for at in group.tellings)
        name = f": {group.name}" if group.name else ""
        parts.append(tag("p", tag("strong", f"{names} likely rest on one text{name}."), class_="withheld"))
    for overlap in comparison.overlaps:
        parts.append(tag("p", pair(comparison, overlap)))
        if overlap.verdict != "independent":
            rows = (tag("div", tag("dt", label), tag("dd", said)) for label, said in in_short(comparison, overlap))
            parts.append(tag("dl", join(rows), class_="facts short"))
        if overlap.edits:
            title = f"Sentence by sentence ({len(overlap.edits)})"
            edits = listing(map(_edit, overlap.edits), class_="edits")
            parts.append(tag("details", tag("summary", title), edits, open=True))
    return section("origin", "Who has it from whom", *parts)


def _edit(edit: Edit) -> Markup:
    kind = tag("span", edit.kind, class_=f"badge edit {edit.kind}")
    if edit.kind == "changed":
        return join((kind, " ", *map(_run, runs(edit.before or "", edit.after or ""))))
    shown = tag("del" if edit.kind == "dropped" else "ins", inert.shorten(edit.before or edit.after or "", 600))
    return join((kind, " ", shown))


def _run(run: Run) -> Markup:
    if run.same:
        return join([run.before])
    return join((tag("del", run.before) if run.before else None, tag("ins", run.after) if run.after else None), " ")


def _statements(comparison: Comparison) -> Markup:
    found = notable(comparison.statements)
    if not found:
        return section("statements", "Quotations and claims", tag("p", "No quotation, and no claim that two share."))
    rows = [(None, _statement(item)) for item in found[:_STATEMENTS]]
    caption = "Quotations, and claims that are put in more than one way; those put most differently first"
    return section("statements", "Quotations and claims", table(_header(comparison, "Words"), rows, caption))


def _statement(item: Statement) -> list[Child]:
    return [saying(item, 400), *map(_version, item.versions)]


def _version(item: Version | None) -> Markup:
    if item is None:
        return tag("span", f"✗ {MISSING}", class_="lacks")
    sign = {"quoted": "✓", "reported": "≈", "asserted": "▲"}[item.status]
    kind = "warning" if item.status == "asserted" else "has"
    leaning = " leaning" if item.stance not in (None, "neutral") else ""
    return tag("span", f"{sign} {version(item)}", class_=f"{kind}{leaning}")


def _sources(comparison: Comparison) -> Markup:
    if not comparison.sources:
        return section("sources", "Sources", tag("p", "Nobody is quoted or cited."))
    rows: list[tuple[str | None, list[Child]]] = []
    for item in comparison.sources[:_SOURCES]:
        cells: list[Child] = [inert.inline(wording.entry(item.name, named=item.named))]
        for cell in item.tellings:
            if cell is None:
                cells.append(tag("span", f"✗ {MISSING}", class_="lacks"))
                continue
            called_there = f", as “{inert.shorten(cell.name, 60)}”" if cell.name != item.name else ""
            words = f", {wording.count(cell.quoted_words, 'word')} quoted" if cell.quoted_words else ""
            shown = f"{wording.percent(cell.share)}, cited {cell.attributions}×{words}{called_there}"
            cells.append(shown)
        rows.append((None, cells))
    return section(
        "sources",
        "Sources",
        table(_header(comparison, "Source"), rows, "The share of all attributed words that each gives them"),
    )


def _scores(comparison: Comparison) -> Markup:
    tellings = comparison.tellings
    rows: list[tuple[str | None, list[Child]]] = []
    for key, (title, _) in wording.SCORES.items():
        if any(item.scores.get(key) for item in tellings):
            rows.append((None, [title, *(_figure(item.scores.get(key), key) for item in tellings)]))
    for name in sorted({name for item in tellings for name in item.frames}):
        shown = (_figure(item.frames.get(name), name) for item in tellings)
        rows.append((None, [f"Frame: {wording.words(name)}", *shown]))
    words: list[Child] = ["Loaded words of its own"]
    words += [", ".join(f"{item.text} {item.weight:+.2f}" for item in one.loaded) or "none" for one in tellings]
    rows.append((None, words))
    return section("scores", "Scores and framing", table(_header(comparison, "Score"), rows, "With 90% intervals"))


def _figure(cell: Figure | None, key: str) -> Markup:
    shown = wording.figure(cell, key)
    bar = None if cell is None else scale(cell.value, cell.low, cell.high, "", None)
    return join((tag("p", shown), bar))


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
