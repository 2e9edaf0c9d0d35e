"""An analysis in the shapes that other tools read: displaCy's spans and Label Studio's tasks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrib.schema.span import Span

if TYPE_CHECKING:
    from attrib.schema.analysis import Analysis

_LABELS = {"source": "Source", "cue": "Cue", "content": "Content"}


def _parts(analysis: Analysis) -> Iterator[tuple[int, str, Span]]:
    """Every part of every attribution: its number, label and span."""
    for number, item in enumerate(analysis.attributions):
        for part in ("source", "cue"):
            span = getattr(item, part)
            if span is not None:
                yield number, part, span
        for span in item.content:
            yield number, "content", span


def displacy(analysis: Analysis) -> dict[str, Any]:
    """What ``displacy.render(..., style="span", manual=True)`` takes: text, tokens and labelled token ranges.

    A label is the part and the attribution's number: ``Source 0``, ``Cue 0``, ``Content 0``.
    """
    starts, ends = list(analysis.tokens.starts), list(analysis.tokens.ends)
    spans = [
        {
            "start_token": bisect_left(ends, span.start + 1),
            "end_token": bisect_left(starts, span.end),
            "label": f"{_LABELS[part]} {number}",
        }
        for number, part, span in _parts(analysis)
    ]
    tokens = [analysis.text[start:end] for start, end in zip(starts, ends, strict=True)]
    return {"text": analysis.text, "tokens": tokens, "spans": spans}


def label_studio(analysis: Analysis) -> dict[str, Any]:
    """A Label Studio task with one prediction: labelled spans, and relations from each cue to its source and content.

    The labelling interface needs ``<Labels name="label" toName="text">`` over ``<Text name="text" value="$text"/>``.
    """
    result: list[dict[str, Any]] = []
    cues: dict[int, str] = {}
    ends: list[tuple[int, str, str]] = []
    for at, (number, part, span) in enumerate(_parts(analysis)):
        name = f"{number}-{part}-{at}"
        if part == "cue":
            cues[number] = name
        else:
            ends.append((number, part, name))
        value = {"start": span.start, "end": span.end, "text": analysis.text[span.start : span.end]}
        result.append(
            {"id": name, "from_name": "label", "to_name": "text", "type": "labels",
             "value": {**value, "labels": [_LABELS[part]]}}
        )  # fmt: skip
    result += [
        {"type": "relation", "from_id": cues[number], "to_id": name, "direction": "right", "labels": [part]}
        for number, part, name in ends
        if number in cues
    ]
    return {"data": {"text": analysis.text}, "predictions": [{"model_version": "attrib", "result": result}]}
