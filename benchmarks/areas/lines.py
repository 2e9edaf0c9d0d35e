"""Boilerplate lines of plain text over hand labels, what the cuts cost, and what they say: agencies."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

import attrib
from benchmarks.metrics import Interval, bootstrap
from benchmarks.rows import Options, Row
from training import line_labels as labels
from training.labels import HALVES
from training.line_labels import PART, Line
from training.loaders import allsides, polnear

CORPORA = ("allsides", "polnear")
SEED = 0
OURS = "attrib"
MOST_REASONS = 3  # labels below which a reason gets no row of its own
_SENTENCE = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]*(?=\s|$)")
Dropped = Sequence[tuple[int, int, str]]


class Judged(NamedTuple):
    """A labelled line and the reason for which it was cut, None if it was kept."""

    line: Line
    cut: str | None


def run(options: Options) -> list[Row]:
    """Measure the labels, the pool (a sample of it) and the agencies."""
    articles = {article.id: article.text for article in allsides.load()}
    wanted = options.thinned(list(labels.lines()), "lines documents, one in")
    judged = judge(wanted, articles)
    rows = [row for half in HALVES for row in quality(half, [j for j in judged if j.line.half == half])]
    rows += consistency(wanted)
    sample = random.Random(SEED).sample(sorted(articles), options.size("lines pool articles"))  # noqa: S311
    rows += pool([articles[name] for name in sample])
    documents = [document for split in ("train", "dev") for document in polnear.load(split)]
    return rows + agencies(options.thinned(documents, "lines documents, one in"))


def judge(wanted: Iterable[Line], articles: Mapping[str, str]) -> list[Judged]:
    """Parse each document; a line is cut if at least half of its characters are."""
    parsed: dict[str, Dropped] = {}
    result = []
    for line in wanted:
        if line.document not in parsed:
            parsed[line.document] = dropped(articles[line.document])
        shares: Counter[str] = Counter()
        for start, end, reason in parsed[line.document]:
            shares[reason] += max(0, min(end, line.end) - max(start, line.start))
        cut = shares.most_common(1)[0][0] if shares.total() * 2 >= line.end - line.start else None
        result.append(Judged(line, cut))
    return result


def dropped(text: str) -> Dropped:
    """Where the parser's dropped blocks stood, and why they went."""
    blocks = attrib.parse(text, kind="text").blocks
    return [(*block.source_span, block.reason) for block in blocks if block.reason and block.source_span]


def quality(half: str, judged: Sequence[Judged]) -> list[Row]:
    """Precision and recall over the labels, as they are and weighted up to the pool, and recall by reason."""
    how = f"hand labels of allsides lines, {half} half"
    truth = np.array([item.line.reason is not None for item in judged])
    cut = np.array([item.cut is not None for item in judged])
    weight = np.array([item.line.weight for item in judged])
    rows = []
    for name, given in (("precision", cut), ("recall", truth)):
        hit = (truth & cut)[given].astype(float)
        rows.append(_row(f"lines ({half})", name, bootstrap(_mean, hit, np.ones(hit.size)), hit.size, how))
        weighted = bootstrap(_mean, hit, weight[given])
        rows.append(_row(f"lines ({half})", f"{name}, weighted", weighted, hit.size, f"{how}, weighted by stratum"))
    counts = Counter(item.line.reason for item in judged if item.line.reason)
    for reason, count in counts.most_common():
        if count >= MOST_REASONS:
            found = [item.cut is not None for item in judged if item.line.reason == reason]
            rows.append(Row(f"recall by reason ({half})", OURS, reason, sum(found) / count, how, n=count))
    wrong = Counter(item.cut for item in judged if item.cut and item.line.reason is None)
    for reason, count in Counter(item.cut for item in judged if item.cut).most_common():
        if count >= MOST_REASONS:
            value = 1 - wrong[reason] / count
            rows.append(Row(f"precision by reason ({half})", OURS, str(reason), value, f"{how}; its reason", n=count))
    return rows


def _mean(hit: np.ndarray, weight: np.ndarray) -> float:
    return float(np.average(hit, weights=weight))


def _row(task: str, metric: str, found: Interval, n: int, protocol: str) -> Row:
    return Row(task, OURS, metric, found.value, protocol, low=found.low, high=found.high, n=n)


def consistency(wanted: Sequence[Line]) -> list[Row]:
    """How often the two readings agree on the reason (or on none), and Cohen's kappa."""
    pairs = [(line.first, line.second) for line in wanted if line.first != PART]
    agreed = float(np.mean([one == two for one, two in pairs]))
    ones, twos = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ones[reason] * twos[reason] for reason in ones) / len(pairs) ** 2
    how = "one reader, twice, in two orders: self-consistency"
    return [
        Row("labels", "reader", "agreement", agreed, how, "ceiling", n=len(pairs)),
        Row("labels", "reader", "kappa", (agreed - chance) / (1 - chance), how, "ceiling", n=len(pairs)),
    ]


def pool(texts: Sequence[str]) -> list[Row]:
    """What share of the pool's sentences is cut, at most how much of that wrongly, and how long it takes."""
    start = time.process_time()
    documents = [attrib.parse(text, kind="text") for text in texts]
    seconds = time.process_time() - start
    kept = sum(sentences(block.text) for document in documents for block in document.blocks if block.kept)
    gone = [block for document in documents for block in document.blocks if block.reason not in (None, "title")]
    cut = sum(sentences(block.text) for block in gone)
    read = list(labels.cuts("report"))
    wrong = sum(not entry.right for entry in read) / max(len(read), 1)
    lost = wrong * len(gone) / max(kept, 1)
    how = f"{len(texts)} allsides bodies, seed {SEED}"
    return [
        Row("pool", OURS, "sentences cut, share", cut / (cut + kept), how, n=cut + kept),
        Row("pool", OURS, "random cuts that are right", 1 - wrong, "read by hand", n=len(read)),
        Row("pool", OURS, "real sentences cut, per 2,000", 2000 * lost, f"{how}; wrong cuts by hand", n=len(read)),
        Row("pool", OURS, "ms an article", seconds * 1e3 / len(texts), f"{how}, CPU time", n=len(texts)),
    ]


def sentences(text: str) -> int:
    """About how many sentences a block has: at least one."""
    return max(1, len(_SENTENCE.findall(text)))


def agencies(documents: Sequence[polnear.Document]) -> list[Row]:
    """Right agencies among the documents that PolNeAR's metadata call wire copy, false ones among the others."""
    right = false = wire = 0
    for document in documents:
        found = attrib.parse(document.text, kind="text").provenance.agency
        name = "" if found is None else found.value.lower()
        wire += bool(document.agency)
        right += bool(document.agency) and name == document.agency.lower()
        false += name not in ("", document.agency.lower())
    how = "PolNeAR train and dev, its metadata's wire column"
    return [
        Row("agency", OURS, "right", right, f"{how}; documents of an agency", n=wire),
        Row("agency", OURS, "false", false, f"{how}; any other agency named", n=len(documents)),
    ]
