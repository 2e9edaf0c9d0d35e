"""Articles -> reports. Light to import: the stages are loaded when something is scored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.schema import Failure, Report

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from attrib.model import Model
    from attrib.rules import Rules
    from attrib.schema import Document


def score(
    source: str | bytes | BeautifulSoup | Document,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    model: str | Path | Model | None = None,
    parts: Collection[str] | None = None,
    rules: Rules | Mapping[str, Any] | str | Path | None = None,
) -> Report:
    """Check one article.

    Args:
        source: HTML or text, as a string, bytes or soup, or a document made by :func:`attrib.parse`. A string is
            never taken for a path, and nothing is ever fetched.
        url: where the article was published, if known.
        title: its headline, if you know better than the markup.
        publisher: its outlet, likewise.
        model: a model of your own, made by :func:`attrib.fit`: a bundle's path, or the model. Its classes appear in
            ``report.scores.custom``. A sentence model of another origin (a name, a path or a model) takes the place
            of the one behind `bias`.
        parts: which of the article scores to make (``bias``, ``subjectivity``, ``hyperpartisan``, ``attribution``,
            ``framing``); all unless told, the others are None.
        rules: word lists and line rules of your own: a TOML file, its content, or what
            :func:`attrib.rules.load_rules` read. Line rules cut what ours kept; a word list that is found in the
            author's voice gives a signal and a flag, ``lexicon_NAME``.

    Returns:
        The report. An article that cannot be judged has its reasons in ``report.abstained`` and no article scores.

    Raises:
        InputError: the source is binary or too large, or a part or model is unknown or unfit.
        InputTypeError: the source is of no accepted type.
        ModelNotFoundError, ModelFormatError: the model cannot be loaded.
        RulesError: the rules cannot be used; the message names the rule.
    """
    from attrib.scoring.one import score_one

    own = _read(rules)
    return score_one(source, url=url, title=title, publisher=publisher, model=model, parts=parts, rules=own)


def score_many(
    sources: Iterable[str | bytes | BeautifulSoup | Document],
    *,
    n_jobs: int = 1,
    model: str | Path | Model | None = None,
    parts: Collection[str] | None = None,
    rules: Rules | Mapping[str, Any] | str | Path | None = None,
) -> Iterator[Report | Failure]:
    """Check many articles, in order; a source that fails yields a :class:`Failure` in its place.

    Args:
        sources: articles as :func:`score` takes them; read as results are consumed.
        n_jobs: number of processes (joblib's convention: -1 for one a core). joblib's ``parallel_config`` may choose
            the backend.
        model: as in :func:`score`.
        parts: as in :func:`score`.
        rules: as in :func:`score`.

    Raises:
        InputError, ModelNotFoundError, ModelFormatError, RulesError: model, part or rules are unknown or unfit.
            Raised at once, not with the first result.
        InputTypeError: `sources` is one string.
    """
    from attrib.scoring.many import run

    return run(sources, n_jobs=n_jobs, model=model, parts=parts, rules=_read(rules))


def _read(rules: Rules | Mapping[str, Any] | str | Path | None) -> Rules | None:
    if rules is None:
        return None
    from attrib.rules import load_rules

    return load_rules(rules)
