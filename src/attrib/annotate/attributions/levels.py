"""Which attributions stand inside the content of another one."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.view import View
from attrib.schema import Span


def set_levels(view: View, drafts: Sequence[Draft]) -> None:
    """Give level 1 to every attribution that lies wholly inside another one's content: source, cue, then content.

    A cue behind its content ("...", he said) inside another content is a sign that this one was taken for too long.
    """
    contents = sorted((span.start, -span.end, number) for number, item in enumerate(drafts) for span in item.content)
    hulls = sorted((hull, number) for number, item in enumerate(drafts) if (hull := _hull(view, item)) is not None)
    reach: list[tuple[int, int]] = []  # the two contents begun so far, of different attributions, that end last
    at = 0
    for hull, number in hulls:
        while at < len(contents) and contents[at][0] <= hull.start:
            _, end, owner = contents[at]
            reach = _furthest([*reach, (-end, owner)])
            at += 1
        if any(end >= hull.end and owner != number for end, owner in reach):
            drafts[number].level = 1


def _furthest(ends: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of several ends the last ones, one an owner, of two owners at most."""
    best: dict[int, int] = {}
    for end, owner in ends:
        best[owner] = max(end, best.get(owner, end))
    return sorted(((end, owner) for owner, end in best.items()), reverse=True)[:2]


def _hull(view: View, item: Draft) -> Span | None:
    """From source to content; None where they stand in another order."""
    if item.source is None or item.hit is None or item.source[0] > item.hit.first:
        return None
    start = view.starts[item.source[0]]
    if min(span.start for span in item.content) < view.ends[item.hit.last - 1]:
        return None
    return Span(start, max(span.end for span in item.content))
