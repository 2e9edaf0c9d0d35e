"""Growth with length and number, and what the package takes on disk."""

import re

import pytest

from benchmarks import growth
from benchmarks.areas import speed

TEXT = "The board met on Monday. " * 8


def test_a_long_text_has_about_so_many_sentences_and_no_line_twice():
    text = growth.text_of(300)
    lines = [line for line in text.splitlines() if line]
    assert len(set(lines)) == len(lines)
    assert len(re.findall(r"[.!?][”\"]?(?=\s|$)", text)) == pytest.approx(300, abs=10)
    assert len(growth.text_of(1000)) < 100 * 1000  # so 100,000 sentences stay below the largest input


def test_one_size_is_measured_in_a_process_of_its_own():
    found = growth.cost(20)
    assert found.sentences == pytest.approx(20, abs=6)
    assert found.seconds > 0
    assert found.megabytes > 10


def test_growth_is_one_where_time_and_memory_are_linear(monkeypatch):
    monkeypatch.setattr(speed, "cost", lambda size: growth.Cost(size, size * 1e-3, 50 + size * 0.01))
    rows = {(row.system, row.metric): row.value for row in speed.lengths(10_000)}
    assert rows["attrib score", "time growth"] == pytest.approx(1)
    assert rows["attrib score", "memory growth"] == pytest.approx(1)
    assert rows["1,000 sentences", "ms a sentence"] == pytest.approx(1)
    monkeypatch.setattr(speed, "cost", lambda size: growth.Cost(size, size**2 * 1e-6, 50 + size**2 * 1e-6))
    rows = {(row.system, row.metric): row.value for row in speed.lengths(10_000)}
    assert rows["attrib score", "time growth"] == pytest.approx(10)
    assert rows["attrib score", "memory growth"] > 5


def test_many_articles_are_counted_by_tenths():
    rows = {row.metric: row for row in speed.numbers(TEXT, 50)}
    assert rows["time growth"].value > 0
    assert rows["ms an article"].n == 50


def test_the_models_are_a_part_of_the_package():
    total, models = (row.value for row in speed.disk())
    assert 1 < models < total < 15
