"""Noun phrases without a parser: the speaker before or behind a cue, the subject of a sentence."""

from __future__ import annotations

from functools import cache

from attrib.annotate.lexicon import forms
from attrib.annotate.view import View, classes

Range = tuple[int, int]
_REACH = 16
_PAIRED = {",": ",", ")": "(", "—": "—", "–": "–", "-": "-"}


@cache
def _stops() -> frozenset[str]:
    return classes("be", "have", "do", "modal", "subordinator", "coordinator", "subject", "verb", "contraction") - {
        "one",
        "few",
        "many",
    }


def _verbal(view: View, index: int) -> bool:
    word = view.low[index]
    if view.capital(index):
        return False
    entry = forms().get(word)
    if entry is not None and ("past" in entry.tags or "ing" in entry.tags):
        return True
    return word.endswith("ed") and len(word) > 4


def before(view: View, start: int, at: int) -> Range | None:
    """The noun phrase that ends just before token `at`, not reaching before `start`.

    A phrase between commas, dashes or brackets behind the noun is skipped ("Smith, who is 40, said"); of "Smith, who
    said" the range holds the name and the pronoun.
    """
    end = at
    if end <= start:
        return None
    word = view.low[end - 1]
    if word in _PAIRED:
        opener = _opener(view, start, end - 1, _PAIRED[word])
        if opener is None or view.low[opener - 1] in _PAIRED:
            return None
        return before(view, start, opener)
    if word in {"who", "which"}:
        head = end - 2 if end - 2 > start and view.low[end - 2] == "," else end - 1
        found = before(view, start, head) if view.low[head - 1] not in _PAIRED else None
        return (found[0], end) if found else (end - 1, end)
    if word in classes("subject") - {"many", "some", "most", "few", "others", "one"}:
        return end - 1, end
    end = _before_time(view, start, end)
    first = _walk_left(view, start, end)
    while first < end and view.low[first] in classes("preposition", "adverb"):
        first = _past_prepositional(view, first, end)
    first = _at_article(view, first, end)
    return (first, end) if first < end and any(map(view.word, range(first, end))) else None


def _is_adverb(view: View, index: int) -> bool:
    word = view.low[index]
    if word in classes("adverb"):
        return True
    return word.endswith("ly") and len(word) > 4 and not view.capital(index) and word not in classes("noadverb")


def _before_time(view: View, start: int, end: int) -> int:
    """Where the phrase ends in front of adverbs and times: "the mayor on Monday", "Smith last week also"."""
    while end - 1 > start:
        word, front = view.low[end - 1], view.low[end - 2]
        if _is_adverb(view, end - 1):
            end -= 1
        elif word in classes("nobody") and front in {"last", "this", "next", "that"} and end - 2 > start:
            end -= 2
        elif word in classes("time"):
            end -= 1 + (front in {"on", "last", "late", "early"} and end - 2 > start)
        else:
            break
    return end


def _at_article(view: View, first: int, end: int) -> int:
    """Where the phrase starts: at an article inside, unless that belongs to it ("a friend of the mayor")."""
    for index in range(end - 1, first, -1):
        if view.low[index] in classes("article") and not view.capital(index):
            if view.low[index + 1 : index + 2] and view.low[index + 1] in classes("nobody"):
                continue  # "Smith this week"
            front = view.low[index - 1]
            if front in classes("preposition") | {"all", "both", "half", "and", "only", "not", "even"}:
                continue
            return index
    return first


def _opener(view: View, start: int, closing: int, mark: str) -> int | None:
    for index in range(closing - 1, max(start, closing - 60), -1):
        if view.low[index] == mark and view.quote_of[index] < 0:
            return index
    return None


def _walk_left(view: View, start: int, end: int) -> int:
    first = end
    while first > max(start, end - _REACH):
        index = first - 1
        word = view.low[index]
        if (not view.word(index) and word not in {"$", "%", "&", ".", "/"}) or view.quote_of[index] >= 0:
            break
        if word == "." and (not index or not view.capital(index - 1)):
            break
        if word == "and" and index - 1 >= start and _joins(view, index):
            first -= 1
            continue
        if word in _stops() or (
            _verbal(view, index) and (index == start or view.low[index - 1] not in classes("determiner"))
        ):
            break
        first -= 1
    return first


def _joins(view: View, index: int) -> bool:
    """Whether "and" at `index` joins two names or nouns rather than two clauses."""
    return view.capital(index - 1) and view.capital(index + 1) if index + 1 < len(view.low) else False


def _past_prepositional(view: View, first: int, end: int) -> int:
    """Where the subject starts in "In Ohio Trump" or "At the rally the senator"."""
    for index in range(end - 1, first, -1):
        if view.low[index] in classes("determiner") and index > first + 1:
            return index
    index = end
    while index > first + 1 and view.capital(index - 1):
        index -= 1
    return max(index, first + 1) if index < end else end


def after(view: View, at: int, end: int, *, wide: bool = False) -> Range | None:
    """The noun phrase that begins at token `at` ("said Smith", "according to ..."), not reaching `end`.

    Args:
        view: the text.
        at: its first token.
        end: where to stop at the latest.
        wide: whether prepositional phrases of every kind belong to it.
    """
    allowed = {"of", "for", "at", "from", "with"} | (classes("preposition") if wide else frozenset())
    index = at
    while index < min(end, at + 2 * _REACH):
        word = view.low[index]
        if (not view.word(index) and word not in {"$", "%", "&", ".", "/"}) or view.quote_of[index] >= 0:
            break
        if word == "." and not view.capital(index - 1):
            break
        if word == "and" and index + 1 < end and (view.capital(index + 1) or wide):
            index += 1
            continue
        if index > at and (word in _stops() or (word in classes("preposition") and word not in allowed)):
            break
        if index == at and word in classes("preposition", "subordinator", "coordinator", "be", "modal"):
            return None
        if index > at and (word in classes("time") or (not wide and _verbal(view, index))):
            break
        index += 1
        if index == at + 1 and word in classes("he", "she", "they", "subject") and not _owns(view, index, end):
            break
    if index > at + 1 and view.low[index - 1] == "." and len(view.low[index - 2]) > 2:
        index -= 1  # the sentence's full stop, no abbreviation's
    return (at, index) if index > at else None


def _owns(view: View, index: int, end: int) -> bool:
    """Whether the pronoun before token `index` is a possessive with its noun behind it ("according to his doctor")."""
    if view.low[index - 1] not in classes("possessive") or index >= end or not view.word(index):
        return False
    return view.low[index] not in _stops() | classes("preposition", "time", "adverb", "determiner")


def subject(view: View, start: int, end: int) -> Range | None:
    """The first noun phrase of the clause in tokens ``[start, end)``, behind an introductory phrase if there is one."""
    while start < end and (not view.word(start) or view.low[start] in classes("coordinator")):
        start += 1
    if start >= end:
        return None
    opening = view.low[start]
    if opening in classes("preposition", "subordinator", "adverb") or opening.endswith(("ing", "ly")):
        start = _past_comma(view, start, end)
    last = _walk_right(view, start, end)
    while last + 1 < end and view.low[last] == "," and view.low[last - 1] in classes("nobody", "time"):
        start, last = last + 1, _walk_right(view, last + 1, end)  # "Last fall, Smith ..."
    while last > start and view.low[last - 1] in classes("preposition", "determiner"):
        last -= 1
    return (start, last) if last > start else None


def _past_comma(view: View, start: int, end: int) -> int:
    """The token behind the first comma, `end` if there is none near."""
    for index in range(start, min(end, start + 40)):
        if view.low[index] == "," and view.quote_of[index] < 0:
            return index + 1
    return end


def _walk_right(view: View, start: int, end: int) -> int:
    """Past the last token of the noun phrase that begins at `start`; `start` if a verb stands there."""
    index = start
    while index < min(end, start + _REACH):
        word = view.low[index]
        if (not view.word(index) and word != ".") or view.quote_of[index] >= 0:
            break
        if index == start and word in classes("subject"):
            return index + 1
        if index == start and word in classes("be", "have", "do", "modal", "contraction"):
            break
        joins = word == "and" and index + 1 < end and _joins(view, index)
        if index > start and not joins and (word in _stops() or _is_adverb(view, index) or _any_verb(view, index)):
            break
        index += 1
    return index


def _any_verb(view: View, index: int) -> bool:
    if _verbal(view, index):
        return True
    entry = forms().get(view.low[index])
    if entry is None or view.capital(index):
        return False
    return entry.tags != "base" or view.low[index - 1].endswith("s")  # "a poll" is a noun, "polls show" is none
