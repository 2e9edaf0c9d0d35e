"""The ledger and what has no source: against labels made by hand, and as shares over the pool beside base rates.

Labels, guidelines and their halves: ``training/labels``. "tune" is the half that rules were looked at with, "report"
the one to quote. Self-consistency is how one reader agrees with himself, an upper bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

import attrib
from benchmarks.metrics import Floats, bootstrap
from benchmarks.rows import Kind, Options, Row
from benchmarks.shares import shares
from training.gold_ledger import Entries, entries, same
from training.labels import HALVES
from training.labels import load as all_labels
from training.loaders import allsides, polnear

CORPORA = ("polnear", "allsides")
OURS, AGAIN = "attrib", "self-consistency"
Label = Mapping[str, str]
Judge = Callable[[Label], bool]
Find = Callable[[Label], Any]
Load = Callable[..., list[dict[str, str]]]
"""Name of a set of labels, and a half of it or all: the labels."""


def run(options: Options) -> list[Row]:
    """Measure everything; the pool takes most of the time (a minute)."""

    def load(name: str, half: str | None = None) -> list[dict[str, str]]:
        """The labels of one in so many documents, which are whole."""
        found = all_labels(name, half)
        kept = set(options.thinned(sorted({row["document"] for row in all_labels(name)}), "ledger documents, one in"))
        return [row for row in found if row["document"] in kept]

    wanted = {row["document"] for name in ("unattributed", "genre") for row in load(name)}
    articles = {article.id: article for article in allsides.load() if article.id in wanted}
    named = {row["document"] for name in ("sources", "resolution") for row in load(name)}
    documents = {document.name: document for document in polnear.load("dev") if document.name in named}
    marked: dict[str, Entries] = {name: entries(item) for name, item in documents.items()}
    return [
        *sources(documents, marked, load),
        *resolution(documents, marked, load),
        *unattributed(articles, load),
        *genres(articles, load),
        *flags(),
        *shares(options),
    ]


def sources(documents: Mapping[str, polnear.Document], marked: Mapping[str, Entries], load: Load) -> list[Row]:
    """Kind and naming of marked sources: on the marks themselves, and of those that our own attributions find."""
    labelled = {row["document"] for row in load("sources")}
    ours = {name: list(_own(item)) for name, item in documents.items() if name in labelled}

    def on_mark(row: Label) -> Any:
        return marked[row["document"]].get((int(row["start"]), int(row["end"])))

    def found(row: Label) -> Any:
        start, end = int(row["start"]), int(row["end"])
        return next((source for (a, b), source in ours[row["document"]] if a < end and start < b), None)

    rows = []
    for half in HALVES:
        rows += _sources_of(half, load("sources", half), on_mark, found)
    labels = load("sources")
    return [*rows, _agreement("sources", "kind accuracy", labels, "kind"),
            _agreement("sources", "status accuracy", labels, "status")]  # fmt: skip


def _sources_of(half: str, labels: Sequence[Label], on_mark: Find, found: Find) -> list[Row]:
    real = [row for row in labels if row["status"] != "none"]
    reached = [row for row in real if found(row) is not None]
    how = f"{half} half, PolNeAR dev, resolved on the marked spans"
    ours = f"{half} half, of the {len(reached)} of {len(real)} that our own attributions reach"
    task, end_to_end = f"sources, {half}", f"sources end to end, {half}"
    return [
        _share(task, "kind accuracy", labels, lambda row: _kind(on_mark(row)) == row["kind"], how),
        _share(task, "named accuracy", real, lambda row: _named(on_mark(row), row), how),
        _share(task, "status accuracy", real, lambda row: _status(on_mark(row)) == row["status"], how),
        _share(end_to_end, "kind accuracy", reached, lambda row: _kind(found(row)) == row["kind"], ours),
        _share(end_to_end, "named accuracy", reached, lambda row: _named(found(row), row), ours),
    ]


def _own(document: polnear.Document) -> Iterator[tuple[tuple[int, int], Any]]:
    """The sources of a text by where they stand in it, as the package finds them by itself."""
    parsed = attrib.parse(document.text, kind="text")
    analysis = attrib.analyse(parsed)
    by_id = {source.id: source for source in analysis.sources}
    for item in analysis.attributions:
        if item.source is not None and item.source_id in by_id:
            yield parsed.source_span(*item.source), by_id[item.source_id]


def _kind(source: Any) -> str:
    return "none" if source is None else str(source.kind)


def _named(source: Any, row: Label) -> bool:
    return source is not None and source.named == (row["status"] == "named")


def _status(source: Any) -> str:
    if source is None:
        return "none"
    return "named" if source.named else "described" if source.described else "bare"


def resolution(documents: Mapping[str, polnear.Document], marked: Mapping[str, Entries], load: Load) -> list[Row]:
    """Whether pronouns, surnames and titles get the name of whom they mean."""

    def right(row: Label) -> bool:
        source = marked[row["document"]].get((int(row["start"]), int(row["end"])))
        if not row["referent_start"]:
            return source is None or not source.named
        meant = documents[row["document"]].text[int(row["referent_start"]) : int(row["referent_end"])]
        return source is not None and same(source.name, meant)

    rows = []
    for half in HALVES:
        labels = load("resolution", half)
        rows.append(_share(f"resolution, {half}", "accuracy", labels, right, f"{half} half, on the marked spans"))
        for form in ("pronoun", "surname", "title"):
            chosen = [row for row in labels if row["form"] == form]
            rows.append(
                _share(f"resolution, {half}", f"accuracy, {form}s", chosen, right, f"{half} half, on the marked spans")
            )
    labels = load("resolution")
    how = "both passes over all labels"
    rows.append(
        _share("resolution", "accuracy", labels, lambda row: row["referent_start"] == row["again_start"], how, AGAIN)
    )
    return rows


def unattributed(articles: Mapping[str, allsides.Article], load: Load) -> list[Row]:
    """Sentences that judge or claim with no source in reach: is anything of theirs listed?"""
    listed: dict[str, list[int]] = {}
    for row in load("unattributed"):
        article = articles[row["document"]]
        parsed = attrib.parse(article.text, kind="text", url=article.url)
        spans = (item.span for item in attrib.analyse(parsed).unattributed)
        listed[article.id] = [parsed.source_span(*span)[0] for span in spans]

    def answer(row: Label) -> bool:
        return any(int(row["start"]) <= place < int(row["end"]) for place in listed[row["document"]])

    rows = []
    for half in (*HALVES, "fresh"):
        labels = load("unattributed", half)
        truth, found = _positive(labels, "label"), np.array([answer(row) for row in labels], dtype=float)
        for name, metric in (("F1", _f1), ("precision", _precision), ("recall", _recall)):
            how = "a later draw, to report on only" if half == "fresh" else f"{half} half, sentences of AllSides"
            rows.append(_measured(f"unattributed, {half}", name, metric, truth, found, how))
    labels = [row for row in load("unattributed") if row["label_again"]]
    first, second = _positive(labels, "label"), _positive(labels, "label_again").astype(float)
    rows.append(_measured("unattributed", "F1", _f1, first, second, "second pass against the first", AGAIN))
    return rows


def genres(articles: Mapping[str, allsides.Article], load: Load) -> list[Row]:
    """Genre with address and title, and from the text alone."""
    rows = []
    for half in (*HALVES, "fresh"):
        labels = load("genre", half)
        for system, told in ((OURS, True), (f"{OURS}, text alone", False)):
            answers = {row["document"]: _genre(articles[row["document"]], told) for row in labels}
            how = "a later draw, to report on only" if half == "fresh" else f"{half} half, articles of AllSides"
            rows.append(_share(f"genre, {half}", "accuracy", labels, _equals(answers), how, system))
    twice = [row for row in load("genre") if row["label_again"]]
    rows.append(_agreement("genre", "accuracy", twice, "label"))
    return rows


def _equals(answers: Mapping[str, str]) -> Judge:
    return lambda row: answers[row["document"]] == row["label"]


def _genre(article: allsides.Article, told: bool) -> str:
    given = {"url": article.url, "title": article.title} if told else {}
    return attrib.score(article.text, parts=(), **given).genre.label


def flags() -> list[Row]:
    """Of 100 flags fired at random, how many a reader found justified; the last draw counts, by code as well."""
    labels = all_labels("flags")
    draws = sorted({row["draw"] for row in labels})
    rows = []
    for draw in draws:
        chosen = [row for row in labels if row["draw"] == draw]
        how = "read with their articles" + ("" if draw == draws[-1] else "; with the checks of that time")
        rows.append(_share("flags", f"justified, draw {draw}", chosen, _justified, how))
    for code in sorted({row["code"] for row in chosen}):
        of_code = [row for row in chosen if row["code"] == code]
        rows += [_share("flags", f"justified, {code}", of_code, _justified, how)]
    return rows


def _justified(row: Label) -> bool:
    return row["justified"] == "yes"


def _share(task: str, metric: str, labels: Sequence[Label], right: Judge, how: str, system: str = OURS) -> Row:
    hits = np.array([right(row) for row in labels], dtype=float)
    return _measured(task, metric, _mean, np.ones(len(hits), dtype=np.int64), hits, how, system)


def _agreement(task: str, metric: str, labels: Sequence[Label], column: str) -> Row:
    how = "both passes over all labels"
    return _share(task, metric, labels, lambda row: row[column] == row[f"{column}_again"], how, AGAIN)


def _measured(
    task: str, metric: str, of: Callable[[Any, Floats], float], truth: Any, answer: Floats, how: str, system: str = OURS
) -> Row:
    found = bootstrap(of, truth, answer) if len(answer) else None
    if found is None:
        return Row(task, system, metric, float("nan"), how, n=0)
    kind: Kind = "ceiling" if system == AGAIN else "attrib"
    return Row(task, system, metric, found.value, how, kind, found.low, found.high, len(answer))


def _positive(labels: Iterable[Label], column: str) -> Any:
    return np.array([row[column] != "none" for row in labels], dtype=np.int64)


def _mean(truth: Any, answer: Floats) -> float:
    return float(answer.mean())


def _precision(truth: Any, answer: Floats) -> float:
    return float((truth * answer).sum() / max(1.0, answer.sum()))


def _recall(truth: Any, answer: Floats) -> float:
    return float((truth * answer).sum() / max(1, truth.sum()))


def _f1(truth: Any, answer: Floats) -> float:
    return float(2 * (truth * answer).sum() / max(1.0, truth.sum() + answer.sum()))
