"""Pages that are no article, made of pages that are: their body gives way to a cookie notice, a login form, a list.

The head and whatever stands around the body stay in two of the three shapes, so that the made pages are as varied as
the sites they come from. The texts are in ``made_pages.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree, html

from training.blocks import Page

KINDS = ("cookie", "login", "error", "video", "links", "section")
"""The kinds of pages that are no article."""
SHORT = "short article"
"""The kind of made pages that are one: the article's first paragraphs alone."""
SHAPES = ("in place", "stripped", "bare")
"""The body replaced where it stood; all content around it gone but header, navigation and footer; no more than head."""
_HOLDS = 0.8  # share of the article's words in the element that is replaced
_SHORT_WORDS = 45
_AROUND = frozenset({"header", "nav", "footer"})
_WORD = re.compile(r"\w+")
_PROSE = ("p", "li", "blockquote", "td", "dd", "h2", "h3", "div", "section")
_RUNNING = 20  # words: what runs on beside an article, a note on its writer or a comment, goes with it
_OWN_HEAD = frozenset({"login", "error", "links", "section"})  # kinds whose head does not speak of an article


class Made(NamedTuple):
    """A made page, the key of the page it is made of, and what it is."""

    key: str
    kind: str
    shape: str
    html: str


def made(pages: Sequence[Page]) -> Iterator[Made]:
    """One page of every kind from every page, the shapes and the texts taking turns."""
    for number, page in enumerate(pages):
        for offset, kind in enumerate((*KINDS, SHORT)):
            shape = SHAPES[(number + offset) % len(SHAPES)]
            body = short_body(page) if kind == SHORT else body_of(kind, number // len(SHAPES))
            if body and (text := remake(page, kind, shape, body)):
                yield Made(page.key, kind, shape, text)


def body_of(kind: str, number: int) -> str:
    """Variant `number` of a kind's body as HTML."""
    if kind not in ("links", "section"):
        entries = _texts()[kind]
        return str(entries[number % len(entries)]["body"])
    entries = _texts()["headline"]
    start = 7 * number % len(entries)
    chosen = (entries[start:] + entries[:start])[: 8 + number % 9]
    forms = _LINKS if kind == "links" else _CARDS
    opening, item, closing = forms[number % len(forms)]
    return opening + "".join(item.format(**entry) for entry in chosen) + closing


_LINKS = (
    ("<h1>Latest</h1><ul>", '<li><a href="#">{text}</a></li>', "</ul>"),
    ("<h2>Archive: May</h2>", '<p><a href="#">{text}</a> <span>May 12</span></p>', "<p>Page 1 of 30</p>"),
    ("<table>", '<tr><td>12:40</td><td><a href="#">{text}</a></td></tr>', "</table>"),
    ("<div>", '<div class="item"><a href="#"><img src="a.jpg"></a><h3><a href="#">{text}</a></h3></div>', "</div>"),
)
_CARDS = (
    ('<section><h1>News</h1>', '<article><h2><a href="#">{text}</a></h2><p>{teaser}</p></article>', "</section>"),
    ("<div>", '<div class="card"><h3>{text}</h3><p>{teaser} <a href="#">Read more</a></p></div>', "</div>"),
    ('<div class="stream">', '<a href="#"><div><h3>{text}</h3><div>{teaser}</div><time>2h ago</time></div></a>', "</div>"),  # noqa: E501
    ("<h1>Island</h1><ul>", '<li><a href="#"><b>{text}</b></a><br>{teaser}<br><small>By Jo Marsh</small></li>', "</ul>"),  # noqa: E501
)  # fmt: skip


def short_body(page: Page) -> str:
    """The first paragraphs of a page's article up to some dozens of words; empty if it has no such length."""
    lines: list[str] = []
    words = 0
    for line in filter(None, (line.strip() for line in page.text.splitlines())):
        lines.append(line)
        words += len(line.split())
        if words >= _SHORT_WORDS:
            break
    inside = "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>" for line in lines)
    return f"<h1>{{title}}</h1>{inside}" if _SHORT_WORDS <= words <= 4 * _SHORT_WORDS else ""


def remake(page: Page, kind: str, shape: str, body: str) -> str | None:
    """A page with another body; None if it is too odd to take apart, or its article is in no one element."""
    root: Any = html.document_fromstring(page.html.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
    holder = _holder(root, page.text)
    if holder is None or root.body is None:
        return None
    title = next((text for text in root.xpath("//title/text()") if text.strip()), "News")
    _clean_head(root, kind)
    named = [entry for entry in _texts().get(kind, ()) if entry["body"] == body]
    if kind in _OWN_HEAD:
        title = named[0]["title"] if named else "Latest news"
        for element in root.xpath("//title")[:1]:
            element.text = f"{title} | The Harbour Gazette"
    _place(root, holder, shape, html.fragments_fromstring(f"<div>{body.replace('{title}', _safe(title))}</div>")[0])
    return str(etree.tostring(root, encoding="unicode", method="html"))


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _place(root: Any, holder: Any, shape: str, body: Any) -> None:
    parent = root.body
    if shape == "in place" and holder is not root.body:
        parent = holder
        _empty(holder)
    else:
        for child in list(parent):
            around = child.tag in _AROUND or (child.find(".//nav") is not None and not _within(holder, child))
            if shape == "bare" or not around:
                parent.remove(child)
        parent.text = None
    for element in list(root.body.iter(*_PROSE)):
        if (
            next(element.iterdescendants(*_PROSE), None) is None
            and len(_text(element).split()) > _RUNNING
            and not _in_frame(element)
        ):
            _empty(element)
    footers = [number for number, child in enumerate(parent) if child.tag == "footer"]
    parent.insert(footers[0] if footers else len(parent), body)


def _in_frame(element: Any) -> bool:
    """Whether an element lies in a header, navigation or footer, which stay as they are."""
    return any(outer.tag in _AROUND for outer in element.iterancestors())


def _empty(element: Any) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _within(element: Any, outer: Any) -> bool:
    return element is outer or any(parent is outer for parent in element.iterancestors())


def _clean_head(root: Any, kind: str) -> None:
    """Take out what still carries the article: scripts, headings, and of some kinds what the head says of one."""
    for script in root.xpath("//script"):
        if kind in _OWN_HEAD or "ld+json" not in script.get("type", "") or "articleBody" in (script.text or ""):
            script.drop_tree()
    if kind in _OWN_HEAD:
        for meta in root.xpath("//meta[@property or @name or @itemprop]"):
            meta.drop_tree()
    for element in root.xpath("//h1"):
        element.drop_tree()


def _holder(root: Any, truth: str) -> Any:
    """The deepest element with most of the article's words, or None."""
    wanted = Counter(_pairs(truth))
    current = root.body
    if current is None or not wanted or _share(current, wanted) < _HOLDS:
        return None
    while True:
        inner = [child for child in current if isinstance(child.tag, str) and len(child)]
        best = next((child for child in inner if _share(child, wanted) >= _HOLDS), None)
        if best is None:
            return current
        current = best


def _share(element: Any, wanted: Counter[tuple[str, str]]) -> float:
    return (wanted & Counter(_pairs(_text(element)))).total() / wanted.total()


def _text(element: Any) -> str:
    return " ".join(str(piece) for piece in element.xpath(".//text()[not(parent::script or parent::style)]"))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(text)
    return pairwise(words)


@cache
def _texts() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
