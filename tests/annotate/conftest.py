from __future__ import annotations

from collections.abc import Callable

import pytest

from attrib.annotate import analyse
from attrib.schema import Analysis, Block, Document, Provenance, Quality, Span


def document(*paragraphs: str, title: str | None = None) -> Document:
    at, blocks = 0, []
    for paragraph in paragraphs:
        blocks.append(Block(paragraph, True, None, Span(at, at + len(paragraph)), None))
        at += len(paragraph) + 2
    return Document("\n\n".join(paragraphs), title, tuple(blocks), Provenance(), Quality(1.0), "en", "text")


@pytest.fixture
def annotate() -> Callable[..., Analysis]:
    def run(*paragraphs: str, title: str | None = None) -> Analysis:
        return analyse(document(*paragraphs, title=title))

    return run


@pytest.fixture
def rows() -> Callable[[Analysis], list[tuple[str | None, str | None, str, str]]]:
    """(source, cue, content, form) of every attribution."""

    def run(analysis: Analysis) -> list[tuple[str | None, str | None, str, str]]:
        return [(row["source"], row["cue"], row["content"], row["form"]) for row in analysis.rows("attributions")]

    return run
