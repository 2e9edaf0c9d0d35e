"""Judgements, accusations, motives and figures in the author's voice that no source answers for.

A tight table rather than a wide one: an editor forgives a miss sooner than a false alarm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from attrib.annotate.lexicon import lines
from attrib.annotate.view import View, classes
from attrib.schema import Attribution, Sentence, Unattributed

WHY = {
    "judgement": "“{}” is a judgement in the outlet’s own voice; no source is named for it",
    "verdict": "“{}” is a verdict in the outlet’s own voice; no source is named for it",
    "accusation": "“{}” accuses in the outlet’s own voice; no source is named for it",
    "motive": "“{}” claims to know a motive; no source is named for it",
    "certainty": "“{}” vouches for a claim in the outlet’s own voice; no source is named for it",
    "superlative": "“{}” ranks in the outlet’s own voice; no source is named for it",
    "figure": "the figure “{}” comes with no source in its sentence or the ones beside it",
}
_NO_VERDICT = frozenset({"comment", "respond", "reply", "return", "answer"})


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


def find(view: View, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> tuple[Unattributed, ...]:
    """What the author judges or claims outside quotation marks and outside the content of every attribution."""
    contents = sorted(span for item in attributions for span in item.content)
    starts = [span.start for span in contents]
    covered = {
        view.sentence_of[view.token_range(span)[0]] for span in contents if view.token_range(span)[0] < len(view.low)
    }
    table, result = _table(), []
    for index, word in enumerate(view.low):
        if word in table:
            item = _match(view, index)
        elif word in {"percent", "%"}:
            item = _figure(view, index, covered)
        else:
            continue
        if item is None or view.quote_of[index] >= 0 or view.sentence_of[index] < 0:
            continue
        place = bisect_right(starts, view.starts[index]) - 1
        if place < 0 or contents[place].end <= view.starts[index]:
            result.append(item)
    return tuple(result)


def _match(view: View, index: int) -> Unattributed | None:
    if view.capital(index) and view.sentence_of[index] >= 0 and index > view.bounds[view.sentence_of[index]][0]:
        return None  # part of a name
    for phrase, group in _table()[view.low[index]]:
        last = index + len(phrase)
        if tuple(view.low[index:last]) != phrase:
            continue
        if phrase == ("failed",) and _NO_VERDICT & set(view.low[last : last + 2]):
            return None
        if group == "judgement" and last < len(view.low) and _is_noun(view, last):
            last += 1
        span = view.span(index, last)
        return Unattributed(span, WHY[group].format(view.text[span.start : span.end]))
    return None


def _is_noun(view: View, index: int) -> bool:
    return view.word(index) and view.low[index] not in classes(
        "preposition", "coordinator", "subordinator", "be", "have", "do", "modal", "adverb", "determiner", "subject"
    )


def _figure(view: View, index: int, covered: set[int]) -> Unattributed | None:
    sentence = view.sentence_of[index]
    if index == 0 or not view.low[index - 1][0].isdigit() or covered & {sentence - 1, sentence, sentence + 1}:
        return None
    span = view.span(index - 1, index + 1)
    return Unattributed(span, WHY["figure"].format(view.text[span.start : span.end]))
