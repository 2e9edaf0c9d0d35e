"""TOML -> rules. What is in the file is checked before any of it is used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from attrib.errors import RulesError
from attrib.features.codes import Pieces
from attrib.features.lexicons import Lexicons, Wordlist, hits
from attrib.parse.lines.cut import cut_by
from attrib.parse.lines.rules import Rule, compiled
from attrib.rules.rules import Rules

SCOPES = ("line", "end", "start")
SEVERITIES = ("info", "notice", "warning")
_LARGEST = 1_000_000  # characters of a file
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*(?:[*+]|\{\d+,\})(?:[^()\\]|\\.)*\)(?:[*+]|\{\d+,\})")
"""A repeated group that itself repeats: it may take time without end on a hostile line."""
_LIST_KEYS = {"words", "fires", "spares", "inflect", "message", "severity", "basis"}
_RULE_KEYS = {"reason", "scope", "pattern", "fires", "spares"}


def load_rules(source: Rules | Mapping[str, Any] | str | Path) -> Rules:
    """Read rules from a TOML file (or from what such a file holds), and check each by its examples.

    Args:
        source: the path of the file, its content as a mapping, or rules, which are returned as they are.

    Raises:
        RulesError: it cannot be read, or a rule is wrong or lacks an example; the message names it.
    """
    if isinstance(source, Rules):
        return source
    table = source if isinstance(source, Mapping) else _read(Path(source))
    unknown = set(table) - {"lexicon", "boilerplate"}
    lists, lines = table.get("lexicon", {}), table.get("boilerplate", [])
    if unknown or not isinstance(lists, Mapping) or not isinstance(lines, list) or not (lists or lines):
        raise RulesError("rules are tables [lexicon.NAME] and [[boilerplate]], and nothing else")
    lexicons = Lexicons(tuple(_wordlist(name, entry) for name, entry in lists.items())) if lists else None
    return Rules(tuple(_line(number, entry) for number, entry in enumerate(lines, start=1)), lexicons)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        if len(text) > _LARGEST:
            raise RulesError(f"{path}: more than {_LARGEST:,} characters")
        return tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{path} is no TOML: {error}") from None


def wordlist_from(entry: Mapping[str, Any]) -> Wordlist:
    """A word list from its fields, without its examples.

    Raises:
        RulesError: a field is missing, unknown or of the wrong kind.
    """
    name = entry.get("name")
    words = entry.get("words")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise RulesError(f"{name!r} is no name of a word list: use small letters, digits and _")
    if not _texts(words) or any(not word.split() or word.split()[0][0] in "?*" for word in words or ()):
        raise RulesError(f"lexicon {name}: words must be a list of patterns, none beginning with ? or *")
    told = {key: entry.get(key, "") for key in ("message", "basis")}
    severity, inflect = entry.get("severity", "notice"), entry.get("inflect", True)
    if (
        severity not in SEVERITIES
        or not isinstance(inflect, bool)
        or not all(isinstance(t, str) for t in told.values())
    ):
        raise RulesError(f"lexicon {name}: severity is one of {', '.join(SEVERITIES)}; inflect true or false")
    return Wordlist(name, tuple(words or ()), inflect, told["message"], severity, told["basis"])


def _wordlist(name: str, entry: Any) -> Wordlist:
    if not isinstance(entry, Mapping) or set(entry) - _LIST_KEYS:
        raise RulesError(f"lexicon {name}: its keys are {', '.join(sorted(_LIST_KEYS))}")
    made = wordlist_from({"name": name, **{key: value for key, value in entry.items() if key in _LIST_KEYS}})
    fires, spares = _examples(f"lexicon {name}", entry)
    for text in (*fires, *spares):
        piece = Pieces(np.array([0]), np.array([len(text)]), np.array([0]))
        if bool(hits(text, piece, Lexicons((made,)))) != (text in fires):
            raise RulesError(f"lexicon {name} {'does not fire' if text in fires else 'fires'} on {text!r}")
    return made


def _line(number: int, entry: Any) -> Rule:
    if not isinstance(entry, Mapping) or set(entry) - _RULE_KEYS:
        raise RulesError(f"boilerplate rule {number}: its keys are {', '.join(sorted(_RULE_KEYS))}")
    reason, pattern, scope = entry.get("reason"), entry.get("pattern"), entry.get("scope", "line")
    name = f"boilerplate rule {number} ({reason})"
    if not isinstance(reason, str) or not _NAME.fullmatch(reason) or scope not in SCOPES:
        raise RulesError(f"{name}: reason is a name in small letters, scope one of {', '.join(SCOPES)}")
    if not isinstance(pattern, str) or not pattern or _NESTED.search(pattern):
        raise RulesError(f"{name}: pattern is an expression without a repetition of what repeats")
    fires, spares = _examples(name, entry)
    rule = Rule(reason, scope, (), pattern, "the user", fires[0], spares[0])
    try:
        compiled(pattern)
    except re.error as error:
        raise RulesError(f"{name}: {error}") from None
    for text in (*fires, *spares):
        if bool(cut_by([rule], text, lead=True).cuts) != (text in fires):
            raise RulesError(f"{name} {'does not fire' if text in fires else 'fires'} on {text!r}")
    return rule


def _examples(name: str, entry: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What must fire and what must not: a text or a list of texts each."""
    found = []
    for key in ("fires", "spares"):
        given = entry.get(key)
        texts = [given] if isinstance(given, str) else given
        if not _texts(texts):
            raise RulesError(f"{name} lacks {key!r}: give at least one example that fires and one that must not")
        found.append(tuple(texts or ()))
    return found[0], found[1]


def _texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, str) and item for item in value)
