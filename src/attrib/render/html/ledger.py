"""Who is quoted or cited, and how much each of them speaks."""

from __future__ import annotations

from attrib.render import inert, wording
from attrib.render.html.article import source_class
from attrib.render.html.figures import Speaker, speakers
from attrib.render.html.markup import Child, Markup, join, section, table, tag
from attrib.render.html.voices import NOBODY, OWN, QUOTED, REPORTED, Voices
from attrib.schema import Report, Source

_HEADER = ("Source", "Named", "Kind", "Role", "Cited", "Words quoted", "Share", "Where")
_PLACES = 12
_MOST = 300


def chart(report: Report, voices: Voices) -> Markup:
    """A picture of who speaks how much, with the outlet in it."""
    words = voices.words()
    total = sum(words.values())
    counted = [(wording.entry(source.name, named=source.named), at) for at, source in enumerate(report.sources, 1)]
    counted.append(("Thoughts, plans, unclear sources", NOBODY))
    rows = [Speaker(name, at, words.get((QUOTED, at), 0), words.get((REPORTED, at), 0)) for name, at in counted]
    ordered = sorted((row for row in rows if row.quoted + row.reported), key=lambda row: -(row.quoted + row.reported))
    outlet = Speaker("The outlet itself", None, words.get((OWN, NOBODY), 0), 0)
    return section(
        "speakers",
        "Who speaks how much",
        speakers([outlet, *ordered], total),
        tag("p", f"Of {total:,} words. Filled: the outlet's own words, and quoted ones. Hatched: what a source says, "
            "in the outlet's wording.", class_="note"),
    )  # fmt: skip


def ledger(report: Report, voices: Voices) -> Markup:
    """Every source as a row that the marks in the article lead to, and from which one gets back."""
    if not report.sources:
        return section("sources", "Sources", tag("p", "Nobody is quoted or cited."))
    rows = [
        (f"source-{number}", _row(report, number, source)) for number, source in enumerate(report.sources[:_MOST], 1)
    ]
    unnamed = sum(not source.named for source in report.sources)
    caption = f"{wording.count(len(report.sources), 'source')}, {unnamed or 'none'} unnamed, in order of appearance"
    note = (
        "Cited: how often. Share: of all attributed words. Where: leads to each place in the article. The numbers are "
        "those behind the marks in the article."
    )
    return section("sources", "Sources", table(_HEADER, rows, caption), tag("p", note, class_="note"), _cues(report))


def _row(report: Report, number: int, source: Source) -> list[Child]:
    swatch = tag("span", str(number), class_=f"swatch {source_class(number)}")
    places = [
        tag("a", str(at), href=f"#said-{index}", aria_label=f"place {at} of {inert.shorten(source.name, 60)}")
        for at, index in enumerate(source.attributions[:_PLACES], 1)
        if index < len(report.attributions)
    ]
    return [
        join((swatch, " ", inert.inline(wording.entry(source.name, named=source.named)))),
        "yes" if source.named else "no",
        source.kind,
        source.role or "–",
        str(len(source.attributions)),
        str(source.quoted_words),
        wording.percent(source.share),
        join((*places, "…" if len(source.attributions) > _PLACES else ""), " "),
    ]


def _cues(report: Report) -> Markup | None:
    """The verbs that take a side, by which side."""
    from attrib.render.evidence import STANCES

    names = {source.id: wording.someone(source) for source in report.sources}
    found: dict[str, list[str]] = {}
    for item in report.attributions:
        if item.cue is not None and item.stance in STANCES:
            who = names.get(item.source_id or "")
            cue = inert.shorten(report.text[item.cue.start : item.cue.end], 40)
            found.setdefault(item.stance, []).append(f"“{cue}”" + (f" ({inert.shorten(who, 40)})" if who else ""))
    if not found:
        return None
    rows = (
        tag("div", tag("dt", title), tag("dd", ", ".join(list(dict.fromkeys(found[stance]))[:40])))
        for stance, title in STANCES.items()
        if stance in found
    )
    return join((tag("h3", "Verbs that take a side"), tag("dl", join(rows), class_="facts")))
