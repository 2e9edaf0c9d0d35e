"""Title and provenance claims from JSON-LD, OpenGraph, meta elements and markup, the strongest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import chain, islice
from typing import Any, NamedTuple, cast

from lxml import etree

from attrib.parse.html.jsonld import text_of
from attrib.parse.normalise import clean_inline
from attrib.parse.provenance.dates import iso_date
from attrib.parse.provenance.gather import Claim
from attrib.parse.provenance.names import people
from attrib.schema import Evidence

_META = {
    "publisher": ("og:site_name", "article:publisher", "dc.publisher", "publisher", "application-name", "cre"),
    "byline": ("author", "parsely-author", "sailthru.author", "article:author", "dc.creator", "byl", "dcterms.creator"),
    "published": (
        "article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
        "dc.date.issued", "dcterms.created", "date", "ptime", "dc.date", "datepublished",
    ),
    "modified": ("article:modified_time", "og:updated_time", "lastmod", "dcterms.modified", "datemodified", "utime"),
    "section": ("article:section", "parsely-section", "section", "cxense:section"),
    "upstream": ("syndication-source", "original-source"),
    "canonical_url": ("og:url",),
}  # fmt: skip
_JSON = {
    "publisher": "publisher",
    "byline": "author",
    "published": "datePublished",
    "modified": "dateModified",
    "section": "articleSection",
}
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_WANTED = frozenset(chain(_TITLES, _DESCRIPTIONS, *_META.values()))
# the attribute axis is many times faster than a condition on every element
_AUTHORS = (etree.XPath("//@itemprop[.='author']/.."), etree.XPath("//@rel[.='author']/.."))
_SPOKEN = frozenset({"a", "span", "div", "p"})
_PLATFORMS = frozenset({"Blogger", "WordPress", "WordPress.com"})  # what a blog names that names no publisher
_MOST = 12
_SUFFIX = re.compile(r"(?<!\s)\s+(?:[|\u2013\u2014\u00b7\u00bb:-]|::|//|&raquo;)\s+")


class Metadata(NamedTuple):
    """What a page's head and markup say: its title (None if nothing does), description and provenance claims."""

    title: str | None
    claims: tuple[Claim, ...]
    description: str = ""


def metadata(root: etree._Element, articles: list[dict[str, Any]]) -> Metadata:
    """Read a page's metadata; `articles` are its JSON-LD article objects."""
    metas = _metas(root)
    claims: list[Claim] = []
    for field, key in _JSON.items():
        for article in articles[:1]:
            claims += _many(field, article.get(key), "json-ld")
    for field, names in _META.items():
        for name in names:
            if name in metas:
                claims += _claim(field, metas[name], f"meta:{name}")
    claims += _markup(root)
    site = next((claim.evidence.value for claim in claims if claim.field == "publisher"), None)
    description = next((metas[name] for name in _DESCRIPTIONS if name in metas), "")
    return Metadata(_title(root, metas, articles, site), tuple(claims), description)


def strip_site(title: str, site: str | None, others: Iterable[str] = ()) -> str:
    """A page title without the site's name behind (or before) it.

    The part that another title of the page lacks goes, else one that is the site's name, else a short last part.
    """
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    for other in others:
        if other != title and len(other) > 10 and title.startswith(other):
            return other
    known = (site or "").lower()
    if known and parts[-1].lower() in (known, f"the {known}"):
        return title[: title.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00b7\u00bb:-/")
    if known and parts[0].lower() == known:
        return title[len(parts[0]) :].lstrip(" |\u2013\u2014\u00b7\u00bb:-/")
    last = parts[-1]
    if len(last.split()) <= 4 and len(title) - len(last) > 2 * len(last):
        return title[: title.rindex(last)].rstrip(" |\u2013\u2014\u00b7\u00bb:-/")
    return title


def _title(root: etree._Element, metas: dict[str, str], articles: list[dict[str, Any]], site: str | None) -> str | None:
    headings = [_text(item) for _, item in zip(range(5), root.iter("h1"), strict=False)]
    headings = [heading for heading in headings if 8 < len(heading) < 300]
    # some write the entities of HTML into their scripts
    named = [clean_inline(unescape(text)) for article in articles[:1] if (text := text_of(article.get("headline")))]
    named += [metas[name] for name in _TITLES if name in metas]
    element = root.find(".//title")
    if element is not None and element.text:
        named.append(clean_inline(element.text))
    named = [strip_site(title, site, headings) for title in named if title]
    for heading in headings:
        # the heading that the head repeats is what the reader sees
        if any(_alike(heading, title) for title in named):
            return heading
    if named:
        return named[0]
    return headings[0] if headings else None


def _alike(first: str, second: str) -> bool:
    one, two = set(first.lower().split()), set(second.lower().split())
    return len(one & two) >= 0.5 * max(1, min(len(one), len(two)))


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _WANTED and name not in found:
            content = clean_inline(meta.get("content") or "")
            if content and len(content) < 2000:
                found[name] = content
    return found


def _text(element: etree._Element) -> str:
    return clean_inline("".join(str(piece) for piece in element.itertext()))


def _markup(root: etree._Element) -> list[Claim]:
    claims: list[Claim] = []
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            address = link.get("href", "")
            claims.append(Claim("canonical_url", Evidence(address, address, "markup:canonical")))
            break
    for element in islice(root.iter("time"), _MOST):
        if element.get("datetime") and element.get("itemprop") != "dateModified":
            claims += _claim("published", element.get("datetime", ""), "markup:time")
    found = chain.from_iterable(cast("list[etree._Element]", find(root)) for find in _AUTHORS)
    for element in islice(found, _MOST):
        text = _text(element) if element.tag in _SPOKEN else ""
        if 3 < len(text) < 120:
            claims += _claim("byline", text, "markup:author")
    return claims


def _many(field: str, value: Any, origin: str) -> list[Claim]:
    values = value if isinstance(value, list) else [value]
    return [claim for item in values[:_MOST] if (text := text_of(item)) for claim in _claim(field, text, origin)]


def _claim(field: str, text: str, origin: str) -> list[Claim]:
    text = clean_inline(text)[:500]
    if field in ("published", "modified"):
        when = iso_date(text)
        return [] if when is None else [Claim(field, Evidence(when, text, origin))]
    if field == "byline":
        return [Claim(field, Evidence(name, text, origin)) for name in people(text)]
    if field == "publisher" and (text.startswith("http") or len(text) > 100 or text in _PLATFORMS):
        return []
    return [Claim(field, Evidence(text, text, origin))] if text else []
