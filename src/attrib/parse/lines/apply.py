"""The line rules over a whole document's blocks."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.parse.draft import Draft, split
from attrib.parse.limits import MAX_EDGE
from attrib.parse.lines.cut import Finding, cut

_LEAD = 3
_READ = frozenset({"byline", "date_stamp", "short"})
"""Reasons of lines dropped for their place on a page that still say where the story is from."""


def apply(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Finding]]:
    """Cut boilerplate lines out of the kept blocks.

    Returns:
        The blocks (one cut in part has become several), and what the cut lines say of the story's origin.
    """
    result: list[Draft] = []
    findings: list[Finding] = []
    body = 0
    for draft in drafts:
        if not draft.kept:
            result.append(draft)
            if draft.reason in _READ and len(draft.text) <= MAX_EDGE:
                findings += cut(draft.text).findings
            continue
        cuts, found = cut(draft.text, lead=body < _LEAD)
        findings += found
        result += split(draft, cuts) if cuts else [draft]
        body += not cuts or len(draft.text) > 2 * sum(part.end - part.start for part in cuts)
    return result, findings
