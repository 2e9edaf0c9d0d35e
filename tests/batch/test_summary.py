"""Counts and means, by hand."""

import pytest

from attrib.batch.row import Outcome
from attrib.batch.summary import Summary


def outcome(outlet, bias):
    flat = None if bias is None else {"abstained": None if bias >= 0 else "too_short", "warnings": bias > 0.5,
                                      "bias": bias if bias >= 0 else None, "subjectivity": None,
                                      "hyperpartisan": None, "attribution": None}  # fmt: skip
    return Outcome(0, "x", {"outlet": outlet}, flat, None)


@pytest.fixture
def summary():
    made = Summary("outlet")
    for outlet, bias in (("A", 0.2), ("A", 0.6), ("B", None), ("B", -1), (None, 0.4)):
        made.add(outcome(outlet, bias))
    return made


def test_counts_and_means(summary):
    assert summary.all.rows == 5
    assert summary.all.failed == 1
    assert summary.all.abstained == 1
    assert summary.all.mean("bias") == pytest.approx(0.4)
    assert summary.groups["A"].mean("bias") == pytest.approx(0.4)
    assert summary.groups["A"].flagged == 1
    assert summary.groups["B"].mean("bias") is None
    assert summary.groups["(none)"].rows == 1


def test_a_state_is_the_whole_of_it(summary):
    again = Summary("outlet", summary.state())
    again.add(outcome("A", 0.1))
    assert again.groups["A"].rows == 3
    assert again.all.mean("bias") == pytest.approx(0.325)
    assert Summary("outlet", summary.state()).lines() == summary.lines()


def test_lines_name_the_largest_first_and_no_control_codes(summary):
    summary.add(outcome("\x1b[2Jevil", 0.1))
    lines = summary.lines(most=2)
    assert lines[1].startswith("A ")
    assert lines[-2] == "... and 2 more"
    assert lines[-1].startswith("all ")
    assert "\x1b" not in "".join(summary.lines())


def test_a_column_of_texts_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("attrib.batch.summary._GROUPS", 3)
    summary = Summary("outlet")
    for number in range(10):
        summary.add(outcome(str(number), 0.1))
    assert summary.groups["(others)"].rows == 7
