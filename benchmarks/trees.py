"""lxml beside lexbor: the bare parse, and whether both find the same blocks in a page.

Pages that a browser has saved are nearly well-formed, and any parser agrees on them: only pages as they were sent show
where libxml2, which builds its tree by rules of its own, and lexbor, which follows the HTML standard, part ways.

lxml stays for now: the bare parse is a sixth of the time of a page, so that a parser three times as fast saves at most
10 to 11%; and where trees differ, blocks do, for which the classifier would have to be trained and measured again.
"""

from __future__ import annotations

_BLOCKS = ("p", "li", "td", "blockquote", "h1", "h2", "h3")


def lxml_tree(page: str) -> object:
    """Parse a page with lxml, and nothing else."""
    from lxml import etree

    return etree.HTML(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))


def lexbor_tree(page: str) -> object:
    """Parse a page with lexbor, and nothing else."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(page)


def same_blocks(page: str) -> bool:
    """Whether lxml and lexbor put the same words into the same paragraphs, items, cells and headings, in order."""
    from lxml import etree
    from selectolax.lexbor import LexborHTMLParser

    root = etree.HTML(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8", remove_comments=True))
    ours = [] if root is None else ["".join(map(str, element.itertext())) for element in root.iter(*_BLOCKS)]
    theirs = [node.text(deep=True) for node in LexborHTMLParser(page).css(",".join(_BLOCKS))]
    return _said(ours) == _said(theirs)


def _said(texts: list[str]) -> list[str]:
    lines = (" ".join(text.split()) for text in texts)
    return [line for line in lines if line]
