"""Columns by address, reports of the same outlets."""

from types import SimpleNamespace

import pytest

from training import columns

TEXT = "The council of the town met on Monday. Nobody could say when the work would end."


@pytest.mark.parametrize(
    ("url", "column"),
    [
        ("https://paper.example/opinion/2020/the-end", True),
        ("https://paper.example/commentisfree/2020/x", True),
        ("https://paper.example/columns-of-the-temple", True),
        ("https://paper.example/news/opinionated", False),
        ("https://opinion.example/news/1", False),
    ],
)
def test_an_address_tells_a_column(url, column):
    assert columns.is_column(url) == column


def test_reports_come_from_outlets_that_mark_their_columns_and_from_wires(monkeypatch):
    def article(outlet, part):
        return SimpleNamespace(outlet=outlet, url=f"https://x.example/{part}/1", text=TEXT)

    pool = [article("A", "opinion"), article("A", "news"), article("B", "news"), article("Associated Press", "news")]
    monkeypatch.setattr(columns.allsides, "load", lambda: pool)
    assert [column for _, column in columns.sentences(0)] == [True, True, False, False, False, False]
