"""Cues in a text: which verbs, nouns and phrases put words into somebody's mouth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from attrib.annotate.lexicon import Cue, cues, forms, nouns, particles
from attrib.annotate.view import View, classes

ACCORDING = Cue("according to", "neutral", "speech", "cn")

_LONGEST = 12
"""Tokens in front of a verb that can belong to its group."""

SILENT = frozenset({"say", "comment", "answer", "respond", "discuss", "elaborate", "disclose"})


@dataclass(slots=True)
class Hit:
    """A cue in the text.

    `first` and `last` bound its tokens, auxiliaries and particles included, `last` excluded. `shape` is ``finite``,
    ``ing`` (a participle without auxiliary), ``to`` (an infinitive whose subject stands further off), ``noun`` or
    ``according``.
    """

    cue: Cue
    head: int
    first: int
    last: int
    shape: str
    passive: bool = False
    negated: bool = False
    used: bool = False


@cache
def _left() -> frozenset[str]:
    return classes("be", "have", "do", "modal", "negation", "adverb")


def find(view: View) -> list[Hit]:
    """All cues outside quotation marks, in order of their heads."""
    verbs, names, result = forms(), nouns(), []
    for index, word in enumerate(view.low):
        if view.quote_of[index] >= 0 or view.sentence_of[index] < 0:
            continue
        if word == "according" and view.low[index + 1 : index + 2] == ["to"]:
            result.append(Hit(ACCORDING, index, index, index + 2, "according"))
            continue
        hit = _verb(view, index, verbs[word].lemma, verbs[word].tags) if word in verbs else None
        if hit is None and word in names:
            hit = _noun(view, index, names[word])
        if hit is not None:
            result.append(hit)
    return result


def _noun(view: View, index: int, cue: Cue) -> Hit | None:
    if view.low[index + 1 : index + 2] != ["that"]:
        return None
    return Hit(cue, index, index, index + 1, "noun")


def _verb(view: View, index: int, lemma: str, tags: str) -> Hit | None:
    start = view.bounds[view.sentence_of[index]][0]
    if view.capital(index) and index > start and not _title_case(view, index):
        return None  # part of a name ("United States"), unless it is a headline
    cue, last = _entry(view, index, lemma)
    if cue is None:
        return None
    if view.low[index] in classes("decline") and SILENT & set(view.low[last : last + 2]):
        return None  # "refused to say": silence is no attribution
    first, inside = _group(view, index, start)
    hit = Hit(cue, index, first, last, "finite")
    hit.negated = any(word in classes("negation", "decline") for word in inside)
    shape = _shape(view, hit, tags, inside)
    if not shape:
        return None
    hit.shape = shape
    return hit


def _title_case(view: View, index: int) -> bool:
    """Whether a sentence is written like a headline, or a capital may open a part of it ("...", Said Smith)."""
    number = view.sentence_of[index]
    if number in view.titled:
        return view.titled[number]
    first, last = view.bounds[number]
    words = [at for at in range(first, last) if view.word(at) and len(view.low[at]) > 3]
    view.titled[number] = sum(map(view.capital, words)) * 4 >= len(words) * 3
    return view.titled[number]


def _entry(view: View, index: int, lemma: str) -> tuple[Cue | None, int]:
    table, low = cues(), view.low
    for offset in (1, 2):  # "made clear", "made it clear"
        particle = low[index + offset] if index + offset < len(low) else ""
        if particle in particles().get(lemma, ()) and (offset == 1 or low[index + 1] == "it"):
            return table[f"{lemma} {particle}"], index + offset + 1
    return table.get(lemma), index + 1


def _group(view: View, index: int, start: int) -> tuple[int, list[str]]:
    """Walk left over auxiliaries, adverbs and "continues to": first token of the verb group, and what it holds."""
    low, first = view.low, index
    start = max(start, index - _LONGEST)
    while first > start and view.quote_of[first - 1] < 0:
        word = low[first - 1]
        if word in _left() or (word.endswith("ly") and len(word) > 4 and not view.capital(first - 1)):
            first -= 1
        elif first - 2 >= start and _chained(low[first - 2], word):
            first -= 2
        else:
            break
    return first, low[first:index]


def _shape(view: View, hit: Hit, tags: str, inside: list[str]) -> str:
    """How the verb stands here; empty if it is no verb at all."""
    low, first = view.low, hit.first
    before = low[first - 1] if first else ""
    have = any(word in classes("have") for word in inside)
    being = any(word in classes("be") for word in inside)
    if "ing" in tags:
        nominal = before in classes("determiner", "possessive") or before.endswith("'s")
        return "finite" if being or have else "" if nominal else "ing"
    if ("past" in tags or "part" in tags) and (being or low[hit.last : hit.last + 1] == ["by"]):
        hit.passive = True
        return "finite" if being or "part" in tags else ""
    if first == hit.head and (before in classes("adjectival") or (before.endswith("'s") and len(before) > 4)):
        return ""  # "a related drug", "the mayor's alleged remark"
    if "past" in tags or (have and "part" in tags):
        return "finite"
    return _present(view, hit, tags, inside, before)


def _present(view: View, hit: Hit, tags: str, inside: list[str], before: str) -> str:
    """The shape of a present or infinitive, or empty if it is a noun."""
    first, word = hit.first, view.low[hit.head]
    base = "base" in tags
    if base and ("to" in inside or before == "to"):
        return "finite" if "to" in inside else "to"
    nominal = before in classes("determiner", "possessive", "preposition") or before.endswith("'s")
    if "s" in tags.split():
        being = any(item in classes("be") for item in inside)
        return "" if nominal or being or _compound(view, first, word) or _precedes_verb(view, hit) else "finite"
    if any(item in classes("modal", "do") for item in inside):
        return "finite"
    if nominal or hit.head == view.bounds[view.sentence_of[hit.head]][0]:
        return ""
    plural = before in classes("subject") or (before.endswith("s") and not before.endswith("ss"))
    return "finite" if plural else ""


def _precedes_verb(view: View, hit: Hit) -> bool:
    """Whether "advocates" is a noun as another finite verb follows ("immigrant advocates say")."""
    word, behind = view.low[hit.head], view.low[hit.last] if hit.last < len(view.low) else ""
    if word not in nouns() and word not in classes("nounlike"):
        return False
    entry = forms().get(behind)
    verb = entry is not None and not view.capital(hit.last) and {"base", "past"} & set(entry.tags.split())
    return bool(verb) or behind in classes("be", "have", "do", "modal")


def _chained(verb: str, link: str) -> bool:
    """Whether two words lead to a cue: "continues to", "went on"."""
    if link == "to":
        return verb in classes("chain", "decline")
    return link == "on" and verb in {"went", "goes", "go", "going"}


def _compound(view: View, first: int, word: str) -> bool:
    """Whether "claims" behind a bare adjective or noun is a noun itself ("bold claims")."""
    if word not in nouns() or not first or view.capital(first - 1) or view.low[first - 1] in classes("subject"):
        return False
    return first < 2 or view.low[first - 2] not in classes("determiner", "possessive")
