"""Lines that only their neighbours explain: lists below a label, a writer's name alone, a caption before a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrib.parse.draft import Draft, split
from attrib.parse.limits import MAX_EDGE
from attrib.parse.lines.closing import is_closed
from attrib.parse.lines.cut import Cut, Finding
from attrib.parse.lines.repeats import key
from attrib.parse.lines.rules import NAME, NAMES

_TOP = 6  # blocks
_HIGHLIGHTS = range(1, 9)
_POINT_WORDS = 30
_CONTACT_WORDS = 12
_NAME_WORDS = 14
_NAME_PARTS = 3
_OUTLET_WORDS = 5
_OUTLET = re.compile(
    r"^The |\b(?:News|Times|Post|TODAY|Network|Service|Bureau|Opinion|Press|Journal|Tribune|Herald|Gazette|Magazine)$"
)
_LISTED = re.compile(r",? and |, ")
_LABEL = re.compile(r"\b(?:by|about|our|more|authors?|contributors?|read|on|at|from|editors?|date)\b", re.I)
_PAPER = re.compile(r"\b(?:Journal|Tribune|Herald|Gazette|Magazine)$")  # no headline ends so
_LAST = 3
_BIO_WORDS = 60
_STEM = 4
_BODY = 6  # blocks
# a picture's caption, then the headline, in one line: the first ends a sentence, the second does not
_CAPTIONED = re.compile(
    r"([A-Z\"\u201c][^.!?|]{35,220}[a-z0-9]{4}['\"\u2019\u201d]?\.['\"\u2019\u201d]?)"
    r" (?=[A-Z\"'\u2018\u201c][^.!?]{10,90}$)"
)
_SHOWN = frozenset({"byline", "dateline", "date_stamp"})


def drop_runs(drafts: list[Draft]) -> list[Finding]:
    """Drop such lines: points of a summary, a release's contacts, a caption that runs into the title, bare names.

    Returns:
        What the name says of the story's origin.
    """
    _drop_points(drafts)
    _drop_contacts(drafts)
    _split_caption(drafts)
    return list(_bare_names(drafts))


def _split_caption(drafts: list[Draft]) -> None:
    number = next((n for n, draft in enumerate(drafts[:_TOP]) if draft.kept), None)
    if number is None or is_closed(drafts[number].text):
        return
    found = _CAPTIONED.match(drafts[number].text) if len(drafts[number].text) <= MAX_EDGE else None
    if found is not None:
        drafts[number : number + 1] = split(drafts[number], [Cut(0, found.end(1), "caption")])


def drop_bios(drafts: Sequence[Draft], names: Iterable[str]) -> None:
    """Drop notes on the writers from the end: what somebody is or does who is in the byline or nowhere else."""
    kept = [draft for draft in drafts if draft.kept]
    names = frozenset(names)
    for number in range(len(kept) - 1, max(0, len(kept) - 1 - _LAST), -1):
        draft = kept[number]
        found = _bio().match(draft.text)
        if found is None or len(draft.text.split()) > _BIO_WORDS:
            return
        last = found["name"].split()[-1]
        if found["name"] not in names and (number < _BODY or any(last in other.text for other in kept[:number])):
            return
        draft.drop("author_bio")


@cache
def _bio() -> re.Pattern[str]:
    """A sentence that says what somebody with a full name is or does, and quotes nobody."""
    title = r"(?!The |Mrs?\.|Ms\.|Acting )(?:(?:Rep|Sen|Gov|Col|Gen|Dr|Prof)\. )?"
    aside = r"(?:, [^,\"\u201c]{3,80},)?"
    does = r"(?:(?:is|are)(?! (?:also |now |still )?\w+ing\b)|was an?|writes|covers|teaches|edits)\b"
    return re.compile(rf"\W{{0,3}}{title}(?P<name>{NAME})(?: and {NAME})?{aside} {does}[^\"\u201c\u201d]*$")


def _drop_points(drafts: Sequence[Draft]) -> None:
    """The points of a summary are the lines after its label that lack closing punctuation."""
    label = next((n for n, draft in enumerate(drafts[:_TOP]) if draft.reason == "highlights"), None)
    if label is None:
        return
    for offset in _HIGHLIGHTS:
        following = drafts[label + offset : label + offset + 1]
        if not following or not _is_line(following[0], _POINT_WORDS):
            return
        following[0].drop("highlights")


def _drop_contacts(drafts: Sequence[Draft]) -> None:
    """A release ends with its contact; a label at its top is followed by the title."""
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        if draft.reason == "contact" and draft.text.rstrip(": ").lower().endswith(("contact", "contacts")):
            for following in drafts[number + 1 :]:
                following.drop("contact")
            return
        if draft.kept and not _is_line(draft, _CONTACT_WORDS):
            return


def _bare_names(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Names at the top are those of the writers, unless the text is about them: then they are a title.

    A headline shares words with its story, a byline does not; and where "By" is left out, a date line or an outlet's
    name often follows.
    """
    kept = [number for number, draft in enumerate(drafts[:_TOP]) if draft.kept]
    for number in kept[:3]:
        draft, rest = drafts[number], drafts[number + 1 :]
        shown = number > 0 and drafts[number - 1].reason == "byline"
        if not rest or not (_is_names(draft.text) or (shown and _is_line(draft, _OUTLET_WORDS))):
            continue
        if _PAPER.search(draft.text) or rest[0].reason in _SHOWN or not _is_subject(draft, rest):
            draft.drop("byline")
            # what is no agency is a publisher
            yield Finding("agency" if shown or _OUTLET.search(draft.text) else "byline", draft.text, draft.text)


def is_byline(text: str) -> bool:
    """Whether a line that its markup calls a byline is names alone: not "Written By", nor with an outlet behind."""
    short = all(len(name.split()) <= _NAME_PARTS for name in _LISTED.split(text))
    return short and _is_names(text) and _LABEL.search(text) is None and _OUTLET.search(text) is None


def _is_names(text: str) -> bool:
    return len(text.split()) <= _NAME_WORDS and not text.isupper() and re.fullmatch(NAMES, text) is not None


def _is_subject(draft: Draft, rest: Sequence[Draft]) -> bool:
    body = [other.text for other in rest if other.kept][:_BODY]
    stems = {word[:_STEM] for word in key(" ".join(body)).split()}
    return any(word[:_STEM] in stems for word in key(draft.text).split() if len(word) >= _STEM)


def _is_line(draft: Draft, words: int) -> bool:
    return draft.kept and len(draft.text.split()) <= words and not is_closed(draft.text)
