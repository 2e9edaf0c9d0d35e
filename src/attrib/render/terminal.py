"""A report as text that an editor reads: on a terminal of any width, or in a file."""

from __future__ import annotations

from attrib.render import evidence, summary
from attrib.render.page import Page
from attrib.schema import Report

WIDTH = 100
"""Columns where nobody looks through a terminal."""


def render(report: Report, *, width: int = WIDTH, colour: bool = False) -> str:
    """Lay a report out as text.

    Text of the article is made inert: it can neither move the cursor, nor turn the direction of writing, nor style
    itself.

    Args:
        report: what to show.
        width: columns to fill; under :data:`attrib.render.page.NARROW` tables become lists.
        colour: whether to use escape codes for bold, dim and colours. Without them loaded words stand between stars.

    Returns:
        The text, ending with a line feed.
    """
    page = Page(width, colour=colour)
    summary.head(page, report)
    summary.provenance(page, report)
    summary.scores(page, report)
    evidence.flags(page, report)
    evidence.sentences(page, report)
    evidence.ledger(page, report)
    evidence.attributions(page, report)
    evidence.unattributed(page, report)
    summary.cut(page, report)
    summary.foot(page, report)
    return page.text()
