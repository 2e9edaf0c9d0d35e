"""HTML to a document: tree, walk, features, decision, metadata, then the line rules that plain text knows as well."""

from __future__ import annotations

from typing import NamedTuple

from attrib.parse.assemble import assemble
from attrib.parse.draft import Draft
from attrib.parse.headline import mark_title
from attrib.parse.html.agreement import Claims
from attrib.parse.html.classes import BIT
from attrib.parse.html.classifier import Classifier
from attrib.parse.html.copies import drop_copies
from attrib.parse.html.decide import Decision, decide
from attrib.parse.html.features import Table, table
from attrib.parse.html.jsonld import body_of, nodes
from attrib.parse.html.metadata import Metadata, metadata
from attrib.parse.html.scripts import script_body
from attrib.parse.html.streamed import put_back
from attrib.parse.html.tree import to_tree
from attrib.parse.html.walk import Page, walk
from attrib.parse.lines.apply import apply
from attrib.parse.lines.runs import drop_bios
from attrib.parse.normalise import clean_inline
from attrib.parse.provenance.gather import gather
from attrib.parse.quality import Evidence
from attrib.schema import Document, Provenance

_FAR_SHORTER = 0.5
_MIN_BODY = 600


def parse_html(
    source: str, url: str | None, classifier: Classifier | None = None, *, raw: bytes | None = None
) -> Document:
    """Parse a page; see :func:`attrib.parse.parse`. Another `classifier` than the shipped one is for training.

    `raw` is the page in UTF-8 where it is at hand.
    """
    page = read_page(source if raw is None else raw)
    if page is None:
        return assemble((), kind="html", title=None, provenance=Provenance(), url=url)
    decision = decide(page.table, classifier) if page.table else Decision([], Evidence())
    drafts = _with_body(_drafts(page.walked, decision.reasons), page.claims.body, source)
    title = page.head.title
    if title is not None:
        mark_title(drafts, title)
    drafts, findings = apply(drafts)
    drop_copies(drafts)
    provenance = gather(findings, page.head.claims, url)
    drop_bios(drafts, provenance.byline.value if provenance.byline else ())
    visible = any(draft.kept and draft.origin == "html" for draft in drafts)
    evidence = decision.evidence._replace(title=title or "") if visible else Evidence()
    return assemble(drafts, kind="html", title=title, provenance=provenance, url=url, evidence=evidence)


class Read(NamedTuple):
    """A page before anything is decided; `table` is None if it has no block."""

    walked: Page
    head: Metadata
    claims: Claims
    table: Table | None


def read_page(source: str | bytes) -> Read | None:
    """Take a page apart and measure its blocks; None if there is nothing at all. Bytes are in UTF-8."""
    root = to_tree(source)
    if root is None:
        return None
    put_back(root)
    articles = nodes(root)
    head = metadata(root, articles)
    authors = " ".join(claim.evidence.value for claim in head.claims if claim.field == "byline")
    claims = Claims(head.title or "", head.description, authors, body_of(articles))
    page = walk(root)
    return Read(page, head, claims, table(page, claims) if page.blocks else None)


def _drafts(page: Page, reasons: list[str | None]) -> list[Draft]:
    roles = {holder: _role(page, holder) for holder in {block.container for block in page.blocks}}
    return [
        Draft(block.text, roles[block.container], "html", reason)
        for block, reason in zip(page.blocks, reasons, strict=True)
    ]


def _role(page: Page, container: int) -> str:
    tag, mask = page.tags[container], page.masks[container]
    if tag[:1] == "h" and tag[1:].isdigit():
        return "heading"
    if tag in ("li", "dd", "dt"):
        return "list"
    if tag in ("td", "th"):
        return "table"
    if tag == "blockquote" or (container and page.tags[page.parents[container]] == "blockquote"):
        return "quote"
    if tag == "figcaption" or mask & BIT["caption"]:
        return "caption"
    return "standfirst" if mask & BIT["standfirst"] else "paragraph"


def _with_body(drafts: list[Draft], body: str, source: str) -> list[Draft]:
    """Use the body that JSON-LD or script data carries, if what is visible is far shorter; it stays listed.

    Script data are read only if hardly a word is visible.
    """
    visible = sum(len(draft.text) for draft in drafts if draft.kept)
    origin = "json-ld"
    if len(body) < _MIN_BODY or visible > _FAR_SHORTER * len(body):
        body, origin = script_body(source) if visible < _MIN_BODY else "", "script"
    if len(body) < _MIN_BODY or visible > _FAR_SHORTER * len(body):
        return drafts
    for draft in drafts:
        draft.drop(f"{origin.replace('-', '_')}_preferred")
    lines = (clean_inline(line) for line in body.splitlines())
    return drafts + [Draft(line, origin=origin) for line in lines if line]
