"""Whom a relative pronoun stands for."""

from __future__ import annotations

from attrib.annotate.lexicon import forms
from attrib.annotate.phrases import Range, before
from attrib.annotate.sources.kinds import Kind, kind_of, name_kind
from attrib.annotate.sources.runs import runs
from attrib.annotate.view import View, classes

_MEANT = {"who": {"person", "group"}, "which": {"document", "organisation", "outlet"}}
"""Kinds of what a relative pronoun can stand for."""


def related(view: View, index: int) -> Range | None:
    """What a relative pronoun stands for: the phrase, else the name, that ends before it."""
    start = view.bounds[view.sentence_of[index]][0]
    end = index - (index > start and view.low[index - 1] == ",")
    run = next((run for run in runs(view, start, end) if run[1] == end), None)
    found = before(view, start, index + 1)
    front = view.low[found[0] : run[0]] if found is not None and run is not None else []
    if any(word in classes("preposition") or word in forms() or word == "to" for word in front):
        return run  # "funny to watch | Ann Dole, who"
    return found or run


def noun_before(view: View, index: int) -> tuple[str, Kind] | None:
    """The noun before the relative at token `index`, when more of its phrase cannot be read: "lots of | voters who"."""
    at = index - 1 - (view.low[index - 1] in {",", "("})
    if at <= 0 or view.sentence_of[at] != view.sentence_of[index]:
        return None
    kind = kind_of(view.low[at]) or name_kind(view.low[at])
    if kind is None or kind.kind not in _MEANT.get(view.low[index], ()):
        return None
    return view.text[view.starts[at] : view.ends[at]], kind
