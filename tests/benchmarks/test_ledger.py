import numpy as np
import pytest

from benchmarks import shares
from benchmarks.areas import ledger
from benchmarks.rows import Options
from benchmarks.sizes import SIZES
from training.loaders.allsides import Article

TEXT = "Ann Dole said that it rained all day. Critics said that it snowed. The council met at noon in the hall."


def article(number: int, leaning: str) -> Article:
    return Article(str(number), "It rained", TEXT, leaning, "o", "", "https://example.org/a", "", "", "", "", "")


def test_shares_by_leaning_and_genre(monkeypatch):
    pool = [
        article(number, "left" if number % 2 else "right")
        for number in range(2 * SIZES["ledger articles, one in"].quick + 1)
    ]
    monkeypatch.setattr(shares.allsides, "load", lambda: iter(pool))
    rows = {(row.task, row.metric): row for row in shares.shares(Options(quick=True))}
    assert rows["shares, all", "named sources / sources"].value == pytest.approx(0.5)
    assert rows["shares, all", "named / people, bodies, outlets"].value == 1
    assert rows["shares, all", "articles with one source"].value == 0
    assert rows["shares, all", "named sources / sources"].n == 3
    assert ("shares, right", "articles without a source") in rows


def test_flags_by_draw_and_code():
    rows = {row.metric: row for row in ledger.flags()}
    assert rows["justified, draw 3"].n == 100
    by_code = [row for metric, row in rows.items() if metric.startswith("justified, ") and "draw" not in metric]
    assert sum(row.n for row in by_code) == 100


def test_f1_of_answers():
    truth, answer = np.array([1, 1, 0, 0]), np.array([1.0, 0.0, 1.0, 0.0])
    assert ledger._f1(truth, answer) == ledger._precision(truth, answer) == ledger._recall(truth, answer) == 0.5
