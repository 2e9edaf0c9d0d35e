"""Lexical frames: the share of the author's sentences that use a frame's words (F8, F9; ``data/frames.txt``).

Beside the frames that are learned (:mod:`attrib.scoring.whole`), these need no corpus: each hit can be looked up.
"""

from __future__ import annotations

from collections.abc import Callable

from attrib.features.context import Context
from attrib.features.signal import Signal, share

FRAMES = (
    "economic", "conflict", "human_interest", "responsibility", "morality", "fairness", "legality", "security",
    "health", "politics", "public_opinion", "identity",
)  # fmt: skip
"""The frames that have a lexicon."""


def frame_share(frame: str) -> Callable[[Context], Signal]:
    """The signal of a frame: sentences of the author's with one of its words, of all with a word of the author's."""
    section = f"frame_{frame}"

    def measured(context: Context) -> Signal:
        """Sentences with a word of this frame in the author's voice, of all with a word of the author's."""
        return share(len(context.places(section)), context.author_sentences, context.spans(section, context.author))

    return measured
