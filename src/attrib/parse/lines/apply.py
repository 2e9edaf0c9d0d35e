"""The line rules over a whole document's blocks."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.parse.draft import Draft, split
from attrib.parse.limits import MAX_EDGE
from attrib.parse.lines.cut import Finding, Line, cut_line, lines_of
from attrib.parse.lines.runs import is_byline

_LEAD = 3
_HEAD_WORDS = range(2, 5)
_HEADS = 2
_READ = frozenset({"byline", "date_stamp", "short", "caption", "not_article"})
"""Reasons of lines dropped for their place on a page that still say where the story is from."""
_CREDITS = frozenset({"editing_credit", "contributed", "upstream_credit"})
"""Line reasons that are right even where a page's markup calls the line a caption."""


def apply(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Finding]]:
    """Cut boilerplate lines out of the kept blocks.

    Returns:
        The blocks (one cut in part has become several), and what the cut lines say of the story's origin.
    """
    result: list[Draft] = []
    findings: list[Finding] = []
    body = 0
    headed = _has_heads(drafts)
    reading = [draft for draft in drafts if draft.reason is None or _is_read(draft)]
    lines = iter(lines_of([draft.text for draft in reading]))
    for draft in drafts:
        if draft.reason is not None:
            if _is_read(draft):
                findings += _reread(draft, next(lines))
            result.append(draft)
            continue
        cuts, found = cut_line(next(lines), lead=body < _LEAD, headed=headed)
        findings += found
        result += split(draft, cuts) if cuts else [draft]
        body += not cuts or len(draft.text) > 2 * sum(part.end - part.start for part in cuts)
    return result, findings


def _has_heads(drafts: Sequence[Draft]) -> bool:
    """Whether heads in capitals structure the text: then a long one is no link to another story either."""
    shouted = (draft.text for draft in drafts if draft.kept and draft.text.isupper())
    return sum(len(text.split()) in _HEAD_WORDS and ":" not in text for text in shouted) >= _HEADS


def _is_read(draft: Draft) -> bool:
    """Whether a dropped line may still say where the story is from."""
    return draft.reason in _READ and len(draft.text) <= MAX_EDGE


def _reread(draft: Draft, line: Line) -> Sequence[Finding]:
    """Read a line that its place on a page dropped; if a rule knows better what it is, give it the rule's reason."""
    cuts, findings = cut_line(line)
    if draft.reason == "byline" and not findings and is_byline(draft.text):  # where markup says so it needs no "by"
        return [Finding("byline", draft.text, draft.text)]
    whole = cuts[0].reason if cuts and cuts[0] == (0, len(draft.text), cuts[0].reason) else None
    if draft.reason == "caption" and whole not in _CREDITS:
        return ()  # who took a picture did not write the story
    if whole is not None:
        draft.reason = whole
    return findings
