"""What the worker does: articles in, pages or plain data out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import attrib
from attrib.errors import InputError
from attrib.render.wording import listing, reason
from attrib.schema import Report

HOME = "/"
_NOTHING = frozenset(("empty", "extraction_failed", "looks_like_path"))


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it came in, and what its sender knows of it."""

    source: str | bytes
    kind: str = "auto"
    told: Mapping[str, str] | None = None

    def scored(self) -> Report:
        """Its report."""
        told = dict(self.told or {})
        document = attrib.parse(self.source, kind=self.kind, url=told.pop("url", None))
        return attrib.score(document, **told)


def report_page(article: Article) -> str:
    """The report as a page.

    Raises:
        InputError: nothing in the input can be scored.
    """
    from attrib.render.html import render

    return render(_sound(article.scored()), home=HOME)


def report_plain(article: Article) -> dict[str, Any]:
    """The report as plain data."""
    return article.scored().to_dict()


def comparison_page(articles: Sequence[Article]) -> str:
    """A comparison as a page.

    Raises:
        InputError: nothing in one of the inputs can be scored, or there are too few or too many.
    """
    from attrib.render.html.comparison import render

    return render(attrib.compare([_sound(article.scored()) for article in articles]), home=HOME)


def comparison_plain(articles: Sequence[Article]) -> dict[str, Any]:
    """A comparison as plain data."""
    return attrib.compare([article.scored() for article in articles]).to_dict()


def _sound(report: Report) -> Report:
    if _NOTHING.intersection(report.abstained) or all(sentence.bias is None for sentence in report.sentences):
        raise InputError(
            f"this is no article that attrib can judge: {listing(map(reason, report.abstained)) or 'no sentence'}"
        )
    return report
