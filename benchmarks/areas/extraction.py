"""Articles out of pages: the two public benchmarks, each page by a classifier that has not seen its site, and speed."""

from __future__ import annotations

import importlib.metadata
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

import numpy as np

import attrib
from benchmarks.clean_text import bootstrap_lead, bootstrap_pages, mean_rates, shingle_rates, snippets_found, word_f1
from benchmarks.extractors import Extractor, answer, everything, nothing, peers, versions
from benchmarks.metrics import Floats, Interval
from benchmarks.rows import Kind, Options, Row
from benchmarks.trees import lexbor_tree, lxml_tree, same_blocks
from training.blocks import Page, pages
from training.loaders import wcxb
from training.recipes import extraction

CORPORA = ("scrapinghub", "wcxb")
RIVAL = "trafilatura precision"
SPEED_RIVAL = "trafilatura"
ROUNDS = 3
OURS = "attrib"
SHIPPED = "attrib, shipped (has seen the pages)"
Answers = Mapping[str, str]
PROTOCOL = "{} pages; `attrib` by a classifier trained on the other sites of both sets (GroupKFold, 5)"


def run(options: Options) -> list[Row]:
    """Measure everything; a full run trains five classifiers (about five minutes), peers take as long again."""
    others = peers() if options.peers else {}
    chosen = options.thinned(list(pages()), "extraction pages, one in")
    systems: dict[str, tuple[Kind, Answers]] = {SHIPPED: ("attrib", {page.key: _ours(page.html) for page in chosen})}
    if not options.quick:
        systems = {OURS: ("attrib", extraction.answers(chosen)), **systems}
    for name, tool in others.items():
        systems[name] = ("peer", {page.key: answer(tool, page.html) for page in chosen})
    for name, tool in (("everything", everything), ("nothing", nothing)):
        systems[name] = ("floor", {page.key: answer(tool, page.html) for page in chosen})
    for name, (_, found) in systems.items():
        options.record(name, (found[page.key] for page in chosen))
    timed = options.size("extraction pages timed")
    others_too = parsers(chosen, timed) if options.peers else []
    return [*quality(chosen, systems), *speed(chosen, others, timed), *others_too]


def quality(chosen: Sequence[Page], systems: Mapping[str, tuple[Kind, Answers]]) -> list[Row]:
    """Both benchmarks' figures for each system, and our lead over the strictest rival."""
    shingled = [page for page in chosen if page.corpus == "scrapinghub"]
    worded = [page for page in chosen if page.corpus == "wcxb"]
    rates: dict[str, Floats] = {}
    rows: list[Row] = []
    for name, (kind, found) in systems.items():
        rates[name] = np.array([shingle_rates(page.text, found[page.key]) for page in shingled])
        rows += _shingled(name, kind, rates[name])
        values = np.array([word_f1(page.text, found[page.key]) for page in worded])
        how = PROTOCOL.format("WCXB article")
        rows.append(_row("wcxb", name, "word F1", bootstrap_pages(values), len(values), how, kind))
        rows += _snippets(name, kind, found, worded)
    if RIVAL in rates:
        lead, how = bootstrap_lead(rates[OURS], rates[RIVAL]), "same pages, paired bootstrap over pages"
        rows.append(_row("scrapinghub", f"{OURS} - {RIVAL}", "F1 difference", lead, len(shingled), how, "attrib"))
    return rows


def _row(task: str, system: str, metric: str, found: Interval, n: int, protocol: str, kind: Kind) -> Row:
    return Row(task, system, metric, found.value, _versioned(system, protocol, kind), kind, found.low, found.high, n)


def _versioned(system: str, protocol: str, kind: Kind) -> str:
    return f"{protocol}; {system.split()[0]} {versions()[system.split()[0]]}" if kind == "peer" else protocol


def _shingled(name: str, kind: Kind, rates: Floats) -> list[Row]:
    how = PROTOCOL.format("article-extraction-benchmark") + ", four-word shingles"
    precision, recall = mean_rates(rates)
    return [
        _row("scrapinghub", name, "F1", bootstrap_pages(rates), len(rates), how, kind),
        Row("scrapinghub", name, "precision", float(precision), how, kind, n=len(rates)),
        Row("scrapinghub", name, "recall", float(recall), how, kind, n=len(rates)),
    ]


def _snippets(name: str, kind: Kind, found: Answers, worded: Sequence[Page]) -> list[Row]:
    """Shares of the snippets that must not appear and do, and of those that must appear and do not."""
    wanted = {f"wcxb/{page.id}": page for page in wcxb.load()}
    let, lost, barred, asked = 0, 0, 0, 0
    for page in worded:
        text, entry = found[page.key], wanted[page.key]
        let += snippets_found(text, entry.exclude)
        lost += len(entry.include) - snippets_found(text, entry.include)
        barred += len(entry.exclude)
        asked += len(entry.include)
    how = PROTOCOL.format("WCXB article") + ", share of all snippets"
    return [
        Row("wcxb", name, "must-not snippets let through", let / max(barred, 1), how, kind, n=barred),
        Row("wcxb", name, "must-have snippets lost", lost / max(asked, 1), how, kind, n=asked),
    ]


def speed(chosen: Sequence[Page], others: Mapping[str, Extractor], timed: int) -> list[Row]:
    """Pages per CPU-second of the shipped classifier, warmed up, and its ratio to a bare lxml parse and to a peer."""
    sample = [page.html for page in chosen if page.corpus == "scrapinghub"][:timed]
    how = f"{len(sample)} scrapinghub pages, warmed up, best of {ROUNDS} rounds a page, CPU time"
    ours = _seconds(_ours, sample)
    bare = _seconds(lxml_tree, sample)
    rows = [
        Row("speed", OURS, "pages per CPU-second", len(sample) / sum(ours), how, n=len(sample)),
        Row("speed", OURS, "ms a page, median", statistics.median(ours) * 1e3, how, n=len(sample)),
        Row("speed", f"{OURS} / lxml parse", "ratio", sum(ours) / sum(bare), how, n=len(sample)),
        Row("speed", "lxml parse", "pages per CPU-second", len(sample) / sum(bare), how, "floor", n=len(sample)),
        Row("speed", "lxml parse", "ms a page, median", statistics.median(bare) * 1e3, how, "floor", n=len(sample)),
    ]
    for name, tool in others.items():
        taken = _seconds(tool, sample)
        rows.append(Row("speed", name, "pages per CPU-second", len(sample) / sum(taken), how, "peer", n=len(sample)))
        if name == SPEED_RIVAL:
            rows.append(Row("speed", f"{OURS} / {name}", "pages ratio", sum(taken) / sum(ours), how, n=len(sample)))
    return rows


def parsers(chosen: Sequence[Page], most: int) -> list[Row]:
    """The bare parse of lexbor beside lxml's, and the share of each set's pages in which both find the same blocks."""
    lexbor = f"lexbor (selectolax {importlib.metadata.version('selectolax')})"
    rows: list[Row] = []
    for corpus in CORPORA:
        sample = [page.html for page in chosen if page.corpus == corpus]
        timed = sample[:most]
        how = f"{len(timed)} {corpus} pages, bare parse, warmed up, best of {ROUNDS} rounds a page, CPU time"
        for name, tool in (("lxml parse", lxml_tree), (lexbor, lexbor_tree)):
            taken = 1e3 * statistics.mean(_seconds(tool, timed))
            rows.append(Row("parsers", name, "ms a page, mean", taken, how, "peer", n=len(timed)))
        share = statistics.mean(map(same_blocks, sample))
        same = f"{len(sample)} {corpus} pages, words of p, li, td, blockquote and h1 to h3 in order"
        rows.append(
            Row("parsers", f"{lexbor} and lxml", "pages with the same blocks", share, same, "peer", n=len(sample))
        )
    return rows


def _ours(page: str) -> str:
    return attrib.parse(page, kind="html").text


def _seconds(tool: Callable[[str], object], sample: Sequence[str]) -> list[float]:
    """CPU seconds of each page, the best of some rounds; a crash takes as long as it takes."""
    for page in sample[:10]:
        _attempt(tool, page)
    best = [float("inf")] * len(sample)
    for _ in range(ROUNDS):
        for at, page in enumerate(sample):
            start = time.process_time()
            _attempt(tool, page)
            best[at] = min(best[at], time.process_time() - start)
    return best


def _attempt(tool: Callable[[str], object], page: str) -> None:
    with suppress(Exception):  # a peer's crash is counted where quality is
        tool(page)
