"""What a page's JSON-LD says of its article."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml import etree

from attrib.parse.html.tree import to_tree
from attrib.parse.html.walk import walk
from attrib.parse.limits import MAX_SCRIPT

_ARTICLE = re.compile(r"(?:Article|NewsArticle|BlogPosting|Report|Review|Posting)$")
_TRAILING = re.compile(r",\s*([}\]])")
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|a|em|strong)\b[^<>]{0,500}>", re.I)
_MAX_NODES = 5000


def nodes(root: etree._Element) -> list[dict[str, Any]]:
    """The article objects in a page's JSON-LD scripts, in order; broken scripts are passed over."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for item in _flatten(_load(script.text or "")):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in kinds):
                found.append(item)
    return found


def body_of(articles: list[dict[str, Any]]) -> str:
    """The longest body among the article objects, a paragraph a line; empty if none carries one."""
    bodies = [item["articleBody"] for item in articles if isinstance(item.get("articleBody"), str)]
    return plain(max(bodies, key=len, default=""))


def plain(body: str) -> str:
    """A body without the markup or the entities that some sites put into it, a paragraph a line."""
    if "&" in body and "<" not in body:
        body = html.unescape(body)
    if _MARKUP.search(body) and (root := to_tree(body)) is not None:
        return "\n".join(block.text for block in walk(root).blocks)
    return body


def text_of(value: Any) -> str | None:
    """A JSON-LD value as text: a string, the name of an object, the first of a list."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@id")
        else:
            break
    return value.strip() or None if isinstance(value, str) else None


def _load(text: str) -> Any:
    if len(text) > MAX_SCRIPT:
        return None
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in lists, ``@graph`` and ``mainEntity``, without recursion."""
    waiting = deque([value])
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extendleft(reversed(item[:_MAX_NODES]))
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)
