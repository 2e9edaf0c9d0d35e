"""Costs of many articles: an exception is counted and named, the slowest are listed."""

import pytest

from benchmarks.areas import pool


def test_an_exception_is_counted_and_loses_nothing(monkeypatch):
    def broken(text, title):
        if "bad" in text:
            raise KeyError(text)

    monkeypatch.setattr(pool.attrib, "score", broken)
    found = [pool.cost(str(number), "", text) for number, text in enumerate(["good words", "bad words", "more"])]
    figures = {row.metric: row for row in pool.rows(found, wall=2.0)}
    assert figures["exceptions"].value == 1
    assert "KeyError" in figures["exceptions"].protocol
    assert figures["articles per second"].value == 1.5
    assert sum(name.startswith("ms, slowest") for name in figures) == 3


def test_the_slowest_come_first():
    found = [pool.Cost("a", 0.1, 100, ""), pool.Cost("b", 0.4, 100, ""), pool.Cost("c", 0.1, 100, "")]
    figures = {row.metric: row for row in pool.rows(found, wall=1.0)}
    assert figures["ms, slowest 1"].value == pytest.approx(400)
    assert "AllSides b" in figures["ms, slowest 1"].protocol
    assert figures["ms per 750 words"].value == pytest.approx(1500)
