"""The body of an article that a page carries in script data alone, for its own code to show.

Such pages hold their state as JSON: in a script of type application/json, or assigned to a variable. Of all texts in
it the article is the one with the most prose: a string with a body's name, or a list whose items are its paragraphs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from attrib.parse.html.jsonld import plain
from attrib.parse.limits import MAX_SCRIPT

_SCRIPT = re.compile(r"<script\b([^>]{0,2000})>(.*?)</script", re.I | re.S)
_STATE = re.compile(r"application/json|__NEXT_DATA__", re.I)
_ASSIGNED = re.compile(r"=\s*(?=[{\[])")
_HINTS = ("content_elements", "articleBody", "bodyHtml", "bodyText", '"body"', '"paragraph"', '"content"', '"html"')
_BODIES = ("articleBody", "bodyHtml", "body_html", "bodyText", "body_text", "body", "content", "html", "text")
_LISTS = ("content_elements", "body", "content", "blocks", "paragraphs", "components", "elements", "children", "items")
_TEXTS = ("content", "text", "html", "value", "paragraph", "body")
_KINDS = ("type", "_type", "__typename", "kind", "name")
_PARAGRAPH = re.compile(r"^(?:paragraph|p|text|html|richtext|rich_text|textblock|body|heading|header|list-?item)", re.I)
_LEAST = 80  # characters: a shorter string is no body
_MOST_NODES = 50_000
_MOST_SCRIPTS = 40


def script_body(source: str) -> str:
    """The longest body in the script data of a page, a paragraph a line; empty if there is none."""
    best = ""
    for _, found in zip(range(_MOST_SCRIPTS), _scripts(source), strict=False):
        for body in _bodies(found):
            if len(body) > len(best):
                best = body
    return best


def _scripts(source: str) -> Iterator[Any]:
    """The data in a page's scripts that may hold a body."""
    for found in _SCRIPT.finditer(source):
        text = found[2]
        if len(text) > MAX_SCRIPT or "ld+json" in found[1] or not any(hint in text for hint in _HINTS):
            continue
        if _STATE.search(found[1]):
            starts = [0]
        else:
            starts = [mark.end() for _, mark in zip(range(5), _ASSIGNED.finditer(text), strict=False)]
        for start in starts:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text[start:].lstrip())[0]
            except (ValueError, RecursionError):
                continue


def _bodies(data: Any) -> Iterator[str]:
    """Every text in the data that could be a body, without recursion."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, dict):
            for name in _BODIES:
                value = item.get(name)
                if isinstance(value, str) and len(value) >= _LEAST:
                    yield plain(value)
            for name in _LISTS:
                if isinstance(item.get(name), list):
                    yield "\n".join(_paragraphs(item[name]))
            waiting += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += [value for value in item if isinstance(value, dict | list)]


def _paragraphs(items: list[Any]) -> Iterator[str]:
    """The texts of a list's items that are paragraphs: strings, or objects that say so."""
    for item in items:
        if isinstance(item, str):
            yield plain(item)
        elif isinstance(item, dict):
            kind = next((item[name] for name in _KINDS if isinstance(item.get(name), str)), "")
            text = next((item[name] for name in _TEXTS if isinstance(item.get(name), str)), "")
            if text and _PARAGRAPH.match(kind):
                yield plain(text)
