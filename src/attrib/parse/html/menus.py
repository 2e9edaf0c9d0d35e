"""Menus: lists of nothing but links, and the choices of a form; each is one block, whatever is around its words."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

TAGS = frozenset({"ul", "ol", "select"})
"""The elements that may be a menu."""

_BARRED = frozenset(
    {"p", "blockquote", "table", "input", "select", "textarea", "button", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_IMAGES = frozenset({"img", "amp-img", "iframe", "video", "amp-video"})


class Menu(NamedTuple):
    """All text of a menu, not cleaned; how many links and images it has; and how many elements were looked at.

    An element that is no menu has no text.
    """

    text: str
    links: int
    images: int
    looks: int


def menu_of(element: etree._Element, most: int) -> Menu:
    """An element as a menu; what has a heading, a paragraph or a word outside of links is none.

    At most `most` elements are looked at: lists may be nested thousands of times.
    """
    pieces: list[str] = []
    links = images = looks = 0
    free = element.tag == "select"
    for inner in element.iter():
        looks += 1
        tag, text, tail = inner.tag, inner.text, inner.tail
        link = tag == "a"
        links += link
        images += tag in _IMAGES
        if text and not text.isspace():
            if not (free or link or _linked(inner, element)):
                return Menu("", 0, 0, looks)
            pieces.append(text)
        if tail and not tail.isspace() and inner is not element:
            if len(inner) or not (free or _linked(inner.getparent(), element)):
                return Menu("", 0, 0, looks)  # it stands behind what is still to come
            pieces.append(tail)
        if (tag in _BARRED and not free) or looks > most:
            return Menu("", 0, 0, looks)
    return Menu(" ".join(pieces), links, images, looks)


def _linked(element: etree._Element | None, menu: etree._Element) -> bool:
    """Whether an element is in a link of the menu."""
    while element is not None and element is not menu:
        if element.tag == "a":
            return True
        element = element.getparent()
    return False
