"""What is one block, whatever is around its words: menus, the choices of a form, and a site's own furniture."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from attrib.parse.html.classes import BIT

TAGS = frozenset({"ul", "ol", "select"})
"""The elements that may be a menu."""

_BARRED = frozenset(
    {"p", "blockquote", "table", "input", "select", "textarea", "button", "h1", "h2", "h3", "h4", "h5", "h6"}
)

FURNITURE = sum(BIT[flag] for flag in ("navigation", "footer", "cookie", "popup", "hidden", "form"))
"""Flags of elements that are furniture unless they say something at length."""

_STORY = BIT["body"] | BIT["article"] | BIT["main"]
_WHOLE = frozenset({"html", "body", "main", "article"})
_SAID = frozenset({"h1", "article", "main"})  # no furniture holds one
_AT_LENGTH = 100  # characters in a row
_SENTENCES = 5  # paragraphs that end as sentences do: more are no furniture, however short
_ENDS = (".", "!", "?", '"', "”")


class Menu(NamedTuple):
    """All text of a menu, not cleaned; how many links it has; and how many elements were looked at.

    An element that is no menu has no text.
    """

    text: str
    links: int
    looks: int


def menu_of(element: etree._Element, most: int) -> Menu:
    """An element as a menu; what has a heading, a paragraph or a word outside of links is none.

    At most `most` elements are looked at: lists may be nested thousands of times.
    """
    pieces: list[str] = []
    links = looks = 0
    free = element.tag == "select"
    for inner in element.iter():
        looks += 1
        tag, text, tail = inner.tag, inner.text, inner.tail
        link = tag == "a"
        links += link
        if text and not text.isspace():
            if not (free or link or _linked(inner, element)):
                return Menu("", 0, looks)
            pieces.append(text)
        if tail and not tail.isspace() and inner is not element:
            if len(inner) or not (free or _linked(inner.getparent(), element)):
                return Menu("", 0, looks)  # it stands behind what is still to come
            pieces.append(tail)
        if (tag in _BARRED and not free) or looks > most:
            return Menu("", 0, looks)
    return Menu(" ".join(pieces), links, looks)


def may_be_furniture(tag: str, mask: int) -> bool:
    """Whether an element's tag and flags call it furniture and nothing else."""
    return bool(mask & FURNITURE) and not mask & _STORY and tag not in _WHOLE


def furniture_of(element: etree._Element, most: int) -> Menu:
    """An element called furniture as a menu.

    None if it holds a headline, an article, a long run of text or a row of sentences. At most `most` elements are
    looked at.
    """
    pieces: list[str] = []
    links = looks = told = 0
    mixed = False
    for inner in element.iter():
        looks += 1
        tag, text, tail = inner.tag, inner.text, inner.tail
        if tag in _SAID or looks > most:
            return Menu("", 0, looks)
        links += tag == "a"
        if text and not text.isspace():
            pieces.append(text)
            told += tag == "p" and text.rstrip().endswith(_ENDS)
        if tail and not tail.isspace() and inner is not element:
            mixed = mixed or len(inner) > 0  # it stands behind what is still to come
            pieces.append(tail)
        if told > _SENTENCES or (text and _is_long(text)) or (tail and _is_long(tail) and inner is not element):
            return Menu("", 0, looks)
    if mixed:
        pieces = [str(text) for text in element.itertext()]
    return Menu(" ".join(pieces), links, looks)


def _is_long(text: str) -> bool:
    return len(text) > _AT_LENGTH and len(text.strip()) > _AT_LENGTH


def _linked(element: etree._Element | None, menu: etree._Element) -> bool:
    """Whether an element is in a link of the menu."""
    while element is not None and element is not menu:
        if element.tag == "a":
            return True
        element = element.getparent()
    return False
