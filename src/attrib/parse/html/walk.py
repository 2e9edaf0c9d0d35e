"""One walk over the tree: blocks of visible text, and the elements that hold them.

The walk is a loop over start and end events, so depth costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from attrib.errors import TooLargeError
from attrib.parse.html.classes import BIT, TAGS, class_mask
from attrib.parse.limits import MAX_BLOCKS
from attrib.parse.normalise import clean_inline

_SKIP = frozenset({"head", "script", "style", "noscript", "template"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "wbr", "amp-img", "picture", "source", "track", "svg", "path", "g", "use"}
    | {"nobr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class RawBlock:
    """A run of text between two block boundaries.

    `link_chars` counts the characters in links, `container` is an index into :class:`Page`'s lists, `mask` holds the
    flags of inline elements that cover the whole text.
    """

    text: str
    link_chars: int
    container: int
    mask: int = 0


@dataclass(slots=True)
class Page:
    """The blocks of a page and the block-level elements around them, in document order.

    Element ``i`` has its `tags`, `masks` (its own flags), `parents` (-1 for the root) and `ends`: its descendants are
    the elements ``i + 1 .. ends[i] - 1``.
    """

    blocks: list[RawBlock] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def heading(self, block: RawBlock) -> int:
        """1 to 6 if the block is a heading of that level, else 0."""
        return _HEADINGS.get(self.tags[block.container], 0)


class _Buffer:
    """Text that has come since the last boundary."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.link_chars = 0
        self.breaks = 0

    def add(self, text: str, linked: bool) -> None:
        self.pieces.append(text)
        if not text.isspace():
            self.breaks = 0
            if linked:
                self.link_chars += len(text.strip())

    def flush(self, page: Page, container: int) -> None:
        if self.pieces:
            text = clean_inline("".join(self.pieces))
            if text:
                page.blocks.append(RawBlock(text, min(self.link_chars, len(text)), container))
            self.pieces = []
            self.link_chars = 0
        self.breaks = 0


def walk(root: etree._Element) -> Page:
    """Collect a page's blocks: all text nodes outside head, script, style, noscript and template.

    Raises:
        TooLargeError: more than :data:`~attrib.parse.limits.MAX_BLOCKS` blocks.
    """
    walker = _Walker()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walker.end(element)
        elif element.tag in _SKIP:
            events.skip_subtree()  # its tail is still read, at its end
        else:
            walker.start(element)
    walker.flush()
    return walker.page


class _Walker:
    """The state of a walk: the page so far, the open element, and whether it is inside a link."""

    def __init__(self) -> None:
        self.page = Page()
        self.buffer = _Buffer()
        self.known: dict[str, int] = {}
        self.current = -1
        self.links = 0

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _INLINE:
            self.links += tag == "a"
        elif tag == "br":
            _break(self.buffer, self.page, self.current)
        else:
            self.flush()
            self.current = _open(self.page, element, tag, self.current, self.known)
        if element.text:
            self.buffer.add(element.text, self.links > 0)

    def end(self, element: etree._Element) -> None:
        tag, page = element.tag, self.page
        if tag in _INLINE:
            self.links -= tag == "a"
        elif tag != "br" and tag not in _SKIP:
            self.flush()
            page.ends[self.current] = len(page.tags)
            self.current = page.parents[self.current]
        if element.tail:
            self.buffer.add(element.tail, self.links > 0)

    def flush(self) -> None:
        self.buffer.flush(self.page, max(self.current, 0))
        if len(self.page.blocks) > MAX_BLOCKS:
            raise TooLargeError(f"the page has more than {MAX_BLOCKS:,} blocks of text")


def _break(buffer: _Buffer, page: Page, current: int) -> None:
    buffer.breaks += 1
    if buffer.breaks >= 2:
        buffer.flush(page, current)
    else:
        buffer.pieces.append(" ")


def _open(page: Page, element: etree._Element, tag: str, parent: int, known: dict[str, int]) -> int:
    mask = BIT[TAGS[tag]] if tag in TAGS else 0
    attributes = element.attrib
    if attributes:
        names = " ".join(
            value for name in ("class", "id", "role", "itemprop", "data-component") if (value := attributes.get(name))
        )
        if names:
            if names not in known:
                known[names] = class_mask(names)
            mask |= known[names]
        if tag == "blockquote":
            mask &= ~BIT["share"]  # an embedded post
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
            mask |= BIT["hidden"]
    page.tags.append(tag)
    page.masks.append(mask)
    page.parents.append(parent)
    page.ends.append(0)
    return len(page.tags) - 1
