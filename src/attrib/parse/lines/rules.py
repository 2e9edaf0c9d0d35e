"""The table of line rules, ``rules.tsv``, and the named pieces that its patterns share."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

SCOPES = ("line", "inner", "end", "start", "read")

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_TITLED = rf"[{_UPPER}0-9][\w.&'+-]{{0,40}}"
_NAME = rf"[{_UPPER}][\w.'-]{{0,25}}"
_PARTICLE = "de|la|van|von|der|den|bin|al|el|di|da|le|du|dos"
_MACROS = {
    "OUTLET": rf"(?-i:(?:[Tt]he )?{_TITLED}(?: (?:of|the|and|for|&|{_TITLED})){{0,6}})",
    "PERSON": rf"(?-i:(?!All |ALL ){_NAME}(?: (?:{_PARTICLE}|(?!THE |The ){_NAME})){{1,4}})",
    # names and lists of names: a full stop only inside a word, after an initial or after a title
    "PEOPLE": rf"(?-i:[{_UPPER}])(?:[^.!?:;]|\.(?=[\w,])|(?<=\b\w)\.|(?<=\b[JSDM][rst])\.){{2,260}}?",
    "CREDITS": rf"(?-i:[{_UPPER}])(?:[^.!?]|\.(?=[\w,;])|(?<=\b\w)\.|(?<=\b[JSDM][rst])\.){{2,260}}?",
    "PLACE": rf"(?-i:[{_UPPER}][\w.'-]{{1,30}}(?: [{_UPPER}][\w.'-]{{1,30}}){{0,3}})",
    "PLACE2": rf"(?-i:[{_UPPER}][\w.']{{1,20}}(?: [{_UPPER}][\w.']{{1,20}}){{0,2}})",
    "MONTH": r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)",
}
NAME = _MACROS["PERSON"]
"""Expression for a person's full name."""
NAMES = rf"{NAME}(?:(?:,? and |, ){NAME}){{0,5}}"
"""Expression for one or several people's names and nothing else."""
_STRAIGHT = tuple(
    zip(
        "\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u2033\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
        "'''''\"\"\"\"-------",
        strict=True,
    )
)


class Rule(NamedTuple):
    """One line of the table.

    `reason` is the drop reason, `scope` one of :data:`SCOPES`, `triggers` the words or signs of which a block must hold
    one (``^word``: among its first words; ``<number``: or is at most so many characters long), `origin` where the idea
    comes from; `fires` and `spares` are its two examples.
    """

    reason: str
    scope: str
    triggers: tuple[str, ...]
    pattern: str
    origin: str
    fires: str
    spares: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order in which they are tried."""
    table = Path(__file__).with_name("rules.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(Rule(reason, scope, tuple(triggers.split()), *rest) for reason, scope, triggers, *rest in rows[1:])


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern as a regular expression; compiled when first needed, since most rules never are."""
    for name, piece in _MACROS.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    if "{AGENCY}" in pattern:
        pattern = pattern.replace("{AGENCY}", agency_pattern())
    return re.compile(pattern, re.IGNORECASE)


class Index(NamedTuple):
    """Numbers of rules by the trigger that calls them up; `starts` are those of scope ``start``.

    `words` (`known` is the set of them) may stand anywhere, `opening` among the first words; `signs` are single
    characters; `sizes` the most characters that a block may have.
    """

    starts: frozenset[int]
    known: frozenset[str]
    words: dict[str, tuple[int, ...]]
    opening: dict[str, tuple[int, ...]]
    signs: dict[str, tuple[int, ...]]
    sizes: dict[int, tuple[int, ...]]


@cache
def by_trigger() -> Index:
    """Which rules to try on a block, by what it says."""
    starts = frozenset(number for number, rule in enumerate(rules()) if rule.scope == "start")
    index = Index(starts, frozenset(), {}, {}, {}, {})
    for number, rule in enumerate(rules()):
        for trigger in rule.triggers:
            if trigger[0] == "<":
                most = int(trigger[1:])
                index.sizes[most] = (*index.sizes.get(most, ()), number)
                continue
            kind = index.opening if trigger[0] == "^" else index.words if trigger[0].isalnum() else index.signs
            trigger = trigger.removeprefix("^")
            kind[trigger] = (*kind.get(trigger, ()), number)
    return index._replace(known=frozenset(index.words))


@cache
def agencies() -> dict[str, str]:
    """Ways to write a news agency in credits, in lower case, to its usual name."""
    table = Path(__file__).with_name("agencies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {alias.lower(): name for name, *aliases in rows for alias in (name, *aliases)}


def agency_pattern() -> str:
    """An expression for any agency name, whatever its case."""
    return "(?:" + "|".join(re.escape(alias) for alias in sorted(agencies(), key=len, reverse=True)) + ")"


def straight(text: str) -> str:
    """The text with straight quotes and ASCII hyphens, character for character: what patterns see."""
    if not text.isascii():
        # most are absent, and to look for one costs far less than to look every character up
        for curly, plain in _STRAIGHT:
            text = text.replace(curly, plain)
    return text
