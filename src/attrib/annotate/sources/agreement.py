"""What speaks for or against two mentions being one: names, titles, gender, heads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrib.annotate.lexicon import groups, lines, words
from attrib.annotate.sources.entry import Entry
from attrib.annotate.sources.kinds import kind_of
from attrib.annotate.sources.mention import Mention
from attrib.annotate.sources.runs import first_names
from attrib.annotate.view import View

_TITLES_HE = frozenset({"mr", "sir", "lord", "king", "prince", "congressman", "chairman", "pope", "father"})
_TITLES_SHE = frozenset({"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "congresswoman", "chairwoman"})
_LONGEST = 4
"""Words of a description that stands for a name."""
_LABEL = 8
"""Tokens of the longest label in capitals in front of a sentence."""


def past_label(view: View, start: int, end: int) -> int:
    """The token behind "QUESTIONABLE CLAIMS —", `start` if the sentence opens with no such label."""
    for index in range(start, min(end, start + _LABEL)):
        if view.low[index] in {"—", "–", ":"}:
            return index + 1 if index > start else start
        if not view.text[view.starts[index] : view.ends[index]].isupper():
            break
    return start


def recalls(entry: Entry, mention: Mention) -> bool:
    """Whether "the study" or "the authority" can be an entry with more words: a bare noun, the same head."""
    if mention.described or entry.kind != mention.kind:
        return False
    if entry.named and mention.kind == "person":
        return False
    if {entry.head, mention.head} <= groups("bodies.tsv")["finding"] and not entry.named:
        return True
    return entry.head == mention.head or (entry.named and entry.name.lower().endswith(mention.head))


def is_bare(mention: Mention) -> bool:
    """Whether a definite description has nothing behind its head: "the online retail giant"."""
    parts = mention.text.lower().split()
    return mention.definite and parts[-1] == mention.head and len(parts) <= _LONGEST


def is_relative(entry: Entry) -> bool:
    """Whether somebody is only told by whose he or she is: "her daughter" is seldom who "she" is next."""
    return not entry.named and entry.name.lower().startswith(("his ", "her ", "their "))


def usual_words(name: tuple[str, ...]) -> set[str]:
    """The words of a name that are no first names: "Late Wednesday" is nobody's."""
    return {word.lower() for word in name} - first_names()


def introduces(front: str) -> bool:
    """Whether the words in front of a body's name say what it is: "the pressure group"."""
    head = kind_of(front.split()[-1]) if front.split() else None
    return head is not None and head.kind in {"organisation", "outlet", "group"}


def compatible(known: str, name: tuple[str, ...]) -> bool:
    """Whether a full name can be the one in the ledger: one is the surname only, or the first names agree.

    They do if one is the other's beginning or nickname ("Tim", "Bob"); of two that are not common names the first
    letter has to do. Somebody's son is "Jr." where the father was named without.
    """
    parts = known.split()
    if len(parts) == 1:
        return True
    ours, theirs = parts[0].lower().strip("."), name[0].lower().strip(".")
    if _is_junior(name) and not _is_junior(tuple(parts)):
        return False
    if ours.startswith(theirs) or theirs.startswith(ours) or any({ours, theirs} <= group for group in _nicknames()):
        return True
    return ours[:1] == theirs[:1] and not {ours, theirs} <= first_names()


def fitting(names: Sequence[tuple[str, ...]], gender: str) -> tuple[str, ...] | None:
    """The first of the full names of one surname that a title's gender allows: "Mrs. Falk"; None if none does."""
    return next((name for name in names if not gender or gender_of(set(), name[0].lower()) in {"", gender}), None)


def _is_junior(name: tuple[str, ...]) -> bool:
    return name[-1].lower().strip(".") == "jr"


@cache
def _nicknames() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in lines("nicknames.txt"))


def gender_of(titles: set[str], first: str) -> str:
    """``he`` or ``she`` by titles and a first name, lower case; empty if they do not tell."""
    known = groups("firstnames.tsv")
    if titles & _TITLES_HE or first in known["he"]:
        return "he"
    return "she" if titles & _TITLES_SHE or first in known["she"] else ""


def role_of(titles: set[str]) -> str | None:
    """The role that somebody's titles give."""
    for title in sorted(titles & words("titles.txt")):
        item = kind_of(title)
        if item is not None and item.kind == "person":
            return item.role
    return None
