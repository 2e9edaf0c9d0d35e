"""How well attributions agree with annotated ones: the protocol of the quotation benchmarks on PolNeAR.

A relation is one source, one cue and one content, each a tuple of spans, of which any but the content may be empty.
Before comparing, quotation marks, punctuation and white space are trimmed off the edges of every span, and fragments
of a part with nothing but such characters between them are merged. Two relations match (REL) if the word positions of
their contents have a Jaccard overlap of a half or more, one to one, best overlaps first; a match is a joint one
(JOINT) if their sources overlap, or if neither has one. `quoted` restricts both sides to contents with quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Part = tuple[Span, ...]
Counts = npt.NDArray[np.int64]
OVERLAP = 0.5
PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")
_EDGES = "\"“”„‟«»″'‘’`,.;:!?…-–—()[]"
_MARKS = '"“”„‟«»″'


class Relation(NamedTuple):
    """Who says what by which words."""

    source: Part
    cue: Part
    content: Part


def tidy(text: str, spans: Iterable[Span]) -> Part:
    """Spans without punctuation at their edges, in order, those merged that no word lies between."""
    result: list[Span] = []
    for start, end in sorted(spans):
        while start < end and (text[start].isspace() or text[start] in _EDGES):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
            end -= 1
        if start >= end:
            continue
        if result and not any(character.isalnum() for character in text[result[-1][1] : start]):
            start, end = result[-1][0], max(end, result[-1][1])
            result.pop()
        result.append((start, end))
    return tuple(result)


def tidied(text: str, relations: Iterable[Relation]) -> list[Relation]:
    """Relations with every part tidied; those that are left without a content go."""
    found = (Relation(*(tidy(text, part) for part in relation)) for relation in relations)
    return [relation for relation in found if relation.content]


def is_quoted(text: str, relation: Relation) -> bool:
    """Whether a quotation mark stands in the content, right in front of it, or right behind it and its punctuation."""
    for start, end in relation.content:
        stop = end
        while stop < len(text) and text[stop] in ",.;:!?…":
            stop += 1
        if any(mark in text[max(0, start - 1) : stop + 1] for mark in _MARKS):
            return True
    return False


def matches(text: str, truth: Sequence[Relation], answer: Sequence[Relation]) -> list[tuple[int, int, bool]]:
    """Matching pairs of tidied relations: index in `truth`, index in `answer`, whether the match is a joint one."""
    gold, ours = _positions(text, truth), _positions(text, answer)
    pairs = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(ours):
            common = len(wanted & got)
            overlap = common / (len(wanted) + len(got) - common) if common else 0.0
            if overlap >= OVERLAP:
                pairs.append((-overlap, not _joint(truth[i], answer[j]), not _meet(truth[i].cue, answer[j].cue), i, j))
    result, left, right = [], set[int](), set[int]()
    for _, apart, _, i, j in sorted(pairs):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            result.append((i, j, not apart))
    return result


def _positions(text: str, relations: Sequence[Relation]) -> list[frozenset[int]]:
    words = np.array([match.start() for match in _WORD.finditer(text)], np.int64)
    result = []
    for relation in relations:
        bounds = (np.searchsorted(words, span) for span in relation.content)
        result.append(frozenset(at for first, last in bounds for at in range(first, last)))
    return result


def _meet(left: Part, right: Part) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def _joint(truth: Relation, answer: Relation) -> bool:
    return _meet(truth.source, answer.source) or not (truth.source or answer.source)


def counts(text: str, truth: Iterable[Relation], answer: Iterable[Relation]) -> dict[str, Counts]:
    """What one document counts: for each metric (hits in the answer, answered, hits in the truth, wanted).

    The metrics are ``REL`` and ``JOINT``, each also ``quoted`` and ``unquoted``, and for each part ``exact`` (equal
    fragments, each counted once a document) and ``strict`` (see :func:`strict`).
    """
    truth, answer = list(truth), list(answer)
    gold, ours = tidied(text, truth), tidied(text, answer)
    pairs = matches(text, gold, ours)
    marked = [is_quoted(text, item) for item in gold], [is_quoted(text, item) for item in ours]
    result = {}
    for name, joint in (("REL", False), ("JOINT", True)):
        kept = [(i, j) for i, j, both in pairs if both or not joint]
        result[name] = np.array((len(kept), len(ours), len(kept), len(gold)))
        result[f"quoted {name}"] = np.array(
            (sum(marked[1][j] for _, j in kept), sum(marked[1]), sum(marked[0][i] for i, _ in kept), sum(marked[0]))
        )
        result[f"unquoted {name}"] = result[name] - result[f"quoted {name}"]
    for number, part in enumerate(PARTS):
        wanted, got = ({span for item in side for span in getattr(item, part)} for side in (gold, ours))
        result[f"exact {part}"] = _shared(wanted, got)
        result[f"strict {part}"] = _shared(*(strict(text, (item[number] for item in side)) for side in (truth, answer)))
    return result


def strict(text: str, parts: Iterable[Part]) -> set[Span]:
    """Spans in the manner of the CofeNet protocol: paragraph by paragraph, to the last mark.

    Close to it, not the same (whole spans, no BIO tags; another split): its figures are no baseline for these.

    A quotation mark beside a span belongs to it, with the punctuation between them, as in the annotation.
    """
    found = set()
    for start, end in (span for part in parts for span in part):
        start -= start > 0 and text[start - 1] in _MARKS
        closing = re.match(rf"[,.;:!?…]*[{_MARKS}]", text[end : end + 4])
        end += closing.end() if closing else 0
        for line in re.finditer(r"\S[^\n]*", text[start:end]):
            found.add((start + line.start(), start + line.start() + len(line[0].rstrip())))
    return found


def _shared(wanted: set[Span], got: set[Span]) -> Counts:
    hits = len(wanted & got)
    return np.array((hits, len(got), hits, len(wanted)))


def rates(table: Counts) -> npt.NDArray[np.float64]:
    """Precision, recall and F1 (..., 3) of counts (..., 4)."""
    precision = table[..., 0] / np.maximum(table[..., 1], 1)
    recall = table[..., 2] / np.maximum(table[..., 3], 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return np.stack((precision, recall, f1), -1)
