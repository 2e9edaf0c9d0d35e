"""What differs between two versions of a sentence, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from attrib.render.inert import shorten

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_LONGEST = 600
_ALIKE = 0.4
"""Share of the words in common from which on the differences say more than the two sentences."""


class Run(NamedTuple):
    """Words that are the same in both versions, or what stands in the one for what stands in the other."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether nothing was changed here."""
        return self.before == self.after


def runs(before: str, after: str) -> list[Run]:
    """Two versions as runs of same and different words; a single run if they have little in common."""
    before, after = shorten(before, _LONGEST), shorten(after, _LONGEST)
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    opcodes = matcher.get_opcodes()
    same = sum(not word.isspace() for what, low, high, *_ in opcodes if what == "equal" for word in old[low:high])
    if 2 * same < _ALIKE * sum(not word.isspace() for word in (*old, *new)):
        return [Run(before, after)]
    return _merged([Run("".join(old[low:high]), "".join(new[start:end])) for _, low, high, start, end in opcodes])


def inline(before: str, after: str) -> str:
    """Two versions as one line of plain text: changes stand in brackets."""
    return "".join(run.before if run.same else _bracketed(run) for run in runs(before, after))


def _bracketed(run: Run) -> str:
    before, after = run.before.strip(), run.after.strip()
    inside = f"{before} → {after}" if before and after else f"cut: {before}" if before else f"added: {after}"
    lead = " " if (run.before or run.after)[:1].isspace() else ""
    trail = " " if (run.before or run.after)[-1:].isspace() else ""
    return f"{lead}[{inside}]{trail}"


def _merged(found: list[Run]) -> list[Run]:
    """Changes that only a space keeps apart are one change."""
    merged: list[Run] = []
    for run in found:
        if len(merged) > 1 and not run.same and merged[-1].same and merged[-1].before.isspace() and not merged[-2].same:
            gap, first = merged.pop(), merged.pop()
            run = Run(first.before + gap.before + run.before, first.after + gap.after + run.after)
        merged.append(run)
    return merged
