"""Tools that take the article out of a page, each imported inside its runner; a crash is an empty answer."""

from __future__ import annotations

import importlib.metadata
import warnings
from collections.abc import Callable
from functools import partial

Extractor = Callable[[str], str]
"""Takes the page as text, gives the article as text."""

_LINES = ("p", "div", "li", "td", "br", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


def peers() -> dict[str, Extractor]:
    """Name to runner of every peer, all with their defaults but for the mode that the name says.

    trafilatura is told to leave comments out: neither benchmark has them in its texts, and its figures are better so.

    Raises:
        PackageNotFoundError: one is not installed; that must not pass for a crash of its own on each page.
    """
    versions()
    return {
        "trafilatura": partial(_trafilatura, False, False),
        "trafilatura fast": partial(_trafilatura, True, False),
        "trafilatura precision": partial(_trafilatura, False, True),
        "readability-lxml": _readability,
        "resiliparse": _resiliparse,
        "newspaper4k": _newspaper,
        "justext": _justext,
        "boilerpy3": _boilerpy,
    }


def _trafilatura(fast: bool, precision: bool, page: str) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False, fast=fast, favor_precision=precision) or ""


def _readability(page: str) -> str:
    from lxml import html
    from readability import Document

    tree = html.fromstring(Document(page).summary())
    for element in tree.iter(*_LINES):
        element.tail = f"\n{element.tail or ''}"
    return "".join(str(piece) for piece in tree.itertext())


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page, main_content=True) or ""


def _newspaper(page: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for nltk, which only its summaries use
        from newspaper import Article

        article = Article("https://news.example/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
    return str(article.text)


def _justext(page: str) -> str:
    import justext

    paragraphs = justext.justext(page.encode("utf-8"), justext.get_stoplist("English"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _boilerpy(page: str) -> str:
    from boilerpy3.extractors import ArticleExtractor

    return str(ArticleExtractor(raise_on_failure=False).get_content(page))


PACKAGES = ("trafilatura", "readability-lxml", "resiliparse", "newspaper4k", "justext", "boilerpy3")


def versions() -> dict[str, str]:
    """The version of each peer's package."""
    return {name: importlib.metadata.version(name) for name in PACKAGES}


def answer(extractor: Extractor, page: str) -> str:
    """What a tool makes of a page; a crash counts as a miss."""
    try:
        return extractor(page)
    except Exception:
        return ""


def everything(page: str) -> str:
    """Floor: every visible word."""
    from lxml import etree

    root = etree.HTML(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    if root is None:
        return ""
    etree.strip_elements(root, "head", "script", "style", "noscript", "template", with_tail=False)
    return " ".join(str(piece) for piece in root.itertext())


def nothing(page: str) -> str:
    """Floor: no word."""
    del page
    return ""
