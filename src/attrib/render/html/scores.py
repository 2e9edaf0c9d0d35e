"""The scores: each as a bar with its interval, its place among other articles, and what it means."""

from __future__ import annotations

from collections.abc import Mapping

from attrib.render import wording
from attrib.render.html.figures import bar, standing
from attrib.render.html.markup import Markup, join, section, tag
from attrib.render.summary import author_sentences, reasons
from attrib.schema import Report, Score


def scores(report: Report) -> Markup:
    """Every score that was made, and which were not."""
    shown: list[Markup] = []
    withheld = []
    for name, (title, meaning) in wording.SCORES.items():
        score: Score | None = getattr(report.scores, name)
        if score is None:
            withheld.append(title.lower())
        else:
            shown.append(_score(title, meaning, score, author_sentences(report, name)))
    if report.scores.framing:
        shown.append(_frames(report.scores.framing))
    else:
        withheld.append("framing")
    if report.abstained:
        why = wording.listing(map(wording.reason, report.abstained))
        shown.append(tag("p", f"No article scores: {why}. That is an answer, not an error."))
    elif withheld:
        names = wording.listing(withheld)
        shown.append(tag("p", f"Not scored: {names} (too little text for it, or not asked for)."))
    return section(
        "scores", "Scores", tag("p", "About the outlet's own words, not its sources'.", class_="note"), *shown
    )


def _score(title: str, meaning: str, score: Score, sentences: int) -> Markup:
    shown = wording.value(score, score.value)
    level = "" if score.level == "unrated" else f"{score.level}: "
    lines = [f"{shown} is {meaning}."]
    if score.unit == "rate":
        lines.append(f"Small chances included, that is about {score.value * sentences:.0f} of {sentences}.")
    lines.append(wording.interval(score))
    where = standing(score)
    place = tag("div", where, tag("p", wording.standing(score)), class_="standing") if where else None
    why = reasons(score) if score.unit != "rate" else ""
    return tag(
        "div",
        tag("h3", f"{title} ", tag("strong", shown), tag("span", f"{level}{score.label}", class_="level")),
        bar(score, title),
        tag("p", " ".join(lines)),
        place,
        tag("p", why, class_="note") if why else None,
        class_="score",
    )


def _frames(frames: Mapping[str, Score]) -> Markup:
    ordered = sorted(frames.items(), key=lambda item: -item[1].value)
    rows = (
        tag("div", tag("dt", wording.words(name)), tag("dd", bar(score, name), tag("span", _frame(score))))
        for name, score in ordered
    )
    note = "The probability of each frame. They do not exclude each other; far from climate news they mean less."
    return tag(
        "div",
        tag("h3", "Framing ", tag("span", "which story is told", class_="level")),
        tag("dl", join(rows), class_="frames"),
        tag("p", note, class_="note"),
        class_="score",
    )


def _frame(score: Score) -> str:
    low, high = wording.value(score, score.low), wording.value(score, score.high)
    return f"{wording.value(score, score.value)}, {score.level} ({low} to {high})"
