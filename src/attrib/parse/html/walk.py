"""One walk over the tree: blocks of visible text, and the elements that hold them.

The walk is a loop over start and end events, so depth costs no stack. Elements that only dress words are melted into
their text first, in C.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from attrib.errors import TooLargeError
from attrib.parse.html.classes import BIT, TAGS, class_mask
from attrib.parse.limits import MAX_BLOCKS
from attrib.parse.normalise import clean_inline

_SKIP = ("head", "script", "style", "noscript", "template")
_MELTED = (
    "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "font", "g", "ins", "kbd", "mark",
    "nobr", "path", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "strike", "sub", "sup", "svg",
    "symbol", "time", "track", "tt", "u", "use", "var", "wbr",
)  # fmt: skip
_LINK, _STRONG, _EMPHASIS, _PLAIN, _BREAK, _IMAGE, _BLOCK = range(7)
_KINDS = {
    **{"a": _LINK, "b": _STRONG, "strong": _STRONG, "i": _EMPHASIS, "em": _EMPHASIS, "span": _PLAIN, "label": _PLAIN},
    **{"br": _BREAK, "img": _IMAGE, "amp-img": _IMAGE, "iframe": _IMAGE, "video": _IMAGE, "amp-video": _IMAGE},
}
_CONTROLS = frozenset({"input", "select", "textarea", "button"})
_ASIDE = BIT["hidden"] | BIT["popup"]
_NAMING = frozenset({"class", "id", "role", "itemprop", "data-component"})
_UNMARKED = (0, 0, 0)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The level of each heading tag."""

_Opened = tuple[str, int, int, int, int]
"""An element: its tag, flags, parent, the blocks before it, and the number of its path."""


@dataclass(slots=True)
class RawBlock:
    """A run of text between two block boundaries.

    `marked` counts its characters in links, in bold and in italics; `links` is the number of links; `container` is an
    index into :class:`Page`'s lists; `mask` has the flags of the inline elements in it, and is ``hidden`` for what
    such an element hid.
    """

    text: str
    container: int
    marked: tuple[int, int, int]
    links: int
    mask: int

    @property
    def link_chars(self) -> int:
        """The number of characters in links."""
        return self.marked[_LINK]


@dataclass(slots=True)
class Page:
    """The blocks of a page and the block-level elements around them, in document order.

    Element ``i`` has its `tags`, `masks` (its own flags), `parents` (-1 for the root) and `ends`: its descendants are
    the elements ``i + 1 .. ends[i] - 1``, and the blocks in it are ``first[i] .. last[i] - 1``. Elements with the same
    tags and class names from the root down share a number in `paths`. `images` and `controls` tell before which block
    each image or player and each form control stands.
    """

    blocks: list[RawBlock] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    paths: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    controls: list[int] = field(default_factory=list)

    def add(self, opened: Sequence[_Opened]) -> None:
        """Fill in the elements, once all are known, and the controls among them."""
        if opened:
            columns = (list(column) for column in zip(*opened, strict=True))
            self.tags, self.masks, self.parents, self.first, self.paths = columns
        self.controls = [before for tag, _, _, before, _ in opened if tag in _CONTROLS]


def walk(root: etree._Element) -> Page:
    """Collect a page's blocks: all text nodes outside head, script, style, noscript and template.

    The tree is changed: what holds no visible text is taken out.

    Raises:
        TooLargeError: more than :data:`~attrib.parse.limits.MAX_BLOCKS` blocks.
    """
    etree.strip_elements(root, *_SKIP, with_tail=False)
    etree.strip_tags(root, *_MELTED)
    walker = _Walker()
    if root.tag not in _SKIP:
        walker.run(root)
    return walker.page


class _Walker:
    """The page so far, the open element, the open inline elements, and the text since a break."""

    def __init__(self) -> None:
        self.page = Page()
        self.current = -1
        self.pieces: list[str] = []
        self.hidden: list[str] = []
        self.hiding: etree._Element | None = None
        self.open = [0, 0, 0, 0]
        self.dressed = 0  # open elements that are not plain
        self.marked = [0, 0, 0]
        self.links = self.mask = self.breaks = 0

    def run(self, root: etree._Element) -> None:
        """Go through a tree."""
        blocks, pieces, kinds = self.page.blocks, self.pieces, _KINDS
        ends, last = self.page.ends, self.page.last
        opened: list[_Opened] = []
        numbers: dict[tuple[int, str, str], int] = {}
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            kind = kinds.get(tag, _BLOCK)
            if kind == _BLOCK and pieces:
                self._flush()
            if event == "start":
                text = element.text
                if kind == _BLOCK:
                    self.hiding = None
                    parent = self.current
                    mask, styled = _read(tag, element.items())
                    path = (opened[parent][4] if opened else -1, tag, styled)
                    self.current = len(opened)
                    opened.append((tag, mask, parent, len(blocks), numbers.setdefault(path, len(numbers))))
                    ends.append(0)
                    last.append(0)
                else:
                    self._enter(element, kind)
            else:
                text = element.tail
                if kind == _BLOCK:
                    current = self.current
                    ends[current] = len(opened)
                    last[current] = len(blocks)
                    self.current = opened[current][2]
                elif kind <= _PLAIN:
                    self._leave(element, kind)
            if text and (pieces or not text.isspace()):
                self._add(text)
        self._flush()
        self.page.add(opened)

    def _enter(self, element: etree._Element, kind: int) -> None:
        if kind == _LINK:
            self.open[_LINK] += 1
            self.dressed += 1
            self.links += 1
        elif kind == _BREAK:
            self._break()
        elif kind == _IMAGE:
            self.page.images.append(len(self.page.blocks))
        else:
            self.open[kind] += 1
            self.dressed += kind != _PLAIN
            if self.hiding is None and (items := element.items()):
                mask, _ = _read("", items)
                if self.pieces and mask & _ASIDE:
                    self.hiding = element
                else:
                    self.mask |= mask & ~BIT["hidden"]

    def _leave(self, element: etree._Element, kind: int) -> None:
        self.open[kind] -= 1
        self.dressed -= kind != _PLAIN
        if element is self.hiding:
            self.hiding = None

    def _break(self) -> None:
        self.breaks += 1
        if self.pieces:
            if self.breaks >= 2:
                self._flush()
            else:
                self.pieces.append(" ")

    def _add(self, text: str) -> None:
        if self.hiding is not None:
            self.hidden.append(text)
        elif not text.isspace():
            self.pieces.append(text)
            self.breaks = 0
            if self.dressed:
                size = len(text.strip())
                for kind in (_LINK, _STRONG, _EMPHASIS):
                    if self.open[kind]:
                        self.marked[kind] += size
        elif self.pieces:
            self.pieces.append(text)

    def _flush(self) -> None:
        """End the block; what was hidden inside it becomes one of its own, behind it."""
        self._block("".join(self.pieces), self.marked, self.mask)
        if self.hidden:
            self._block("".join(self.hidden), [0, 0, 0], BIT["hidden"])
            self.hidden = []
        self.pieces.clear()
        self.marked = [0, 0, 0]
        self.links = self.mask = self.breaks = 0

    def _block(self, text: str, marked: list[int], mask: int) -> None:
        text = clean_inline(text)
        if text:
            size, blocks = len(text), self.page.blocks
            link, strong, emphasis = marked
            spans = (min(link, size), min(strong, size), min(emphasis, size)) if any(marked) else _UNMARKED
            blocks.append(RawBlock(text, max(self.current, 0), spans, self.links, mask))
            if len(blocks) > MAX_BLOCKS:
                raise TooLargeError(f"the page has more than {MAX_BLOCKS:,} blocks of text")


def _read(tag: str, items: Sequence[tuple[Any, Any]]) -> tuple[int, str]:
    """What an element's tag, its class, id, role and similar words say of it, as flags, and its class alone."""
    mask = BIT[TAGS[tag]] if tag in TAGS else 0
    names = styled = ""
    for name, value in items:
        if name in _NAMING:
            names += f" {value}"
            if name == "class":
                styled = value
        elif name == "hidden" or (name == "style" and _HIDDEN.search(value)):
            mask |= BIT["hidden"]
    if names:
        # an embedded post is a quotation that calls itself shared
        mask |= class_mask(names) & ~BIT["share"] if tag == "blockquote" else class_mask(names)
    return mask, styled
