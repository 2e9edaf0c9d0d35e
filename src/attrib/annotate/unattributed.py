"""Judgements, accusations, motives and figures in the author's voice that no source answers for.

Two ways lead here. A tight table of words that judge by themselves points at the words. Where it is silent, the words
of a sentence are weighed together (:mod:`attrib.annotate.judging`); the sentence is an ``assessment`` of some kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrib.annotate.judging import judged
from attrib.annotate.lexicon import cues, forms, groups, lines
from attrib.annotate.view import View, classes
from attrib.schema import Attribution, Span, Unattributed

GROUPS = ("judgement", "verdict", "accusation", "motive", "cause", "certainty", "superlative", "figure", "assessment")
"""What makes a passage one of these. ``Unattributed.why`` is one of them with the words, "judgement: notable shift";
for a sentence "assessment (motive)", with its heaviest word if one stands out: "assessment (judgement): unpopular"."""

_LEAST = -0.2
"""Summed weight from which a sentence is listed; `python -m benchmarks ledger` has precision and recall."""
_USUAL, _TONE = -1.0, 0.35
"""The mean weight of a text's sentences that changes nothing, and how much one above it (at most) lowers the bar."""
_PARTLY, _MORE = 0.85, 0.6
"""Below this share of own words a sentence needs so much more: it mostly introduces what somebody says."""
_WORDS = 6
"""Words that a sentence must have outside of what others say."""
_OWN = 0.5
"""And their share of its words."""

_LABELS = frozenset({("radical",), ("extremist",)})
_REACH = 4
_POLL_REACH = 4
_SAYING = frozenset("qctwi")
"""Frames of cues that can have a clause or a quotation for their content (``cues.tsv``)."""
_EARLY, _OFTEN = 4, 4
"""Sentences in which a survey is named first, and times that it is named, in an article about it."""


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
    """What the author judges or claims outside quotation marks and outside the content of every attribution.

    Only somebody who spoke or wrote answers for a content: not a source that cannot speak ("history suggests"), and
    nobody whose thoughts the author tells.
    """
    contents = sorted(span for item in attributions if _answers(view, item) for span in item.content)
    free = _free(view, contents)
    found, turned_down = _by_words(view, free, _sourced(view, contents))
    listed = {view.sentence_of[view.token_range(item.span)[0]] for item in found}
    found += _assessments(view, free, turned_down, listed)
    return tuple(sorted(found, key=lambda item: item.span))


def _assessments(view: View, free: bytearray, turned_down: set[int], listed: set[int]) -> Iterator[Unattributed]:
    """Sentences whose words together judge; where a whole text sounds like judging, a little less is needed.

    Args:
        view: the text.
        free: marks of the author's own tokens.
        turned_down: tokens that the table looked at and found to judge nothing: "not absurd".
        listed: sentences that the table has found.
    """
    words = bytearray(map(view.word, range(len(view.low))))
    weights, asked = [], []
    for number, (first, last) in enumerate(view.bounds):
        if sum(free[first:last]) < _WORDS:
            continue
        tokens = [index for index in range(first, last) if free[index] and index not in turned_down]
        own, whole = sum(words[index] for index in tokens), sum(words[first:last])
        if own < _WORDS:
            continue
        weight, heaviest = judged(view, tokens)
        weights.append(weight)
        if number not in listed and own >= _OWN * whole and view.low[last - 1] != "?":
            asked.append((weight - (_MORE if own < _PARTLY * whole else 0.0), tokens, heaviest))
    tone = sum(weights) / max(1, len(weights)) - _USUAL
    least = _LEAST - _TONE * max(-1.0, min(1.0, tone))
    yield from (_assessment(view, tokens, heaviest) for weight, tokens, heaviest in asked if weight >= least)


def _answers(view: View, item: Attribution) -> bool:
    """Whether somebody in the ledger spoke or wrote the content; a belief or an aim is what the author says one has.

    So is what a verb takes as its object only: "Smith has opposed the plan" are the author's words.
    """
    if item.source_id is None:
        return False
    if item.cue is None or item.form != "indirect":
        return True
    inside = (forms().get(view.low[index]) for index in range(*view.token_range(item.cue)))
    known = [cue for verb in inside if verb is not None and (cue := cues().get(verb.lemma)) is not None]
    return not known or any(not _SAYING.isdisjoint(cue.frames) for cue in known)


def _free(view: View, contents: Sequence[Span]) -> bytearray:
    """For every token, whether it is the author's own: outside quotations, sentences only, nobody's content."""
    marks = bytearray(view.quote_of[index] < 0 <= view.sentence_of[index] for index in range(len(view.low)))
    for span in contents:
        first, last = view.token_range(span)
        marks[first:last] = bytes(last - first)
    return marks


def _by_words(view: View, free: bytearray, sourced: frozenset[int]) -> tuple[list[Unattributed], set[int]]:
    """What the table finds, and the tokens of its entries that are there but judge nothing."""
    table, result = _table(), []
    turned_down: set[int] = set()
    seen: set[tuple[int, str]] = set()  # a word is named once a sentence, and of several figures the first
    for index, word in enumerate(view.low):
        if not free[index]:
            continue
        if word in table:
            item = _match(view, index)
            if item is None:
                turned_down.update(range(index, index + _length(view, index)))
        elif word in {"percent", "%"}:
            item = _figure(view, index, sourced)
        else:
            continue
        if item is None:
            continue
        key = (view.sentence_of[index], item.why if word in table else "figure")
        if key not in seen:
            seen.add(key)
            result.append(item)
    return result, turned_down


def _length(view: View, index: int) -> int:
    """Tokens of the table's entry at token `index`, 0 if none stands there."""
    return next((len(p) for p, _ in _table()[view.low[index]] if tuple(view.low[index : index + len(p)]) == p), 0)


def _assessment(view: View, tokens: list[int], heaviest: int) -> Unattributed:
    """A sentence that judges, shown from its first to its last own word; `heaviest` is -1 if no word stands out."""
    low = {view.low[index] for index in tokens}
    kind = next((group for group, words in groups("claims.tsv").items() if not low.isdisjoint(words)), "judgement")
    whole = view.span(_edge(view, tokens), _edge(view, reversed(tokens)) + 1)
    word = f": {view.text[view.starts[heaviest] : view.ends[heaviest]]}" if heaviest >= 0 else ""
    return Unattributed(whole, f"assessment ({kind}){word}")


def _edge(view: View, tokens: Iterable[int]) -> int:
    return next(index for index in tokens if view.word(index))


def _sourced(view: View, contents: Sequence[Span]) -> frozenset[int]:
    """The sentences whose figures have a source: somebody says them there or beside, or a poll was named before."""
    found: set[int] = set()
    for span in contents:
        first = view.token_range(span)[0]
        if first < len(view.low):
            found.update(range(view.sentence_of[first] - 1, view.sentence_of[first] + 2))
    named = [view.sentence_of[index] for index, word in enumerate(view.low) if word in classes("figures")]
    if len(named) >= _OFTEN and named[0] < _EARLY:  # an article about a survey: all its figures are the survey's
        return frozenset(range(len(view.bounds)))
    for sentence in named:
        found.update(range(sentence - 1, sentence + _POLL_REACH))
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
        if group == "judgement" and last < end and _is_noun(view, last):
            last += 1
        words = view.text[view.starts[index] : view.ends[last - 1]]
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
