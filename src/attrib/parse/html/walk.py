"""One walk over the tree: blocks of visible text, and the elements that hold them.

The walk is a loop over start and end events, so depth costs no stack. Elements that only dress words are melted into
their text first, in C.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from attrib.errors import TooLargeError
from attrib.parse.html.classes import BIT, read
from attrib.parse.html.menus import FURNITURE, furniture_of, may_be_furniture, menu_of
from attrib.parse.html.menus import TAGS as MENUS
from attrib.parse.limits import MAX_BLOCKS
from attrib.parse.normalise import clean_inline

_SKIP = ("head", "script", "style", "noscript", "template")
_MELTED = (
    "abbr", "acronym", "amp-img", "amp-video", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "font", "g",
    "iframe", "img", "ins", "kbd", "mark", "nobr", "path", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "source", "strike", "sub", "sup", "svg", "symbol", "time", "track", "tt", "u", "use", "var", "video", "wbr",
)  # fmt: skip
_LINK, _STRONG, _EMPHASIS, _PLAIN, _BREAK, _BLOCK = range(6)
_KINDS = {
    **{"a": _LINK, "b": _STRONG, "strong": _STRONG, "i": _EMPHASIS, "em": _EMPHASIS, "span": _PLAIN, "label": _PLAIN},
    "br": _BREAK,
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The level of each heading tag."""
_MOST_LOOKS = 50_000  # elements of a page looked at to find its menus: they may be nested
_ASIDE = BIT["hidden"] | BIT["popup"]
_UNMARKED = (0, 0, 0)
_Opened = tuple[str, int, int, int, int]
"""An element: its tag, flags, parent, the blocks before it, and the number of its path."""


@dataclass(slots=True)
class RawBlock:
    """A run of text between two block boundaries.

    `marked` counts its characters in links, in bold and in italics; `links` is the number of links; `container` is an
    index into :class:`Page`'s lists; `hidden` tells whether it is what an inline element hid.
    """

    text: str
    container: int
    marked: tuple[int, int, int]
    links: int
    hidden: bool = False

    @property
    def link_chars(self) -> int:
        """The number of characters in links."""
        return self.marked[_LINK]


@dataclass(slots=True)
class Page:
    """The blocks of a page and the block-level elements around them, in document order.

    Element ``i`` has its `tags`, `masks` (its own flags), `parents` (-1 for the root) and `ends`: its descendants are
    the elements ``i + 1 .. ends[i] - 1``, and the blocks in it are ``first[i] .. last[i] - 1``. Elements with the same
    tags and class names from the root down share a number in `paths`.
    """

    blocks: list[RawBlock] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    paths: list[int] = field(default_factory=list)

    def add(self, opened: Sequence[_Opened]) -> None:
        """Fill in the elements, once all are known."""
        if opened:
            columns = (list(column) for column in zip(*opened, strict=True))
            self.tags, self.masks, self.parents, self.first, self.paths = columns


def walk(root: etree._Element) -> Page:
    """Collect a page's blocks: all text nodes outside head, script, style, noscript and template.

    The tree is changed: what holds no visible text is taken out.

    A menu is one block and has no elements in it; so is furniture.

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
        self.pieces: list[str] = []
        self.hidden: list[str] = []
        self.hiding: etree._Element | None = None
        self.open = [0, 0, 0, 0]
        self.dressed = 0  # open elements that are not plain
        self.marked = [0, 0, 0]
        self.links = self.breaks = self.looks = 0

    def run(self, root: etree._Element) -> None:
        """Go through a tree."""
        page, pieces, kinds = self.page, self.pieces, _KINDS
        blocks, ends, last = page.blocks, page.ends, page.last
        opened: list[_Opened] = []
        numbers: dict[tuple[int, str, str], int] = {}
        current = path = -1
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            kind = kinds.get(tag, _BLOCK)
            if kind == _BLOCK and pieces:
                self._flush(current)
            if event == "start":
                text = element.text
                if kind == _BLOCK:
                    self.hiding = None
                    mask, styled = read(tag, element.items())
                    path = numbers.setdefault((path, tag, styled), len(numbers))
                    opened.append((tag, mask, current, len(blocks), path))
                    current = len(ends)
                    ends.append(0)
                    last.append(0)
                    if (tag in MENUS or mask & FURNITURE) and self._whole(element, tag, mask, current):
                        events.skip_subtree()
                        text = None
                elif kind == _LINK:
                    self._link()
                else:
                    self._enter(element, kind, current)
            else:
                text = element.tail
                if kind == _BLOCK:
                    ends[current], last[current] = len(opened), len(blocks)
                    current = opened[current][2]
                    path = opened[current][4] if current >= 0 else -1
                elif kind <= _PLAIN:
                    self._leave(element, kind)
            if text and (pieces or not text.isspace()):
                self._add(text)
        self._flush(current)
        page.add(opened)

    def _link(self) -> None:
        self.open[_LINK] += 1
        self.dressed += 1
        self.links += 1

    def _enter(self, element: etree._Element, kind: int, current: int) -> None:
        if kind == _BREAK:
            self._break(current)
            return
        self.open[kind] += 1
        self.dressed += kind != _PLAIN
        if self.pieces and self.hiding is None and (items := element.items()) and read("", items)[0] & _ASIDE:
            self.hiding = element

    def _leave(self, element: etree._Element, kind: int) -> None:
        self.open[kind] -= 1
        self.dressed -= kind != _PLAIN
        if element is self.hiding:
            self.hiding = None

    def _whole(self, element: etree._Element, tag: str, mask: int, current: int) -> bool:
        """Take all text of an element as one block, if it is a menu or furniture."""
        of = menu_of if tag in MENUS else furniture_of if may_be_furniture(tag, mask) else None
        if of is None:
            return False
        found = of(element, _MOST_LOOKS - self.looks)
        self.looks += found.looks
        text = clean_inline(found.text)
        if text:
            self._block(RawBlock(text, current, (len(text) if found.links else 0, 0, 0), found.links))
        return bool(text)

    def _break(self, current: int) -> None:
        self.breaks += 1
        if self.pieces:
            if self.breaks >= 2:
                self._flush(current)
            else:
                self.pieces.append(" ")

    def _add(self, text: str) -> None:
        if self.hiding is not None:
            self.hidden.append(text)
            return
        self.pieces.append(text)
        if self.dressed:
            if size := len(text.strip()):
                link, strong, emphasis, _ = self.open
                marked = self.marked
                self.breaks = 0
                if link:
                    marked[_LINK] += size
                if strong:
                    marked[_STRONG] += size
                if emphasis:
                    marked[_EMPHASIS] += size
        elif self.breaks and not text.isspace():
            self.breaks = 0

    def _flush(self, current: int) -> None:
        """End the block; what was hidden inside it becomes one of its own, behind it."""
        pieces, marked = self.pieces, _UNMARKED
        text = clean_inline(pieces[0] if len(pieces) == 1 else "".join(pieces))
        if text:
            if any(self.marked):
                link, strong, emphasis = (min(chars, len(text)) for chars in self.marked)
                marked = (link, strong, emphasis)
            self._block(RawBlock(text, max(current, 0), marked, self.links))
        if self.hidden:
            text = clean_inline("".join(self.hidden))
            if text:
                self._block(RawBlock(text, max(current, 0), _UNMARKED, self.links, hidden=True))
            self.hidden = []
        pieces.clear()
        self.marked = [0, 0, 0]
        self.links = self.breaks = 0

    def _block(self, block: RawBlock) -> None:
        blocks = self.page.blocks
        blocks.append(block)
        if len(blocks) > MAX_BLOCKS:
            raise TooLargeError(f"the page has more than {MAX_BLOCKS:,} blocks of text")
