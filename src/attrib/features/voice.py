"""Whose words a lone sentence holds, told from its quotation marks alone.

An article is annotated and knows who speaks. A sentence given by itself (a row of a training corpus, a text handed
to ``predict_proba``) is cut at its double quotation marks, and what stands between two of them is somebody else's if
it is longer than a scare quote, a title or a nickname usually is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from attrib.features.codes import Index, Pieces, counts, encode, numbered

LONGEST_FRAGMENT = 3
"""Words up to which a quoted stretch stays in the author's voice (signal F5: one to three quoted tokens)."""

_MARK, _SPACE = 1, 2
_CLASSES = numbered('"\u201c\u201d\u201e\u00ab\u00bb', "\t\n \u00a0\u2009\u202f")


def join(texts: Sequence[str]) -> tuple[str, Index]:
    """The texts as one string, a newline between any two, and where each starts; the last entry is the end plus one."""
    sizes = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    return "\n".join(texts), np.concatenate(([0], np.cumsum(sizes)))


def own_words(text: str, bounds: Index, *, quoted_too: bool = False) -> Pieces:
    """The pieces in the author's voice, each row cut at its double quotation marks.

    Args:
        text: texts joined by single characters.
        bounds: shape (texts + 1,): row `i` is ``text[bounds[i] : bounds[i + 1] - 1]``.
        quoted_too: keep the quoted stretches as well (they are pieces of their own all the same).
    """
    classes = _CLASSES.take(encode(text), mode="clip")
    marks = np.flatnonzero(classes == _MARK)
    row_of_mark = np.searchsorted(bounds, marks, side="right") - 1
    cuts = np.concatenate((bounds[:-1] - 1, marks))
    rows = np.concatenate((np.arange(len(bounds) - 1), row_of_mark))
    order = np.argsort(cuts, kind="stable")
    starts, rows = cuts[order] + 1, rows[order]
    ends = np.append(starts[1:] - 1, bounds[-1] - 1)
    keep = ends > starts
    if not quoted_too:
        keep &= ~_speech(classes, starts, ends, rows)
    return Pieces(starts[keep], ends[keep], rows[keep])


def _speech(classes: NDArray[np.uint8], starts: Index, ends: Index, rows: Index) -> NDArray[np.bool_]:
    """Whether a piece is closed in by two marks of one row and holds more words than a fragment."""
    rank = np.arange(len(starts)) - np.searchsorted(rows, rows, side="left")  # 0 before the first mark, 1 after it ...
    closed = np.append(rows[1:] == rows[:-1], False)
    words = counts(classes == _SPACE, starts, ends) + 1
    speech: NDArray[np.bool_] = (rank % 2 == 1) & closed & (words > LONGEST_FRAGMENT)
    return speech
