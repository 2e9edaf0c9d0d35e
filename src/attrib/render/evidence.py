"""What a report rests on: flags, sentences, sources, attributions, claims without a source."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from attrib.render import wording
from attrib.render.inert import shorten
from attrib.render.marks import heaviest, marked
from attrib.render.page import Page
from attrib.schema import Flag, Report, SentenceScore, Source, Span, Unattributed, WordWeight

_SENTENCES = 6  # sentences shown; all of them are in the JSON, as is what follows
_CLAIMS = 10
_QUOTED = 3  # places shown for each flag
_SOURCES = 20
_FELT = 0.1  # of log-odds: less is not told
SEVERITIES = {"warning": ("!", "bold red"), "notice": ("•", "yellow"), "info": ("·", "dim")}
STANCES = {"doubt": "Doubting", "endorse": "Endorsing", "concede": "Conceding", "manner": "Coloured"}


def flags(page: Page, report: Report) -> None:
    """What an editor should look at, the gravest first, each with its place and its basis."""
    if not report.flags:
        return
    page.heading("Worth a look")
    for flag in sorted(report.flags, key=lambda item: list(SEVERITIES).index(item.severity)):
        sign, style = SEVERITIES[flag.severity]
        page.add((f"{sign} ", style), flag.message, indent=2, hang=2)
        _places(page, report, flag)
        page.add((f"Basis: {flag.basis}", "dim"), indent=4)


UNREAD = {"empty", "not_english", "extraction_failed", "looks_like_path"}
"""Abstentions after which a missing source means nothing."""


def sentences(page: Page, report: Report) -> None:
    """The sentences that drove the bias score, with their loaded words marked."""
    scored = [item for item in report.sentences if item.bias is not None]
    if not scored:
        return
    ordered = sorted(scored, key=lambda item: (-(item.bias or 0.0), item.span))
    likely = [item for item in ordered if (item.bias or 0.0) >= 0.5]
    page.heading("Sentences that weigh most")
    shown = likely[:_SENTENCES] or [item for item in ordered[: _SENTENCES // 2] if heaviest(item.words)]
    base = wording.count(len(scored), "sentence") + " in the outlet's own words"
    page.add(f"Biased more likely than not: {len(likely) or 'none'} of {base}.{_legend(page, report, shown)}", indent=2)
    _headline(page, report)
    for item in shown:
        _sentence(page, report, item)
    if len(likely) > _SENTENCES:
        page.add((f"and {len(likely) - _SENTENCES} more", "dim"), indent=2)


def ledger(page: Page, report: Report) -> None:
    """Everybody whom the article quotes or cites, as a table."""
    if not report.sources and UNREAD.intersection(report.abstained):
        return
    page.heading("Sources")
    if not report.sources:
        page.add("Nobody is quoted or cited.", indent=2)
        return
    shown = sorted(report.sources, key=lambda item: -item.share)[:_SOURCES]
    header = ("Source", "Named", "Kind", "Role", "Cited", "Quoted", "Share")
    page.table(header, [_row(item) for item in shown], right=3)
    unnamed = sum(not item.named for item in report.sources)
    total = f"{wording.count(len(report.sources), 'source')}, {unnamed or 'none'} unnamed"
    left = f"; the first {_SOURCES} are shown" if len(report.sources) > _SOURCES else ""
    legend = "Cited: attributions. Quoted: words inside quotation marks. Share: of all attributed words."
    placed = sum(len(item.attributions) for item in report.sources)
    others = len(report.attributions) - placed
    rest = (
        f" {wording.count(others, 'more attribution')}: thoughts, plans, or a source that is not made clear."
        if others
        else ""
    )
    page.add((f"{total}{left}. {legend}{rest}", "dim"), indent=2)


def attributions(page: Page, report: Report) -> None:
    """How the article attributes, and the verbs that take a side."""
    found = report.attributions
    if not found:
        return
    page.heading("Attributions")
    forms = Counter(item.form for item in found)
    parts = [f"{forms[form]} {form}" for form in ("direct", "indirect", "mixed") if forms[form]]
    page.entry("Form", f"{len(found)} in all: {wording.listing(parts)}")
    nobody = sum(item.source is None for item in found)
    if nobody:
        page.entry("No source", f"{nobody} with nobody who says it")
    names = {source.id: wording.someone(source) for source in report.sources}
    cues: dict[str, list[str]] = defaultdict(list)
    for item in found:
        if item.cue is not None and item.stance in STANCES:
            who = names.get(item.source_id or "", "")
            cues[item.stance].append(f"“{_slice(report, item.cue, 40)}”" + (f" ({shorten(who, 40)})" if who else ""))
    for stance, label in STANCES.items():
        page.entry(f"{label} cues", ", ".join(dict.fromkeys(cues[stance])))


def unattributed(page: Page, report: Report) -> None:
    """What the outlet asserts in its own voice with no source in reach."""
    if not report.unattributed:
        return
    page.heading("In the outlet's own voice, without a source")
    claims = claims_by_sentence(report)
    for sentence, items in list(claims.items())[:_CLAIMS]:
        # an assessment is of the sentence as a whole: nothing in it is marked
        words = tuple(WordWeight(item.span, 1.0) for item in items if not item.why.startswith("assessment"))
        page.add("• ", marked(report.text, sentence, words, colour=page.colour), indent=2, hang=2)
        page.add((wording.sentences(wording.claim(item.why) for item in items), "dim"), indent=4)
    if len(claims) > _CLAIMS:
        page.add((f"and {wording.count(len(claims) - _CLAIMS, 'more sentence')}", "dim"), indent=2)


def claims_by_sentence(report: Report) -> dict[Span, list[Unattributed]]:
    """Claims without a source, under the sentence that each stands in, in the order of the first of them."""
    starts = [item.span.start for item in report.sentences]
    claims: dict[Span, list[Unattributed]] = {}
    for item in report.unattributed:
        at = bisect_right(starts, item.span.start) - 1
        sentence = report.sentences[at].span if at >= 0 else item.span
        claims.setdefault(sentence if sentence.holds(item.span) else item.span, []).append(item)
    return claims


def _places(page: Page, report: Report, flag: Flag) -> None:
    # several spans of one flag are often the same words
    quoted = list(dict.fromkeys(_slice(report, span, 90) for span in flag.spans))
    if quoted:
        more = f" and {len(quoted) - _QUOTED} more" if len(quoted) > _QUOTED else ""
        page.add(", ".join(map(wording.quoted, quoted[:_QUOTED])) + more, indent=4)


def _legend(page: Page, report: Report, shown: Sequence[SentenceScore]) -> str:
    """How loaded words are marked, if any are."""
    words = [item.words for item in shown] + ([report.headline.words] if report.headline is not None else [])
    if not any(map(heaviest, words)):
        return ""
    sign = "Loaded words are underlined" if page.colour else "Loaded words stand between *stars*"
    return f" {sign}; below stands what each adds to the log-odds."


def _headline(page: Page, report: Report) -> None:
    if report.headline is not None and heaviest(report.headline.words):
        whole = Span(0, len(report.headline.text))
        page.entry(
            "Headline", marked(report.headline.text, whole, report.headline.words, colour=page.colour), column=10
        )


def _sentence(page: Page, report: Report, item: SentenceScore) -> None:
    text = marked(report.text, item.span, item.words, colour=page.colour)
    page.entry(wording.percent(item.bias or 0.0), text, column=10)
    if words := weights(report, item):
        page.entry("", (", ".join(words), "dim"), column=10)
    if who := reported_from(report, item.span):
        page.entry("", (f"In the outlet's wording of {who}.", "dim"), column=10)


def weights(report: Report, item: SentenceScore) -> list[str]:
    """What the loaded words and the strongest signals of a sentence add to its log-odds, and the rest in one number."""
    words = heaviest(item.words)
    signals = [one for one in sorted(item.signals, key=lambda one: -abs(one.weight))[:2] if abs(one.weight) >= _FELT]
    shown = [f"{_slice(report, word.span, 30)} {word.weight:+.2f}" for word in words]
    shown += [f"{wording.signal(one.signal)} {one.weight:+.2f}" for one in signals]
    rest = sum(one.weight for one in item.words) - sum(one.weight for one in words)
    rest += sum(one.weight for one in item.signals) - sum(one.weight for one in signals)
    return shown + ([f"all else {rest:+.2f}"] if abs(rest) >= _FELT else [])


def reported_from(report: Report, sentence: Span) -> str:
    """Whose claim the sentence words, if the ledger has somebody who answers for it: ``what Ada Brook said``."""
    known = {source.id: source for source in report.sources}
    for item in report.attributions:
        if item.form != "direct" and item.source_id in known and any(sentence.meets(span) for span in item.content):
            source = known[item.source_id or ""]
            who = shorten(wording.someone(source), 40)
            return who if source.kind == "document" else f"what {who} said"
    return ""


def _row(source: Source) -> Sequence[str]:
    return (
        wording.entry(source.name, named=source.named),
        "yes" if source.named else "no",
        source.kind,
        source.role or "",
        f"{len(source.attributions)}",
        f"{source.quoted_words}",
        wording.percent(source.share),
    )


def _slice(report: Report, span: Span, limit: int) -> str:
    return shorten(report.text[span.start : span.end], limit)
