"""The rules in order: each sentence's quotations, then its cues without quotation marks, from left to right."""

from __future__ import annotations

from typing import NamedTuple

from attrib.annotate.attributions.direct import attach_colon, attach_quotes
from attrib.annotate.attributions.draft import Draft
from attrib.annotate.attributions.indirect import attach_cues
from attrib.annotate.attributions.levels import set_levels
from attrib.annotate.attributions.state import State
from attrib.annotate.attributions.turns import attach_turns
from attrib.annotate.cues import Hit
from attrib.annotate.view import View


class Found(NamedTuple):
    """What the rules find in a text.

    `drafts` are its attributions in order of their first content, `hits` all its cues, used or not, `attached` the
    quotations that belong to an attribution.
    """

    drafts: list[Draft]
    hits: list[Hit]
    attached: frozenset[int]


def search(view: View, *, headline: bool = False) -> Found:
    """Apply the rules to a text.

    Args:
        view: the text.
        headline: whether it is a headline, where "Smith: ..." speaks for Smith.
    """
    state = State(view)
    spoken = frozenset() if headline else attach_turns(state)
    for sentence in range(len(view.sentences)):
        if sentence not in spoken:
            attach_quotes(state, sentence)
            attach_cues(state, sentence)
    if headline and not state.drafts:
        attach_colon(state)
    drafts = [item for item in (*state.drafts, *state.nested) if item.content]
    drafts.sort(key=lambda item: item.content[0])
    set_levels(view, drafts)
    hits = [hit for found in state.hits.values() for hit in found]
    return Found(drafts, hits, frozenset(state.attached))
