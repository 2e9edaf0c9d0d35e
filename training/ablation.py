"""The attribution stage taken apart: what its rules find alone, and its tagger."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from attrib.annotate.attributions.draft import Draft, finish
from attrib.annotate.combine import LEAST
from attrib.annotate.cues import Hit
from attrib.annotate.lexicon import Cue
from attrib.annotate.pieces import runs
from attrib.annotate.tagger import Tagged, shipped
from attrib.annotate.tagger.model import CONTENT, SOURCE
from attrib.annotate.view import View
from attrib.schema import Attribution
from training.attributions import unlabelled

_NO_CUE = Cue("", "neutral", "speech", "")


def rules(text: str) -> list[Attribution]:
    """What the rules find in a text whose lines are paragraphs."""
    item = unlabelled(text)
    return [finish(item.view, draft) for draft in item.rules.drafts]


def tagger(text: str) -> list[Attribution]:
    """What the tagger finds, its spans as they are. The rules' finds are evidence to it, as in training."""
    item = unlabelled(text)
    tagged = shipped().tag(item.view, item.rules)
    return [finish(item.view, draft) for tag in tagged if (draft := _draft(item.view, tag)) is not None]


def _draft(view: View, tag: Tagged) -> Draft | None:
    content = [view.span(*run) for run in runs(tag, CONTENT)]
    if tag.chance < LEAST or not content:
        return None
    source = max(runs(tag, SOURCE), key=lambda run: run[1] - run[0], default=None)
    return Draft(source, Hit(_NO_CUE, tag.cue[0], *tag.cue, "finite"), content)


PARTS: MappingProxyType[str, Callable[[str], list[Attribution]]] = MappingProxyType(
    {"rules alone": rules, "tagger alone": tagger}
)
"""Each part by name: a text to attributions with spans in that text."""
