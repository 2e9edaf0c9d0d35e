"""Building blocks of a page. Whatever is not :class:`Markup` is escaped on its way in."""

from __future__ import annotations

import html
from collections.abc import Iterable

from attrib.render import inert


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | None
"""What an element may hold: text (escaped), :class:`Markup` (as it is), or nothing."""


def safe(text: Child) -> str:
    r"""Text as HTML: escaped, with control codes and direction overrides written as ``\uXXXX``."""
    if text is None:
        return ""
    return text if isinstance(text, Markup) else html.escape(inert.lines(text))


def tag(element: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """An element. ``class_`` gives ``class``, ``aria_label`` ``aria-label``; None and False leave an attribute out."""
    return Markup(f"<{element}{_attributes(attributes)}>{''.join(map(safe, children))}</{element}>")


def void(element: str, /, **attributes: str | int | bool | None) -> Markup:
    """An element without content or end tag."""
    return Markup(f"<{element}{_attributes(attributes)}>")


def join(parts: Iterable[Child], between: str = "") -> Markup:
    """Several parts as one."""
    return Markup(between.join(map(safe, parts)))


def listing(items: Iterable[Child], **attributes: str | None) -> Markup:
    """An unordered list."""
    return tag("ul", join(tag("li", item) for item in items), **attributes)


def table(header: Iterable[str], rows: Iterable[tuple[str | None, list[Child]]], caption: str) -> Markup:
    """A table whose rows are ``(id, cells)``, the first cell a row header.

    On a phone each row is a block; ``data-label`` then says what a cell is.
    """
    names = list(header)
    head = tag("thead", tag("tr", join(tag("th", name, scope="col") for name in names)))
    body = []
    for name, cells in rows:
        first = tag("th", cells[0], scope="row")
        rest = (tag("td", cell, data_label=label) for label, cell in zip(names[1:], cells[1:], strict=True))
        body.append(tag("tr", first, join(rest), id=name, tabindex="-1" if name else None))
    return tag("table", tag("caption", caption), head, tag("tbody", join(body)))


def section(name: str, title: str, *children: Child) -> Markup:
    """A section with its heading, which is also what it is called."""
    return tag("section", tag("h2", title, id=f"{name}-title"), *children, id=name, aria_labelledby=f"{name}-title")


def _attributes(attributes: dict[str, str | int | bool | None]) -> str:
    parts = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        parts.append(f" {key}" if value is True else f' {key}="{html.escape(inert.inline(str(value)))}"')
    return "".join(parts)
