"""A corpus with some labels set right."""

from __future__ import annotations

from typing import Any

from attrib.corpus.check import text_keys
from attrib.corpus.columns import Labelled, columns
from attrib.errors import CorpusError


def corrected(data: Labelled, corrections: Any) -> Labelled:
    """The corpus with rows of corrections; each takes the place of all rows of the same text.

    Args:
        data: the corpus.
        corrections: rows with the columns ``text`` and ``label``. Where the corpus has groups, corrections are a group
            of their own; where it has times, they are the latest.

    Raises:
        CorpusError: they cannot be read, or have a label that the corpus has not.
    """
    more = columns(corrections, text="text", label="label", group=None, time=None)
    by_name = {str(label): label for label in data.labels}
    unknown = sorted({str(label) for label in more.labels} - by_name.keys())
    if unknown:
        known = ", ".join(map(repr, sorted(by_name)))
        raise CorpusError(f"the corrections have the label {unknown[0]!r}; those of the corpus are {known}")
    keys = text_keys([*data.texts, *more.texts]).tolist()
    replaced = set(keys[len(data.texts) :])
    kept = [at for at in range(len(data.texts)) if keys[at] not in replaced]
    count = len(more.texts)
    groups, times = data.groups, data.times
    return Labelled(
        [*(data.texts[at] for at in kept), *more.texts],
        [*(data.labels[at] for at in kept), *(by_name[str(label)] for label in more.labels)],
        None if groups is None else [*(groups[at] for at in kept), *["corrections"] * count],
        None if times is None else [*(times[at] for at in kept), *[max(times)] * count],
        data.left_out + more.left_out,
        max(data.offered, len(kept) + count),
    )
