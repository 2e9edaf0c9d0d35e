"""The rules in order: each sentence's quotations, then its cues without quotation marks, from left to right."""

from __future__ import annotations

from attrib.annotate.attributions.direct import attach_colon, attach_quotes
from attrib.annotate.attributions.draft import Draft
from attrib.annotate.attributions.indirect import attach_cues
from attrib.annotate.attributions.levels import set_levels
from attrib.annotate.attributions.state import State
from attrib.annotate.attributions.turns import attach_turns
from attrib.annotate.view import View


def draft(view: View, *, headline: bool = False) -> tuple[list[Draft], frozenset[int]]:
    """All attributions of a text, in order of their first content, and the quotations that belong to one.

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
    return drafts, frozenset(state.attached)
