"""Plain text to a document: lines to blocks, line rules, headline, provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attrib.errors import TooLargeError
from attrib.parse.assemble import assemble
from attrib.parse.draft import Draft
from attrib.parse.edits import Edited
from attrib.parse.headline import find_title, mark_title
from attrib.parse.limits import MAX_BLOCKS
from attrib.parse.lines.apply import apply
from attrib.parse.lines.classify import shipped
from attrib.parse.lines.cut import Finding
from attrib.parse.lines.repeats import drop_repeats
from attrib.parse.lines.runs import drop_bios, drop_runs
from attrib.parse.normalise import normalise
from attrib.parse.provenance.gather import gather
from attrib.schema import Document, Span

_LINE = re.compile(r"[^\n]+")
_WRAP_WIDTH = range(45, 100)


def parse_text(source: str, url: str | None, *, path_like: bool = False) -> Document:
    """Parse plain text; see :func:`attrib.parse.parse`."""
    edited, drafts, findings, title = read_text(source)
    provenance = gather(findings, (), url)
    drop_bios(drafts, provenance.byline.value if provenance.byline else ())
    shipped().drop(drafts)
    return assemble(
        drafts,
        kind="text",
        title=title,
        provenance=provenance,
        url=url,
        edited=edited,
        path_like=path_like,
    )


class Read(NamedTuple):
    """A text by line, after the rules; `findings` is what the cut lines say."""

    edited: Edited
    drafts: list[Draft]
    findings: list[Finding]
    title: str | None


def read_text(source: str) -> Read:
    """Clean a text, cut it into blocks, and apply all rules."""
    edited, drafts = paragraphs(normalise(source))
    whole = drafts
    drafts, findings = apply(drafts)
    if len(whole) == 1 and not any(draft.kept for draft in drafts):
        drafts = whole  # a single block is the body, whatever it says
    findings += drop_runs(drafts)
    titled = find_title(drafts)
    title = None if titled is None else titled.text
    if title is not None:
        mark_title(drafts, title)
    drop_repeats(drafts)
    return Read(edited, drafts, findings, title)


def paragraphs(edited: Edited) -> tuple[Edited, list[Draft]]:
    """Cut a normalised text into blocks.

    Each line is a block, unless the text is hard-wrapped: then lines are joined up to the next blank line, or up to a
    short line that ends a sentence. Joining turns a line end into a space and so moves nothing.

    Raises:
        TooLargeError: more than :data:`~attrib.parse.limits.MAX_BLOCKS` lines.
    """
    lines = [Span(*found.span()) for found in _LINE.finditer(edited.text)]
    text = edited.text
    if len(lines) > MAX_BLOCKS:
        raise TooLargeError(f"the input has more than {MAX_BLOCKS:,} lines")
    if is_wrapped(text, lines):
        text, lines = _join(text, lines)
    drafts = []
    for line in lines:
        draft = Draft(text[line.start : line.end], span=line).piece(0, line.end - line.start, None)
        if draft is not None:
            drafts.append(draft)
    return Edited(text, edited.offsets), drafts


def is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether single line ends stand inside sentences: most lines of even width, going on in lower case."""
    inner = [(line, after) for line, after in pairwise(lines) if after.start == line.end + 1]
    if not inner:
        return False
    wide = sum(line.length in _WRAP_WIDTH for line, _ in inner)
    going_on = sum(text[after.start].islower() for _, after in inner)
    return wide >= 0.8 * len(inner) and going_on >= 0.5 * len(inner)


def _join(text: str, lines: Sequence[Span]) -> tuple[str, list[Span]]:
    widest = max(line.length for line in lines if line.length in _WRAP_WIDTH)
    joined = [lines[0]]
    pieces, at = [], 0
    for line in lines[1:]:
        last = joined[-1]
        tail = last.end - max(last.start, text.rfind("\n", 0, last.end) + 1)
        ends = tail < 0.7 * widest and text[last.end - 1] in '.!?"\u201d' and not text[line.start].islower()
        if line.start == last.end + 1 and not ends:
            pieces += [text[at : last.end], " "]
            at = line.start
            joined[-1] = Span(last.start, line.end)
        else:
            joined.append(line)
    return "".join([*pieces, text[at:]]), joined
