"""Judgements, accusations, motives and figures in the author's voice that no source answers for.

A tight table rather than a wide one: an editor forgives a miss sooner than a false alarm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from attrib.annotate.lexicon import lines
from attrib.annotate.view import View, classes
from attrib.schema import Attribution, Span, Unattributed

GROUPS = ("judgement", "verdict", "accusation", "motive", "certainty", "superlative", "figure")
"""What makes a passage one of these; ``Unattributed.why`` is one of them with the words, "judgement: notable"."""

_LABELS = frozenset({("radical",), ("extremist",)})
_REACH = 4
_POLL_REACH = 4


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Entries by their first word, longer ones first."""
    result: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in lines("judgements.tsv"):
        group, _, entry = line.partition("\t")
        phrase = tuple(entry.split())
        result.setdefault(phrase[0], []).append((phrase, group))
    for entries in result.values():
        entries.sort(key=lambda item: -len(item[0]))
    return result


def find(view: View, attributions: Sequence[Attribution]) -> tuple[Unattributed, ...]:
    """What the author judges or claims outside quotation marks and outside the content of every attribution."""
    contents = sorted(span for item in attributions for span in item.content)
    starts = [span.start for span in contents]
    sourced = _sourced(view, contents)
    table, result = _table(), []
    seen: set[tuple[int, str]] = set()  # a word is named once a sentence, and of several figures the first
    for index, word in enumerate(view.low):
        if word in table:
            item = _match(view, index)
        elif word in {"percent", "%"}:
            item = _figure(view, index, sourced)
        else:
            continue
        if item is None or view.quote_of[index] >= 0 or view.sentence_of[index] < 0:
            continue
        key = (view.sentence_of[index], item.why if word in table else "figure")
        place = bisect_right(starts, view.starts[index]) - 1
        if key not in seen and (place < 0 or contents[place].end <= view.starts[index]):
            seen.add(key)
            result.append(item)
    return tuple(result)


def _sourced(view: View, contents: Sequence[Span]) -> frozenset[int]:
    """The sentences whose figures have a source: somebody says them there or beside, or a poll was named before."""
    found: set[int] = set()
    for span in contents:
        first = view.token_range(span)[0]
        if first < len(view.low):
            found.update(range(view.sentence_of[first] - 1, view.sentence_of[first] + 2))
    for index, word in enumerate(view.low):
        if word in classes("figures"):
            found.update(range(view.sentence_of[index] - 1, view.sentence_of[index] + _POLL_REACH))
    return frozenset(found)


def _match(view: View, index: int) -> Unattributed | None:
    first, end = view.bounds[view.sentence_of[index]] if view.sentence_of[index] >= 0 else (index, index + 1)
    if view.capital(index) and index > first:
        return None  # part of a name
    for phrase, group in _table()[view.low[index]]:
        last = index + len(phrase)
        if tuple(view.low[index:last]) != phrase:
            continue
        if phrase == ("historic",) and view.low[last : last + 1] and view.low[last] in classes("record"):
            return None  # "historic lows", "the historic district"
        if phrase in _LABELS and last < end and view.capital(last):
            return None  # "the radical Islamic State"
        if not _asserted(view, index, last, group):
            return None
        words = view.text[view.starts[index] : view.ends[last - 1]]
        if group == "judgement" and last < end and _is_noun(view, last):
            last += 1
        return Unattributed(view.span(index, last), f"{group}: {' '.join(words.split())}")
    return None


def _asserted(view: View, index: int, last: int, group: str) -> bool:
    """Whether the author stands behind the words: no question, no negation, no condition, no hedge."""
    first, end = view.bounds[view.sentence_of[index]]
    if "?" in view.low[max(first, end - 3) : end]:
        return False
    near = view.low[max(first, index - _REACH) : index]
    if any(word in classes("negation") or word in {"no", "if", "whether", "either", "or"} for word in near):
        return False
    if group == "superlative":
        return "of" not in near[-1:] and last < end and _is_noun(view, last)  # "one of the greatest", "the worst of it"
    if group != "verdict":
        return True
    before = near[-1] if near else ""
    attributive = before in classes("determiner", "preposition", "possessive") or before.endswith("'s")
    return bool(near) and not attributive and view.low[last : last + 1] != ["to"]


def _is_noun(view: View, index: int) -> bool:
    return view.word(index) and view.low[index] not in classes(
        "preposition", "coordinator", "subordinator", "be", "have", "do", "modal", "adverb", "determiner", "subject"
    )


def _figure(view: View, index: int, sourced: frozenset[int]) -> Unattributed | None:
    if index == 0 or not view.low[index - 1][0].isdigit() or view.sentence_of[index] in sourced:
        return None
    span = view.span(index - 1, index + 1)
    return Unattributed(span, f"figure: {' '.join(view.text[span.start : span.end].split())}")
