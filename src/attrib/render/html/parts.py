"""The smaller sections of a report: flags, sentences, claims, origin, what was cut, how to read all that."""

from __future__ import annotations

from collections import defaultdict

from attrib.render import inert, wording
from attrib.render.evidence import SEVERITIES, claims_by_sentence, reported_from, weights
from attrib.render.html.article import loaded
from attrib.render.html.explain import LIMITS, METHOD, READING
from attrib.render.html.markup import Child, Markup, join, listing, section, table, tag
from attrib.render.marks import heaviest
from attrib.render.summary import FACTS, fact_words
from attrib.schema import Block, Flag, Report, SentenceScore

_SENTENCES = 8
_CLAIMS = 12
_PLACES = 5
_BLOCKS = 200
_SIGNS = {"warning": "▲", "notice": "●", "info": "○"}


def legend() -> Markup:
    """What the marks in the article mean."""
    number = tag("span", "1", class_="ref c1")
    items = (
        join(("Plain: the outlet's own words",)),
        join((tag("span", "quoted words", class_="s quoted c1 l0"), number, " and who says them")),
        join((tag("span", "a claim in the outlet's wording", class_="s reported c1 l0"), number)),
        join((tag("span", "thoughts, plans, unclear sources", class_="s reported c0 l0"),)),
        join((tag("span", "stated with no source", class_="s claim"),)),
        join((tag("span", "verb that takes a side", class_="s cue"),)),
        join((loaded("loaded", 2.1), " word: hover, tap or tab for its weight")),
    )
    return tag("div", listing(items), class_="legend", role="group", aria_label="What the marks mean")


def flags(report: Report) -> Markup:
    """What an editor should look at, the gravest first."""
    if not report.flags:
        return section("flags", "Worth a look", tag("p", "No flag was raised."))
    order = list(SEVERITIES)
    numbered = sorted(enumerate(report.flags), key=lambda item: order.index(item[1].severity))
    items = (_flag(report, number, flag) for number, flag in numbered)
    return section("flags", "Worth a look", listing(items, class_="flags"))


def _flag(report: Report, number: int, flag: Flag) -> Markup:
    quoted: dict[str, str] = {}
    for at, span in enumerate(flag.spans):
        quoted.setdefault(inert.shorten(report.text[span.start : span.end], 90), f"#flag-{number}-{at}")
    places = [tag("a", wording.quoted(text), href=href) for text, href in quoted.items()]
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    sign = tag("strong", f"{_SIGNS[flag.severity]} {flag.severity.capitalize()}: ", class_=flag.severity)
    return join(
        (
            tag("p", sign, inert.inline(flag.message)),
            tag("p", join(places[:_PLACES], ", "), more) if places else None,
            tag("p", f"Basis: {flag.basis}", class_="note"),
        )
    )


def sentences(report: Report) -> Markup:
    """The sentences that drove the bias score."""
    scored = [(number, item) for number, item in enumerate(report.sentences) if item.bias is not None]
    scored.sort(key=lambda pair: (-(pair[1].bias or 0.0), pair[1].span))
    likely = sum((item.bias or 0.0) >= 0.5 for _, item in scored)
    if not scored:
        return section("sentences", "Sentences that weigh most", tag("p", "No sentence was scored."))
    shown = scored[: min(likely, _SENTENCES)] or scored[:3]
    base = wording.count(len(scored), "sentence")
    lead = f"Biased more likely than not: {likely or 'none'} of {base} in the outlet's own words."
    rows: list[tuple[str | None, list[Child]]] = [
        (None, [_probability(number, item), _sentence(report, item)]) for number, item in shown
    ]
    return section(
        "sentences",
        "Sentences that weigh most",
        tag("p", lead),
        table(("Biased", "Sentence, and what each part adds to the log-odds"), rows, "The heaviest first"),
    )


def _probability(number: int, item: SentenceScore) -> Markup:
    shown = wording.percent(item.bias or 0.0)
    return tag("a", shown, href=f"#sentence-{number}", aria_label=f"{shown}: show it in the article")


def _sentence(report: Report, item: SentenceScore) -> Markup:
    parts, done = [], item.span.start
    for word in sorted(heaviest(item.words), key=lambda word: word.span):
        if word.span.start >= done:
            shown = report.text[word.span.start : word.span.end]
            parts += [report.text[done : word.span.start], tag("b", shown, class_="w2")]
            done = word.span.end
    told = weights(report, item)
    who = reported_from(report, item.span)
    said = f"In the outlet's wording of {who}." if who else ""
    note = join(filter(None, (", ".join(told), said)), ". " if told and who else "")
    return join((tag("p", *parts, report.text[done : item.span.end]), tag("p", note, class_="note") if note else None))


def unattributed(report: Report) -> Markup | None:
    """What the outlet asserts with no source in reach."""
    if not report.unattributed:
        return None
    claims = claims_by_sentence(report)
    items = [
        join((
            f"{wording.quoted(inert.shorten(report.text[slice(*span)], 400))} ",
            tag("span", wording.sentences(wording.claim(item.why) for item in found), class_="note"),
        ))
        for span, found in list(claims.items())[:_CLAIMS]
    ]  # fmt: skip
    if len(claims) > _CLAIMS:
        items.append(join((f"and {wording.count(len(claims) - _CLAIMS, 'more sentence')}",)))
    return section("unattributed", "In the outlet's own voice, without a source", listing(items))


def provenance(report: Report) -> Markup:
    """Where the story came from, each fact with what it was read from."""
    rows = []
    for name, label in FACTS:
        fact = getattr(report.provenance, name)
        if fact is not None:
            shown, basis = fact_words(fact)
            note = tag("span", f" ({basis})", class_="note") if basis else None
            rows.append(tag("div", tag("dt", label), tag("dd", inert.inline(shown), note)))
    inside = tag("dl", join(rows), class_="facts") if rows else tag("p", "The text does not say where it comes from.")
    return section("provenance", "Where it comes from", inside)


def cut(report: Report) -> Markup:
    """What was not taken for article, folded in by reason."""
    groups: dict[str, list[Block]] = defaultdict(list)
    for block in report.blocks:
        if not block.kept and block.reason != "title":
            groups[block.reason or "unknown"].append(block)
    if not groups:
        return section("cut", "Cut from the text", tag("p", "Nothing."))
    folded = []
    for code, blocks in sorted(groups.items(), key=lambda item: -len(item[1])):
        words = sum(len(block.text.split()) for block in blocks)
        title = f"{wording.words(code)}: {wording.count(len(blocks), 'block')}, {wording.count(words, 'word')}"
        items = [inert.shorten(block.text, 300) for block in blocks[:_BLOCKS]]
        if len(blocks) > _BLOCKS:
            items.append(f"and {len(blocks) - _BLOCKS:,} more")
        folded.append(tag("details", tag("summary", title), listing(items)))
    quality = f"Extraction quality {report.quality.value:.2f}"
    if report.quality.reasons:
        quality += f" ({', '.join(map(wording.words, report.quality.reasons))})"
    return section("cut", "Cut from the text", tag("p", f"{quality}. By reason:"), *folded)


def reading() -> Markup:
    """How to read all this."""
    return section("reading", "How to read this", listing(join((tag("strong", a), f" {b}")) for a, b in READING))


def method(report: Report) -> Markup:
    """How the numbers come about, the models behind them in short, and what they do not tell."""
    models = join(
        tag("div", tag("dt", f"{model.name} {model.version}"),
            tag("dd", model.what, tag("span", f" {model.not_for}" if model.not_for else "", class_="note")))
        for model in report.models
    )  # fmt: skip
    return section(
        "method",
        "Method, models and limits",
        listing(METHOD),
        tag("h3", "Models"),
        tag("dl", models) if report.models else tag("p", "None."),
        tag("h3", "Limits and misuse"),
        listing(LIMITS),
    )


def footer(report: Report) -> Markup:
    """What made the report."""
    models = ", ".join(f"{model.name} {model.version} ({model.digest[:12]})" for model in report.models) or "none"
    return tag(
        "p", f"attrib {report.attrib}. Language: {report.language}. Models: {models}. Report schema {report.schema}."
    )
