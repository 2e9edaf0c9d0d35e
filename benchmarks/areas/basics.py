"""A few texts of our own with what must come of each: no corpus, a second, and the first to notice a broken part.

The texts are in ``benchmarks/basics.toml``. They are easy on purpose: the figures tell whether the package works, not
how well.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import attrib
from benchmarks.metrics import Ints, auc
from benchmarks.rows import Options, Row

CORPORA: tuple[str, ...] = ()
TABLE = Path(__file__).parents[1] / "basics.toml"
MORE = TABLE.with_name("basics_lines.txt")
"""Lines that must be cut, one for nearly every rule: where a rule is lost, one of them stays."""
OURS = "attrib"
MODELS = ("bias", "subjectivity")


def run(options: Options) -> list[Row]:
    """Models, lines, words and sentences, attributions; whatever was asked for, all of it."""
    document = attrib.parse(_text(), kind="text")
    analysis = attrib.analyse(document)
    options.record(OURS, [document.text, analysis.rows("attributions")])
    return [*models(), *lines(), *counts(), *attributions(analysis)]


@cache
def table() -> Mapping[str, Any]:
    """``benchmarks/basics.toml``."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _text() -> str:
    return str(table()["article"]["text"]).strip()


def models() -> list[Row]:
    """Loaded sentences against neutral ones by the models of sentences, and the article's scores."""
    loaded, neutral = (list(side) for side in zip(*table()["pairs"], strict=True))
    truth: Ints = np.repeat(np.array([1, 0], np.int64), len(loaded))
    how = f"{len(loaded)} pairs of sentences written for the suite"
    rows = []
    for name in MODELS:
        chances = np.asarray(attrib.load(name).predict_proba(loaded + neutral))[:, 1]
        gap = float(chances[truth == 1].mean() - chances[truth == 0].mean())
        rows.append(Row("pairs", f"attrib {name}", "AUC", auc(truth, chances), how, n=truth.size))
        rows.append(Row("pairs", f"attrib {name}", "gap of means", gap, how, n=truth.size))
    heavy = "\n\n".join(f"{sentence} Nobody had asked for it." for sentence in loaded)
    plain = "\n\n".join(f"{sentence} The minutes are public." for sentence in neutral)
    for part in ("bias", "subjectivity", "hyperpartisan"):
        high, low = (getattr(attrib.score(text).scores, part) for text in (heavy, plain))
        value = float("nan") if high is None or low is None else high.value - low.value
        about = "the loaded sentences as one article, minus the neutral ones"
        rows.append(Row("articles", f"attrib {part}", "gap", value, about, n=2))
    return rows


def lines() -> list[Row]:
    """Lines put behind the article: those of a site's own that are cut, and sentences that are kept."""
    rows = []
    for metric, wanted in (("cut", False), ("kept", True)):
        entries = table()[metric] + ([] if wanted else MORE.read_text(encoding="utf-8").splitlines())
        right = sum(_is_kept(line) == wanted for line in entries)
        how = "lines put behind an article, one at a time"
        rows.append(Row("lines", OURS, f"{metric} of those to be", right / len(entries), how, n=len(entries)))
    return rows


def _is_kept(line: str) -> bool:
    return line.rstrip(".") in attrib.parse(f"{_text()}\n\n{line}", kind="text").text


def counts() -> list[Row]:
    """Words and sentences of the article by the report, beside those counted by hand."""
    report = attrib.score(_text())
    found = {"words": report.signals["word_count"] or 0.0, "sentences": len(report.sentences)}
    how = "by the report, minus those counted by hand"
    return [
        Row("counts", OURS, name, value - table()["article"][name], how, n=table()["article"][name])
        for name, value in found.items()
    ]


def attributions(analysis: attrib.Analysis) -> list[Row]:
    """The article's attributions by source, cue and form: all of the three must be right."""
    found = {
        (str(row["cue"]).lower(), str(row["form"]), word)
        for row in analysis.rows("attributions")
        for word in re.findall(r"\w+", str(row["source"]))
    }
    wanted = table()["article"]["attributions"]
    right = sum((cue.lower(), form, source) in found for source, cue, form in wanted)
    total = len(analysis.rows("attributions"))
    how = "source, cue and form of an article written for the suite"
    return [
        Row("attributions", OURS, "recall", right / len(wanted), how, n=len(wanted)),
        Row("attributions", OURS, "precision", right / max(1, total), how, n=len(wanted)),
    ]
