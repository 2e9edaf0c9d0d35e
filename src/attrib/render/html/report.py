"""A report as a page."""

from __future__ import annotations

from attrib.render import inert, wording
from attrib.render.html import page, parts, scores
from attrib.render.html.article import article, headline
from attrib.render.html.filters import filters
from attrib.render.html.glance import glance
from attrib.render.html.ledger import chart, ledger
from attrib.render.html.markup import Markup, join, section, tag
from attrib.render.html.voices import Voices
from attrib.schema import Report


def render(report: Report, *, home: str | None = None) -> str:
    """A report as one self-contained page.

    Args:
        report: what to show.
        home: where another article can be checked, if it is shown by a server.
    """
    header = join((_header(report), page.back(home)))
    title = f"{report.title or 'Untitled'} - attrib"
    return page.document(title, body(report), header=header, footer=parts.footer(report))


def body(report: Report) -> Markup:
    """What stands between a page's header and its footer."""
    voices = Voices(report)
    text = section(
        "article",
        "The article, by whose words they are",
        filters(report, voices),
        parts.legend(),
        tag("article", article(report, voices), aria_label="The article"),
    )
    side = (scores.scores(report), parts.flags(report), chart(report, voices))
    return join(
        (
            _contents(),
            tag("div", tag("div", text), tag("div", *side), class_="columns"),
            parts.sentences(report),
            ledger(report, voices),
            parts.unattributed(report),
            tag("div", parts.provenance(report), parts.cut(report), class_="halves"),
            tag("div", parts.reading(), parts.method(report), class_="halves"),
        )
    )


def _header(report: Report) -> Markup:
    genre = wording.genre(report.genre.label)
    if genre and report.genre.value < 0.6:
        genre = f"perhaps {genre}"
    size = f"{wording.count(len(report.text.split()), 'word')} in {wording.count(len(report.sentences), 'sentence')}"
    kind = f"{genre[:1].upper()}{genre[1:]}, {size}" if genre else size
    rows = [
        tag("p", "A report by attrib", class_="kicker"),
        tag("h1", headline(report)),
        tag("p", f"{kind}.", _origin(report)),
    ]
    if report.genre.label == "opinion":
        rows.append(
            tag("p", "An opinion piece may be as loaded as its author likes: read the scores with that in mind.")
        )
    if report.abstained:
        why = wording.listing(map(wording.reason, report.abstained))
        rows.append(tag("p", tag("strong", "No article scores: "), f"{why}.", class_="withheld"))
    return join((*rows, glance(report)))


def _origin(report: Report) -> str | None:
    """Outlet, author, day and upstream in one line; the section on the origin has what each was read from."""
    facts = report.provenance
    parts = [inert.shorten(facts.publisher.value, 60)] if facts.publisher else []
    if facts.byline:
        parts.append(f"by {inert.shorten(wording.listing(facts.byline.value), 80)}")
    if facts.published:
        parts.append(inert.inline(facts.published.value[:10]))
    if taken := facts.upstream or facts.agency:
        parts.append(f"taken from {inert.shorten(taken.value, 60)}")
    return f" {', '.join(parts)}." if parts else None


def _contents() -> Markup:
    names = {
        "scores": "Scores",
        "flags": "Worth a look",
        "article": "Article",
        "speakers": "Who speaks",
        "sentences": "Sentences",
        "sources": "Sources",
        "provenance": "Origin",
        "cut": "Cut",
        "reading": "How to read this",
        "method": "Method and limits",
    }
    links = (tag("li", tag("a", title, href=f"#{name}")) for name, title in names.items())
    return tag("nav", tag("ul", join(links)), aria_label="Contents")
