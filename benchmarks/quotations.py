"""Quotation extractors side by side: a text to relations. Ours, and rules over spaCy's parse as others write them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from pkgutil import iter_modules
from typing import Any

import attrib
from benchmarks.relations import Part, Relation
from training.ablation import PARTS

Extractor = Callable[[str], list[Relation]]

VERBS = frozenset(
    {
        *("accuse", "acknowledge", "add", "address", "admit", "advise", "agree", "allege", "announce", "argue", "ask"),
        *("assert", "assure", "believe", "blame", "caution", "charge", "claim", "clarify", "comment", "complain"),
        *("concede", "conclude", "confirm", "contend", "criticize", "declare", "decline", "deny", "describe"),
        *("disagree", "disclose", "emphasize", "estimate", "explain", "expect", "express", "find", "hint", "hope"),
        *("indicate", "inform", "insist", "maintain", "mention", "note", "observe", "offer", "order", "plan"),
        *("pledge", "point", "predict", "promise", "propose", "question", "read", "recall", "recommend", "remark"),
        *("reply", "report", "respond", "reveal", "say", "show", "speak", "speculate", "state", "stress", "suggest"),
        *("tell", "testify", "think", "threaten", "tweet", "urge", "vow", "warn", "write"),
    }
)
_QUOTED = re.compile(r"[\"“]([^\"“”]{15,})[\"”]")
_CLAUSES = frozenset({"ccomp", "parataxis", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def ours(text: str) -> list[Relation]:
    """`attrib.parse` and `attrib.analyse`, spans mapped back to `text`; the headline's relations with them."""
    document = attrib.parse(text, kind="text")
    analysis = attrib.analyse(document)
    found = [_relation(item, document.source_span) for item in analysis.attributions]
    title = document.title_span
    if analysis.headline is not None and title is not None:
        start = title.start
        found += [_relation(item, lambda a, b: (start + a, start + b)) for item in analysis.headline.attributions]
    return found


def parts() -> dict[str, Extractor]:
    """What the rules and the tagger of the package find without each other."""

    def alone(part: Callable[[str], list[Any]]) -> Extractor:
        return lambda text: [_relation(item, lambda start, end: (start, end)) for item in part(text)]

    return {f"attrib, {name}": alone(part) for name, part in PARTS.items()}


def marks_alone(text: str) -> list[Relation]:
    """Floor: what stands in quotation marks, with nobody who said it."""
    return [Relation((), (), (match.span(1),)) for match in _QUOTED.finditer(text)]


def nothing(text: str) -> list[Relation]:
    """Floor: no relation."""
    del text
    return []


def _relation(item: Any, place: Callable[[int, int], tuple[int, int]]) -> Relation:
    source, cue = ((place(*span),) if span is not None else () for span in (item.source, item.cue))
    return Relation(source, cue, tuple(place(*span) for span in item.content))


def parsed(model: Any) -> Extractor:
    """An extractor in the manner of the GenderGapTracker: verbs of saying with a clause, and who is their subject.

    (github.com/sfu-discourse-lab/GenderGapTracker.) Its rules in short: a verb of a list with a clausal complement
    gives a quotation, "according to" another, and a long string in quotation marks that neither has is one by itself.
    It is no port: the original's stored figures, on the test split, are higher where sources count.
    """

    def extract(text: str) -> list[Relation]:
        found = [item for token in model(text) for item in (*_clausal(token), *_according(token))]
        spoken = [span for item in found for span in item.content]
        loose = (
            match.span(1)
            for match in _QUOTED.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in spoken)
        )
        return [*found, *(Relation((), (), (span,)) for span in loose)]

    return extract


def _hull(token: Any) -> tuple[int, int]:
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last)


def _clausal(verb: Any) -> Iterator[Relation]:
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in VERBS:
        return
    source: Part = next(((_hull(child),) for child in verb.children if child.dep_ in _SUBJECTS), ())
    clauses = [child for child in verb.children if child.dep_ in _CLAUSES]
    if not clauses and verb.dep_ == "parataxis":
        clauses = [verb.head]
    cue = ((verb.idx, verb.idx + len(verb)),)
    for clause in clauses[:1]:
        start, end = _hull(clause)
        if start <= verb.idx < end:  # the clause holds the verb itself: what stands in front of it or behind
            left = source[0][0] if source else verb.idx
            start, end = (start, min(left, verb.idx)) if start < min(left, verb.idx) else (verb.idx + len(verb), end)
        if start < end:
            yield Relation(source, cue, ((start, end),))


def _according(token: Any) -> Iterator[Relation]:
    if token.lower_ != "according" or token.i + 1 >= len(token.doc) or token.nbor().lower_ != "to":
        return
    speaker = next((child for child in token.nbor().children if child.dep_ == "pobj"), None)
    sentence = token.sent
    if speaker is None:
        return
    first, last = _hull(speaker)
    left, right = (sentence.start_char, token.idx), (last, sentence.end_char)
    content = max(left, right, key=lambda span: span[1] - span[0])
    yield Relation(((first, last),), ((token.idx, token.nbor().idx + 2),), (content,))


def textacys(model: Any) -> Extractor:
    """The direct quotations of textacy over spaCy's parse; it raises on texts whose quotation marks are odd."""
    extract = importlib.import_module("textacy.extract").direct_quotations

    def relations(text: str) -> list[Relation]:
        return [
            Relation(_tokens(item.speaker), _tokens(item.cue), ((item.content.start_char, item.content.end_char),))
            for item in extract(model(text))
        ]

    return relations


def _tokens(found: Any) -> Part:
    tokens = list(found)
    return ((tokens[0].idx, tokens[-1].idx + len(tokens[-1])),) if tokens else ()


def peers() -> dict[str, Extractor]:
    """Name to extractor of the peers, both over one spaCy model.

    Raises:
        ModuleNotFoundError: spaCy, textacy or every build of spaCy's small English model is missing.
    """
    importlib.import_module("textacy")
    name = next((item.name for item in iter_modules() if item.name.startswith("en_core_web_sm")), None)
    if name is None:
        raise ModuleNotFoundError("no build of spaCy's en_core_web_sm is installed")
    model = importlib.import_module(name).load()
    return {
        "GenderGapTracker style (spaCy sm)": parsed(model),
        "textacy (spaCy sm)": textacys(model),
    }
