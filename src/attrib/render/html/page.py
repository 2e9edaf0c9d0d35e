"""The shell of every page: a policy that lets nothing else in, landmarks, and the frame for notebooks."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from importlib.resources import files

from attrib.render.html.markup import Child, Markup, safe, tag, void

SKIP = "Skip to the content"


@cache
def style() -> str:
    """The style sheet of every page."""
    return _read("style.css")


@cache
def script() -> str:
    """The script of every page: filters, and notes that open on a tap. Pages are complete without it."""
    return _read("script.js")


@cache
def policy(*, forms: bool = False) -> str:
    """The content security policy: nothing from anywhere, but this style and this script, by their digests.

    Args:
        forms: whether the page may send forms to where it came from.
    """
    send = "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; style-src {_digest(style())}; script-src {_digest(script())}; "
        f"img-src data:; base-uri 'none'; form-action {send}"
    )


def document(title: str, *main: Child, header: Child, footer: Child, forms: bool = False) -> str:
    """A whole page.

    Args:
        title: for the browser's tab.
        main: what the page is about.
        header: stands above, with the ``h1``.
        footer: stands below.
        forms: whether the page may send forms to where it came from.
    """
    head = (
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=policy(forms=forms)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="same-origin" if forms else "no-referrer"),
        void("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", Markup(style())),
    )
    body = (
        tag("a", SKIP, class_="skip", href="#main"),
        tag("header", tag("div", header, class_="wide")),
        tag("main", *main, id="main", tabindex="-1", class_="wide"),
        tag("footer", tag("div", footer, class_="wide")),
        tag("script", Markup(script())),
    )
    inside = "\n".join(map(safe, (tag("head", *head), tag("body", *body))))
    return f'<!DOCTYPE html>\n<html lang="en">\n{inside}\n</html>\n'


def back(home: str | None) -> Markup | None:
    """The way back to the page with the forms."""
    return tag("p", tag("a", "Check another article", href=home)) if home else None


def frame(page: str, title: str) -> str:
    """A page in a frame of its own, so that neither a notebook's style nor ours reaches the other."""
    name = html.escape(title)
    return (
        f'<iframe title="{name}" sandbox="allow-scripts" width="100%" height="720" '
        f'srcdoc="{html.escape(page)}"></iframe>'
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return files("attrib.render.html").joinpath(name).read_text(encoding="utf-8")
