"""Parts of a page that arrive after it, hidden, and that a script of React's puts into their places."""

from __future__ import annotations

from itertools import islice

from lxml import etree

_MOST = 1000
_PLACES = ("B:", "P:")
_UNSEEN = frozenset({"head", "noscript", "script", "style", "template"})


def put_back(root: etree._Element) -> None:
    """Move such parts into their places and show them.

    React's server writes ``<template id="B:1">`` (or P) first and ``<div hidden id="S:1">`` when that part is ready.
    """
    places = {name: element for element in islice(root.iter("template"), _MOST) if (name := element.get("id"))}
    if not places:
        return
    for part in [div for div in root.iter("div") if (div.get("id") or "").startswith("S:")][:_MOST]:
        number = (part.get("id") or "")[2:]
        place = next((places[name + number] for name in _PLACES if name + number in places), None)
        if place is None or part.get("hidden") is None or (part.tail or "").strip():
            continue
        parent = place.getparent()
        around = list(place.iterancestors())
        if parent is not None and part not in around and not any(element.tag in _UNSEEN for element in around):
            del part.attrib["hidden"]
            part.tail = place.tail
            parent.replace(place, part)
