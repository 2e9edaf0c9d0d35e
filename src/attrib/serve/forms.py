"""The page to paste an article into."""

from __future__ import annotations

from collections.abc import Mapping

from attrib._version import __version__
from attrib.render.html import page
from attrib.render.html.markup import Child, Markup, join, section, tag, void

_TOLD = (("title", "Headline"), ("publisher", "Outlet"), ("url", "Address (nothing is fetched)"))


def home(error: str | None = None, given: Mapping[str, str] | None = None) -> str:
    """The page with its two forms.

    Args:
        error: what went wrong, shown above them.
        given: what was entered, so that nobody has to enter it again.
    """
    kept = given or {}
    header = join(
        (
            tag("p", "attrib", class_="kicker"),
            tag("h1", "Whose words are these?"),
            tag("p", "Paste a news article, or upload a page that you saved. Nothing is stored, nothing is fetched."),
        )
    )
    footer = tag("p", f"attrib {__version__}. Everything happens on this machine.")
    alert = tag("div", tag("p", tag("strong", "That did not work: "), f"{error}."), role="alert", class_="error")
    return page.document(
        "attrib", alert if error else None, _one(kept), _two(kept), header=header, footer=footer, forms=True
    )


def _one(kept: Mapping[str, str]) -> Markup:
    told = (_field(name, title, kept) for name, title in _TOLD)
    return section(
        "check",
        "Check an article",
        _form(
            "/report",
            _article("text", "page", "Text or HTML of the article", kept),
            tag("details", tag("summary", "What you know of it (optional)"), *told),
            tag("p", tag("button", "Show the report", class_="main")),
        ),
    )


def _two(kept: Mapping[str, str]) -> Markup:
    return section(
        "compare",
        "Compare two tellings of one story",
        _form(
            "/compare",
            tag(
                "div",
                tag("div", _article("first", "first_page", "First article", kept)),
                tag("div", _article("second", "second_page", "Second article", kept)),
                class_="pair",
            ),
            tag("p", tag("button", "Compare", class_="main")),
        ),
    )


def _form(action: str, *children: Child) -> Markup:
    return tag("form", *children, action=action, method="post", enctype="multipart/form-data")


def _article(text: str, upload: str, title: str, kept: Mapping[str, str]) -> Markup:
    # a line feed right after the tag is not part of the text
    area = tag("textarea", f"\n{kept.get(text, '')}", name=text, spellcheck="false")
    saved = void("input", type="file", name=upload, accept=".html,.htm,.txt,.md,text/html,text/plain")
    return join(
        (
            tag("label", tag("span", title), area, class_="field"),
            tag("label", tag("span", "or a saved page"), saved, class_="field"),
        )
    )


def _field(name: str, title: str, kept: Mapping[str, str]) -> Markup:
    entry = void("input", type="text", name=name, value=kept.get(name) or None, maxlength="2000", size="48")
    return tag("label", tag("span", title), entry, class_="field")
