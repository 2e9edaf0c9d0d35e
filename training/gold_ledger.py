"""The ledger on marked sources: what it makes of PolNeAR's spans, whatever our own attributions find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.sources.ledger import ledger
from attrib.annotate.view import View
from attrib.schema import Attribution, Source, Span
from training.loaders.polnear import Document

_LINE = re.compile(r"[^\n]+")
_TITLES = frozenset(
    {"president", "senator", "sen", "rep", "gov", "governor", "mayor", "secretary", "mr", "mrs", "ms", "dr", "former"}
    | {"the", "a", "an", "of", "and"}
)
Entries = dict[tuple[int, int], Source]


def entries(document: Document) -> Entries:
    """The ledger entry of every marked source (by its hull of characters) that the ledger resolves.

    All marked attributions count as speech at level 0, in the order of the text.
    """
    view = View(document.text, [Span(*line.span()) for line in _LINE.finditer(document.text)])
    drafts, found, hulls = [], [], []
    for item in sorted(document.attributions, key=lambda item: (item.source or item.content or item.cue)[0]):
        if not item.source:
            continue
        hull = Span(item.source[0].start, item.source[-1].end)
        first, last = view.token_range(hull)
        if first >= last:
            continue
        drafts.append(Draft((first, last), None, list(item.content)))
        found.append(Attribution(hull, None, item.content, "indirect", "speech", 0, "neutral", None))
        hulls.append(hull)
    resolved, sources = ledger(view, drafts, found)
    by_id = {source.id: source for source in sources}
    pairs = zip(hulls, resolved, strict=True)
    return {(hull.start, hull.end): by_id[item.source_id] for hull, item in pairs if item.source_id in by_id}


def same(name: str, referent: str) -> bool:
    """Whether a ledger name and a mention name the same: same last name and no other first name, or its acronym."""
    ours, theirs = list(_words(name)), list(_words(referent))
    if not ours or not theirs:
        return name.lower() == referent.lower()
    if " and " in referent and len(theirs) > 1:
        return len(set(ours) & set(theirs)) > 1
    if ours[-1] == theirs[-1]:
        return len(ours) == 1 or len(theirs) == 1 or ours[0][0] == theirs[0][0]
    common = len(set(ours) & set(theirs))
    acronyms = {"".join(word[0] for word in words) for words in (ours, theirs)}
    return 2 * common >= len(set(ours) | set(theirs)) or bool(acronyms & {*ours, *theirs})


def _words(name: str) -> Iterator[str]:
    for word in re.findall(r"\w[\w’'-]*", name):
        plain = word.lower().removesuffix("'s").removesuffix("’s")
        if plain not in _TITLES:
            yield plain
