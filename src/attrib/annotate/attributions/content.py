"""Where the content behind a cue begins and ends."""

from __future__ import annotations

from attrib.annotate.attributions.state import State
from attrib.annotate.cues import Hit
from attrib.annotate.lexicon import forms
from attrib.annotate.view import View, classes

_QUESTIONS = frozenset({"whether", "how", "why", "what", "if", "who", "where", "when", "which"})
_REOPENING = _QUESTIONS | {"that", "because", "and", "or", "but", "while", "although", "though", "since", "as", "to"}
_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "there", "this", "his", "her", "their"})
_SHORT = 4
_JOINTS = frozenset({"and", "but", "while", "though", "although", "whereas", "as", ";", "yet", "or"})


def content_behind(state: State, hit: Hit, later: list[Hit], end: int) -> tuple[int, int] | None:
    """The tokens of the content that follows a cue in its sentence, or None if nothing that it takes follows."""
    view = state.view
    first = _start(view, hit, end)
    if first is None or first >= end:
        return None
    return first, _end(state, hit, later, first, end)


def opens_trailing(view: View, hit: Hit, end: int) -> bool:
    """Whether nothing that could be a content follows the cue: the sentence ends, or only place and time follow."""
    index = hit.last
    if index >= end or not view.word(index):
        return True
    if view.low[index] == "to":
        return False
    if view.low[index] in classes("time", "preposition", "adverb") | {"when", "after", "as", "while"}:
        return "that" not in view.low[index : min(end, index + 14)]
    if "o" in hit.cue.frames or "that" in view.low[index : min(end, index + 14)]:
        return False  # "Smith, the owner, told the council that"
    return hit.first > 0 and view.low[hit.first - 1] in {",", "—"}  # "..., said Smith"


def _start(view: View, hit: Hit, end: int) -> int | None:
    low, index = view.low, hit.last
    if hit.passive and index < end and low[index] == "by":
        return _that(view, index, end)
    if hit.shape == "noun":
        return index
    while index < end and low[index] in classes("time", "adverb") and low[index] != "that":
        index += 1
    if index >= end:
        return None
    if hit.cue.clausal:
        that = index if low[index] == "that" else _that_behind(view, hit, index, end)
        if that is not None:
            return that
    return _complement(view, hit, index, end)


def _complement(view: View, hit: Hit, index: int, end: int) -> int | None:
    """The content at token `index` if it is one that the cue takes without "that"; its first token."""
    word, frames = view.low[index], hit.cue.frames
    if word == "to":
        taken = "i" in frames or hit.passive
    elif word in _QUESTIONS:
        taken = "w" in frames or hit.cue.clausal
    elif "o" in frames:
        return _past_addressee(view, index, end)
    elif "a" in frames or "n" in frames:
        taken = word not in classes("preposition", "subordinator") and not _is_mark(view, index)
    else:
        clause = ("c" in frames or ("t" in frames and word in _PRONOUNS)) and not hit.passive
        taken = clause and word not in classes("preposition") - {"like"} and not _is_mark(view, index)
    return index if taken else None


def _is_mark(view: View, index: int) -> bool:
    return not view.word(index) and view.quote_of[index] < 0 and view.low[index] not in {"$", "#", "@", "["}


def _that(view: View, index: int, end: int) -> int | None:
    return next((i for i in range(index, min(end, index + 16)) if view.low[i] == "that"), None)


def _that_behind(view: View, hit: Hit, index: int, end: int) -> int | None:
    """The "that" behind an addressee, a time or a place: "said in Ohio on Monday that", "told reporters that"."""
    if "o" not in hit.cue.frames and view.low[index] not in classes("preposition"):
        return None
    for at in range(index, min(end, index + 16)):
        if view.low[at] == "that":
            return at if view.low[at - 1] not in classes("preposition") else None
        if _is_mark(view, at) and view.low[at] not in {",", "."}:
            return None
    return None


def _past_addressee(view: View, index: int, end: int) -> int | None:
    """The content behind an addressee: "told CNN he would", "told the crowd to", "asked her about"."""
    low = view.low
    if low[index] in classes("object", "subject"):
        at = index + 1
    else:
        at = index
        while at < end and (
            view.capital(at) or low[at] in {"the", "a", "an", "of", "'s", "at"} or low[at].endswith("'s")
        ):
            at += 1
        at += at < end and not view.capital(at - 1)
    while at < end and low[at] in classes("time", "adverb", "preposition") - {"about", "of"}:
        if low[at] == "to":
            return at
        at += 1 + (low[at] in classes("preposition"))
    return None if at >= end or low[at] == "of" or _is_mark(view, at) else at


def _end(state: State, hit: Hit, later: list[Hit], first: int, end: int) -> int:
    """The content ends with the sentence, or before a clause with another cue, a participle or "according to"."""
    view = state.view
    if (
        hit.shape == "noun"
        or view.quote_of[first] >= 0
        or _introduces_clause(view, hit, first)
        or (hit.first > 1 and view.low[hit.first - 1] == "who" and view.low[hit.first - 2] == ",")
        or ((hit.cue.type != "speech" or not hit.cue.clausal) and view.low[first] != "that")
    ):
        end = _comma(view, first, end)
    if hit.shape == "noun" and _is_subject(view, hit):
        end = _predicate(view, first, end)
    for other in later:
        if not first < other.first < end:
            continue
        cut = _cut(state, other, first)
        if cut is not None:
            return cut
    return end


def _is_subject(view: View, hit: Hit) -> bool:
    """Whether a cue noun opens its sentence ("His claim that ..."): the sentence's own verb is still to come."""
    start = view.bounds[view.sentence_of[hit.head]][0]
    opening = view.low[start : hit.head]
    verbs = classes("be", "have", "do", "modal", "verb", "preposition", "subordinator", "coordinator", "contraction")
    return len(opening) <= _SHORT and not any(word in verbs or word in forms() for word in opening)


def _predicate(view: View, first: int, end: int) -> int:
    """Where the sentence's own verb begins behind a clause that has one already: "... that it is safe | was odd"."""
    auxiliaries = classes("be", "have", "do", "modal")
    clause = False
    for index in range(first + 1, end):
        word, before = view.low[index], view.low[index - 1]
        if word in _REOPENING:
            clause = False
        elif word in auxiliaries or word in classes("verb") or (word in forms() and "past" in forms()[word].tags):
            if before in auxiliaries | classes("adverb", "negation", "subject") or before in _REOPENING:
                clause = True
            elif clause and word in auxiliaries | classes("verb"):
                return index
            clause = True
    return end


def _introduces_clause(view: View, hit: Hit, first: int) -> bool:
    """Whether the cue stands in an opening subordinate clause ("While he said ..., the plan ..."), ended by a comma."""
    start = view.bounds[view.sentence_of[first]][0]
    return (
        view.low[start] in classes("subordinator") | {"after", "before", "despite", "following"}
        and "," not in view.low[start : hit.first]
    )


def _comma(view: View, first: int, end: int) -> int:
    for index in range(first + 1, end):
        if view.low[index] in {",", ";", "—", "–"} and view.quote_of[index] < 0:
            follows = view.low[index + 1] if index + 1 < end else ""
            if not (view.capital(index - 1) and index + 1 < end and view.capital(index + 1)) and follows != "or":
                return index
    return end


def _cut(state: State, other: Hit, first: int) -> int | None:
    """Where a later cue ends the content in front of it; None if that cue belongs to the content."""
    view, index = state.view, other.first - 1
    if other.shape == "according":
        return other.first
    if other.shape == "ing" and view.low[index] == ",":
        return other.first
    if other.shape != "finite" or other.passive:
        return None
    if view.low[index] in {"and", "but"}:
        return index
    source = state.source(other, first)
    if source is None or not first < source[0] < other.first:
        return None
    index = source[0] - 1
    joined = view.low[index] in _JOINTS and index > first and view.low[index - 1] in {",", ";"}
    return index if joined or view.low[index] == ";" else None
