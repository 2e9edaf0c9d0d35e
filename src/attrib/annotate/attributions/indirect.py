"""What is said without quotation marks, or with some inside: the content of a cue."""

from __future__ import annotations

from attrib.annotate.attributions.content import content_behind, opens_trailing
from attrib.annotate.attributions.draft import Draft, trimmed
from attrib.annotate.attributions.state import State
from attrib.annotate.cues import Hit
from attrib.annotate.lexicon import forms
from attrib.annotate.phrases import Range, after, before
from attrib.annotate.view import View, classes


def attach_cues(state: State, sentence: int) -> None:
    """Find the contents of all cues of a sentence that no quotation has used, from left to right."""
    view = state.view
    start, end = view.bounds[sentence]
    hits = [hit for hit in state.hits.get(sentence, ()) if not hit.negated]
    reach = start  # contents so far reach this token
    for number, hit in enumerate(hits):
        if hit.used:
            continue
        if hit.first < reach:
            _nest(state, hit, hits[number + 1 :], min(reach, end))
            continue
        found = _attach(state, hit, hits[number + 1 :], max(start, reach), end)
        if found is not None:
            hit.used = True
            reach = max(reach, found)


def _attach(state: State, hit: Hit, later: list[Hit], start: int, end: int) -> int | None:
    """Record the attribution of a cue if it has a content; the token up to which the sentence is then spoken for."""
    view = state.view
    if hit.shape == "according":
        return _according(state, hit, start, end)
    source = state.source(hit, start) if not hit.passive else _by(view, hit, end)
    trailing = _trailing(state, hit, source, start, end)
    if trailing is not None:
        return trailing
    found = content_behind(state, hit, later, end)
    if found is None or (hit.passive and source is None and not _reports(hit)):
        return None
    first, last = found
    content = trimmed(view, first, last)
    if content is None:
        return None
    _add(state, Draft(source, hit, [content]), view.sentence_of[first], first, last)
    return last


def _nest(state: State, hit: Hit, later: list[Hit], end: int) -> None:
    """Record "Smith claimed that ..." inside somebody's content, where subject, cue and "that" leave no doubt."""
    view = state.view
    plain = hit.shape == "finite" and not hit.passive and hit.cue.type in {"speech", "document"}
    if not plain or hit.last >= end or view.low[hit.last] != "that" or not hit.cue.clausal:
        return
    source = before(view, view.bounds[view.sentence_of[hit.head]][0], hit.first)
    content = trimmed(view, *(content_behind(state, hit, later, end) or (end, end)))
    if source is not None and content is not None:
        state.nested.append(Draft(source, hit, [content]))


def _reports(hit: Hit) -> bool:
    """Whether a passive without "by" still reports something: "it is believed that", "is expected to"."""
    return hit.cue.type != "intention"


def _add(state: State, item: Draft, sentence: int, first: int, last: int) -> None:
    """Record an attribution whose content is tokens ``[first, last)``: quotations inside are spoken for as well."""
    view = state.view
    inside = {view.quote_of[index] for index in range(first, min(last, len(view.low)))} - {-1}
    state.add(item, sentence)
    for quote in inside:
        state.attached.setdefault(quote, item)


def _according(state: State, hit: Hit, start: int, end: int) -> int | None:
    view = state.view
    source = after(view, hit.last, end, wide=True)
    if source is None:
        return None
    lead = hit.first - 1
    if lead < start or not any(map(view.word, range(start, hit.first))):
        first, last = source[1], end
        comma = next((i for i in range(source[1], end) if view.low[i] == ","), None)
        first = comma if comma is not None else first
    else:
        first, last = start, hit.first
    content = trimmed(view, first, last)
    if content is None:
        return None
    _add(state, Draft(source, hit, [content]), view.sentence_of[hit.head], first, last)
    return max(last, source[1])


def _trailing(state: State, hit: Hit, source: Range | None, start: int, end: int) -> int | None:
    """``..., he said.`` and ``..., said Smith.``: the content stands in front."""
    view = state.view
    if not hit.cue.clausal or hit.shape != "finite" or hit.passive or not opens_trailing(view, hit, end):
        return None
    if source is not None and view.low[source[0] - 1 : source[0]] != [","]:
        source = None
    left = hit.first if source is None else source[0]
    if left - 1 < start or view.low[left - 1] not in {",", "—", "–"} or view.quote_of[left - 1] >= 0:
        return None
    if source is None or source[0] > hit.first:
        source = after(view, hit.last, end)
        if source is None or not _stands_alone(view, source[1], end):
            return None
    content = trimmed(view, start, left - 1)
    if content is None or view.words_in(content) < 3 or _introductory(view, start, left - 1):
        return None
    _add(state, Draft(source, hit, [content]), view.sentence_of[hit.head], start, left - 1)
    return max(hit.last, source[1])


def _stands_alone(view: View, at: int, end: int) -> bool:
    """Whether a noun phrase that ends before token `at` is no subject of a verb behind it ("said the bridge is")."""
    return at >= end or not view.word(at) or view.low[at] in classes("preposition", "time", "subordinator")


def _introductory(view: View, start: int, end: int) -> bool:
    """Whether the words in front are no clause but an introduction ("In a statement, Smith said")."""
    verbs = classes("be", "have", "do", "modal", "verb", "contraction")
    words = view.low[start:end]
    return not any(
        word in verbs or word in forms() or (word.endswith(("ed", "'s")) and len(word) > 4) for word in words
    )


def _by(view: View, hit: Hit, end: int) -> Range | None:
    for index in range(hit.last, min(hit.last + 2, end)):
        if view.low[index] == "by" and index + 1 < end:
            return after(view, index + 1, end)
    return None
