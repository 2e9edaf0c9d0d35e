"""Inputs that grow, and the plot of what they cost."""

import xml.etree.ElementTree as ET

import pytest

from benchmarks.areas import linearity
from benchmarks.curves import Curve, plot
from benchmarks.growing import KINDS, Cost
from benchmarks.rows import Options


@pytest.mark.parametrize("kind", KINDS)
def test_inputs_are_as_long_as_they_should_be(kind):
    assert 9_000 <= len(KINDS[kind](10_000)) <= 10_200
    assert len(KINDS[kind](9_900_000)) < 10_000_000


def test_growth_is_told_and_drawn(monkeypatch, tmp_path):
    monkeypatch.setattr(linearity, "cost", lambda kind, length: Cost(length**2 / 1e12, 1.0, "word" in kind))
    monkeypatch.setattr(linearity, "FIGURE", tmp_path / "drawn.svg")
    found = {(row.task, row.metric): row.value for row in linearity.run(Options(quick=True))}
    assert found["page of paragraphs", "growth a MB"] == pytest.approx(3)
    assert found["text of one word", "refused at MB"] == pytest.approx(0.1)
    assert (tmp_path / "drawn.svg").read_text(encoding="utf-8").count("<polyline") == len(KINDS)


def test_a_line_of_slope_one_runs_beside_that_of_linear_growth():
    drawn = ET.fromstring(plot([Curve("a < b", [(1.0, 2.0), (10.0, 20.0)])], "MB", "s"))
    (line,) = drawn.iter("{http://www.w3.org/2000/svg}polyline")
    (x, y), (to, up) = (tuple(map(float, point.split(","))) for point in line.get("points").split())
    (dashed,) = [
        path.get("d") for path in drawn.iter("{http://www.w3.org/2000/svg}path") if path.get("stroke-dasharray")
    ]
    (left, bottom), (right, top) = (tuple(map(float, point.split())) for point in dashed[1:].split("L"))
    assert (y - up) / (to - x) == pytest.approx((bottom - top) / (right - left), rel=0.01)
    assert "a < b" in [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
