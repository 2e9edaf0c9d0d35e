"""The scores: each as a bar with its interval, its place among other articles, and what it means."""

from __future__ import annotations

from collections.abc import Mapping

from attrib.render import inert, wording
from attrib.render.html.figures import bar, standing
from attrib.render.html.markup import Markup, join, section, tag
from attrib.render.summary import article_scores, reasons
from attrib.schema import Report, Score


def scores(report: Report) -> Markup:
    """Every score that was made, and which were not."""
    made, withheld = article_scores(report)
    shown = [_score(title, said, score) for title, said, score in made]
    if report.scores.framing:
        note = "The probability of each frame. They do not exclude each other; far from climate news they mean less."
        shown.append(_several("Framing", "which story is told", report.scores.framing, note))
    if report.scores.custom:
        note = "What the model that you named makes of the article; its card says how far to trust it."
        shown.append(_several("Your model", "classes of your own", report.scores.custom, note))
    if report.abstained:
        why = wording.listing(map(wording.reason, report.abstained))
        shown.append(tag("p", f"No article scores: {why}. That is an answer, not an error."))
    elif withheld:
        names = wording.listing(withheld)
        shown.append(tag("p", f"Not scored: {names} (too little text for it, or not asked for)."))
    return section(
        "scores", "Scores", tag("p", "About the outlet's own words, not its sources'.", class_="note"), *shown
    )


def _score(title: str, meaning: str, score: Score) -> Markup:
    shown = wording.value(score, score.value)
    level = "" if score.level == "unrated" else f"{score.level}: "
    where = standing(score)
    place = tag("div", where, tag("p", wording.standing(score)), class_="standing") if where else None
    why = reasons(score) if score.unit != "rate" else ""
    return tag(
        "div",
        tag("h3", f"{title} ", tag("strong", shown), tag("span", f"{level}{score.label}", class_="level")),
        bar(score, title),
        tag("p", f"{meaning} {wording.interval(score)}"),
        place,
        tag("p", why, class_="note") if why else None,
        class_="score",
    )


def _several(title: str, subtitle: str, found: Mapping[str, Score], note: str) -> Markup:
    ordered = sorted(found.items(), key=lambda item: -item[1].value)
    rows = []
    for name, score in ordered:
        shown = inert.shorten(wording.words(name), 60)
        rows.append(tag("div", tag("dt", shown), tag("dd", bar(score, shown), tag("span", _figure(score)))))
    return tag(
        "div",
        tag("h3", f"{title} ", tag("span", subtitle, class_="level")),
        tag("dl", join(rows), class_="frames"),
        tag("p", note, class_="note"),
        class_="score",
    )


def _figure(score: Score) -> str:
    low, high = wording.value(score, score.low), wording.value(score, score.high)
    level = "" if score.level == "unrated" else f", {score.level}"
    return f"{wording.value(score, score.value)}{level} ({low} to {high})"
