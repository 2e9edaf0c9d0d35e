"""What is fuzzed: functions of bytes that end quietly, or raise what no input may raise.

Wrong input may raise an :class:`attrib.errors.AttribError` that fits it, and nothing else.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrib
from attrib.errors import AttribError, ModelFormatError
from fuzz import bundles, reports
from fuzz.seeds import seeds

_SCRATCH = tempfile.TemporaryDirectory(prefix="attrib-fuzz-")


def page(data: bytes) -> None:
    """Bytes as a page: every character of the body has its block, and nothing in it breaks an encoder."""
    with suppress(AttribError):
        checked(attrib.parse(data, kind="html"))


def text(data: bytes) -> None:
    """Bytes as a plain text, all the way to a report."""
    try:
        document = attrib.parse(data.decode("utf-8", "surrogateescape"), kind="text")
    except AttribError:
        return
    checked(document)
    if document.text:
        start, end = document.source_span(0, len(document.text))
        assert 0 <= start < end
    analysis = attrib.analyse(document)
    analysis.to_displacy()
    analysis.to_label_studio()
    report = attrib.score(document)
    added_up(report)
    assert attrib.Report.from_dict(report.to_dict()) == report
    reports.shown(report)


def bundle(data: bytes) -> None:
    """Bytes as a bundle (see :mod:`fuzz.bundles`): a model that works, or a `ModelFormatError`."""
    folder = Path(_SCRATCH.name) / "model"
    bundles.unpacked(data, folder)
    try:
        model = attrib.load(folder)
    except ModelFormatError:
        return
    chances = model.predict_proba(["It was a shameful betrayal.", ""])
    assert chances.shape == (2, len(model.classes))
    assert ((chances >= 0) & (chances <= 1)).all()
    model.predict(["Why?"])
    model.explain("Nobody asked us.")


def report(data: bytes) -> None:
    """Bytes as changes to a report (see :mod:`fuzz.reports`): no report, or one that can be shown harmlessly."""
    try:
        changed = attrib.Report.from_dict(reports.changed(data))
    except AttribError:
        return
    reports.shown(changed)


TARGETS: MappingProxyType[str, Callable[[bytes], None]] = MappingProxyType(
    {"page": page, "text": text, "bundle": bundle, "report": report}
)


def warm() -> None:
    """Load whatever loads late."""
    for name, target in TARGETS.items():
        target(seeds(name)[0])


def checked(document: Any) -> None:
    """What holds of every document."""
    document.text.encode()
    (document.title or "").encode()
    assert 0 <= document.quality.value <= 1
    for block in document.blocks:
        assert block.kept == (block.span is not None)
        if block.kept:
            assert document.text[slice(*block.span)] == block.text


def added_up(report: Any) -> None:
    """Base and contributions are the score, as its link says."""
    scores = report.scores
    named = [scores.bias, scores.subjectivity, scores.hyperpartisan, scores.attribution]
    for score in [*named, *(scores.framing or {}).values()]:
        if score is not None:
            linked = score.value if score.link == "identity" else math.log(score.value / (1 - score.value))
            total = score.base + sum(item.weight for item in score.contributions)
            assert math.isclose(total, linked, rel_tol=1e-6, abs_tol=1e-6)
    for sentence in report.sentences:
        assert 0 <= sentence.span.start < sentence.span.end <= len(report.text)
        assert all(sentence.span.holds(word.span) for word in sentence.words)
