"""What a report comes to, in one row: each number leads to what is behind it."""

from __future__ import annotations

from attrib.render import wording
from attrib.render.evidence import SEVERITIES
from attrib.render.html.figures import mood
from attrib.render.html.markup import Markup, join, tag
from attrib.schema import Report, Score


def glance(report: Report) -> Markup | None:
    """The scores, the number of sources and of flags; None where there are no scores."""
    tiles = []
    for name, (title, _) in wording.SCORES.items():
        score: Score | None = getattr(report.scores, name)
        if score is not None:
            tiles.append(_tile("scores", title, wording.value(score, score.value), score.label, mood(score)))
    if not tiles:
        return None
    unnamed = sum(not source.named for source in report.sources)
    tiles.append(_tile("sources", "Sources", str(len(report.sources)), f"{unnamed or 'none'} unnamed", ""))
    worst = min((flag.severity for flag in report.flags), key=list(SEVERITIES).index, default="")
    grave = sum(flag.severity == "warning" for flag in report.flags)
    said = wording.count(grave, "warning") if grave else "no warning" if report.flags else "no flag"
    tiles.append(_tile("flags", "Worth a look", str(len(report.flags)), said, worst))
    return tag("ul", join(tiles), class_="glance", aria_label="At a glance")


def _tile(target: str, title: str, value: str, said: str, kind: str) -> Markup:
    inside = (tag("span", title), " ", tag("strong", value), " ", tag("span", said))
    return tag("li", tag("a", *inside, href=f"#{target}"), class_=kind or None)
