"""A cleaned document as text: its body, or every block of the input with its fate."""

from __future__ import annotations

from attrib.render.inert import lines, shorten
from attrib.render.page import Page
from attrib.schema import Document


def render(document: Document, *, inert: bool) -> str:
    """The body, with a line feed at the end.

    Args:
        document: what to show.
        inert: escape what a terminal could act upon. Without it only lone surrogates are replaced, as UTF-8 has none.
    """
    if inert:
        return lines(document.text) + "\n"
    return document.text.encode("utf-8", "replace").decode("utf-8") + "\n"


def render_blocks(document: Document, *, width: int, colour: bool) -> str:
    """Every block of the input on a few lines: whether it was kept, its role or the reason it was cut, its text."""
    page = Page(width, colour=colour)
    for block in document.blocks:
        label = f"keep {block.role}" if block.kept else f"cut {block.reason or 'unknown'}"
        style = "green" if block.kept else "red"
        page.entry(label, shorten(block.text, 2 * page.width), column=24, indent=0, style=style)
    return page.text()
