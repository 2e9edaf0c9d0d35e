"""Reports with places changed, and what may be seen of them.

An input is lines of ``PLACE`` tab ``VALUE``: the number of a place in a report's tree (they are counted in order, and a
larger number begins again), and what to put there, as JSON or else as text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrib
from attrib.render import terminal

_ARTICLE = Path(__file__).with_name("seeds") / "text" / "quay.txt"
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ACTIVE = ("script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "img", "svg", "math")


@cache
def _base() -> tuple[str, list[tuple[Any, ...]]]:
    """A report as JSON, and its places: of a hundred alike, such as the words of sentences, two."""
    plain = attrib.score(_ARTICLE.read_text(encoding="utf-8")).to_dict()
    alike: Counter[tuple[Any, ...]] = Counter()
    places = []
    for path in _places(plain):
        kind = tuple("*" if isinstance(key, int) else key for key in path)
        alike[kind] += 1
        if alike[kind] <= 2:
            places.append(path)
    return json.dumps(plain), places


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _places(item, (*path, key))


def changed(data: bytes) -> dict[str, Any]:
    """The report's dictionary with the changes that an input asks for."""
    plain, places = _base()
    made: dict[str, Any] = json.loads(plain)
    for line in data.decode("utf-8", "replace").split("\n"):
        number, tab, value = line.partition("\t")
        if tab and number.isascii() and number.isdigit():
            _put(made, places[int(number[:9]) % len(places)], _value(value))
    return made


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _put(plain: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        if isinstance(plain, str) or not _holds(plain, key):
            return  # an earlier change took the place away
        plain = plain[key]
    if _holds(plain, path[-1]):
        plain[path[-1]] = value


def _holds(plain: Any, key: Any) -> bool:
    if isinstance(plain, dict):
        return key in plain
    return isinstance(plain, list) and isinstance(key, int) and key < len(plain)


class Seen(HTMLParser):
    """Elements of a page that do something, and attributes that would."""

    def __init__(self) -> None:
        super().__init__()
        self.active: Counter[str] = Counter()
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what could do harm."""
        if tag in _ACTIVE:
            self.active[tag] += 1
        for name, value in attrs:
            told = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or told.startswith(("javascript:", "vbscript:", "data:text")):
                self.odd.append(f"{tag} {name}={value}")


def _seen(page: str) -> Seen:
    seen = Seen()
    seen.feed(page)
    seen.close()
    return seen


@cache
def _usual() -> Counter[str]:
    return _seen(attrib.Report.from_dict(json.loads(_base()[0])).to_html()).active


def shown(report: attrib.Report) -> None:
    """Render a report in every way: nothing in it may act on a terminal or in a browser."""
    for width in (40, 120):
        assert not _CONTROL.search(terminal.render(report, width=width))
    report.to_json().encode("utf-8", "surrogatepass")
    page = report.to_html()
    page.encode()
    seen = _seen(page)
    assert not seen.odd, seen.odd
    most = _usual()
    for tag in ("script", "style", "iframe", "object", "embed", "link", "meta", "base", "form"):
        assert seen.active[tag] <= most[tag], f"{seen.active[tag]} of <{tag}>"
