"""The title, its repeats, and the standfirst, among a document's blocks."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.parse.draft import Draft
from attrib.parse.lines.closing import is_closed
from attrib.parse.lines.repeats import key

_NEAR = 8
_LABEL_WORDS = 3
_OFTEN = 3
_TITLE_WORDS = 35
_STANDFIRST_WORDS = 60
_LEAD_IN = 60  # characters: more signs stand before no first word
_UNCLAIMED = frozenset({"outside_body", "short"})


def find_title(drafts: Sequence[Draft]) -> Draft | None:
    """The title of a plain text: its first line, if more text follows and it repeats or lacks closing punctuation.

    A word or three are the label of a part (a section, a speaker) where they come again and again or where other such
    lines follow; a single word is never more than a label.
    """
    kept = [draft for draft in drafts if draft.kept]
    if len(kept) < 2:
        return None
    first, words = kept[0], len(kept[0].text.split())
    if words > _TITLE_WORDS or not any(char.isalpha() for char in first.text) or first.text[0] in "([":
        return None
    wanted = key(first.text)
    if first.text.endswith(":"):
        return None  # a label, which may well stand twice
    if words <= _LABEL_WORDS and _is_label(wanted, kept[1:]):
        return None
    if any(key(draft.text) == wanted for draft in kept[1:_NEAR]):
        return first if any(key(draft.text) != wanted for draft in kept[1:]) else None
    return None if is_closed(first.text) else first


def _is_label(words: str, rest: Sequence[Draft]) -> bool:
    if sum(key(draft.text) == words for draft in rest) >= _OFTEN:
        return True
    others = [draft for draft in rest if len(draft.text.split()) <= _LABEL_WORDS and key(draft.text) != words]
    return any(not is_closed(draft.text) for draft in others) or (" " not in words and len(rest) >= _OFTEN)


def mark_title(drafts: Sequence[Draft], title: str) -> Draft | None:
    """Drop the block that is the title, and every repeat of it; make a block between the two the standfirst.

    Returns:
        The title's block, or None if no block says it.
    """
    wanted = key(title)
    if not wanted:
        return None
    head, reach = wanted.partition(" ")[0], len(wanted) + _LEAD_IN
    same = [
        index
        for index, draft in enumerate(drafts)
        # the first look spares most of them the second
        if (draft.reason is None or _is_heading(draft))
        and head in draft.text[:reach].lower()
        and _says(key(draft.text), wanted)
    ]
    if not same:
        return None
    first = drafts[same[0]]
    first.reason = "title"
    first.role = "title"
    for index in same[1:]:
        drafts[index].reason = "repeated_title"
        drafts[index].role = "title"
    between = range(same[0] + 1, same[1]) if len(same) > 1 and same[1] - same[0] <= _NEAR else range(0)
    summary = [drafts[index] for index in between if drafts[index].kept]
    if len(summary) <= 2:
        for draft in summary:
            if len(draft.text.split()) <= _STANDFIRST_WORDS:
                draft.role = "standfirst"
    return first


def _is_heading(draft: Draft) -> bool:
    """A heading that was only dropped because it stands outside the body."""
    return draft.role == "heading" and draft.reason in _UNCLAIMED


def _says(words: str, wanted: str) -> bool:
    """Whether a line is the title, perhaps with a site's name behind it."""
    if words == wanted:
        return True
    return len(wanted) > 20 and words.startswith(wanted + " ") and words.count(" ") - wanted.count(" ") <= 3
