"""Kills of a batch are counted only if they hit a run at work."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.areas import batch
from benchmarks.processes import Watched

# Stands in for a batch: a checkpoint, a wait, then the output
WORK = """
import json, pathlib, sys, time
output, wait = pathlib.Path(sys.argv[1]), float(sys.argv[2])
mark = pathlib.Path(f"{output}.checkpoint")
rows = json.loads(mark.read_text())["rows"] + 1 if mark.exists() else 1
mark.write_text(json.dumps({"rows": rows}))
time.sleep(wait if rows < 4 else 0)
output.write_text("a\\nb\\n")
"""


@pytest.mark.parametrize(("wait", "kills", "hit"), [(60, 3, 3), (60, 10, 3), (0, 10, 0)])
def test_kills_are_counted_until_a_run_comes_to_its_end(monkeypatch, tmp_path, wait, kills, hit):
    def command(table, output, *_):
        return [sys.executable, "-c", WORK, str(output), str(wait)]

    monkeypatch.setattr(batch, "command", command)
    found, code, same = batch.killed(Path("none"), tmp_path / "out", ["a", "b"], 0.0, kills)
    assert (found.metric, found.value, found.n) == ("kills that hit", hit, kills)
    assert code.value == 0
    assert same.value == 0
    if kills == hit:
        assert json.loads((tmp_path / "out.checkpoint").read_text())["rows"] == 4
        assert "with 1, 2, 3 rows done" in same.protocol


def test_rows_that_are_neither_scored_nor_listed_are_lost(monkeypatch, tmp_path):
    table, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    table.write_text("{}\n" * 10)
    output.write_text("{}\n" * 7)
    Path(f"{output}.errors.jsonl").write_text("{}\n" * 2)
    monkeypatch.setattr(batch, "watched", lambda _: Watched(5.0, 8.0, [10.0, 100.0, 120.0, 121.0]))
    found = {row.metric: row.value for row in batch.everything(table, output)}
    assert (found["rows lost"], found["rows that failed"]) == (1, 2)
    assert found["articles a second"] == 2
    assert found["growth, MB"] == 21
    assert found["core hours a million"] == pytest.approx(0.8e6 / 3600)
    assert found["US dollars a million"] == pytest.approx(0.8e6 / 3600 * 0.04)


def test_rows_lost_doubled_or_different_are_counted():
    assert batch.same("t", ["a", "b", "c"], ["a", "b", "c"], "p").value == 0
    assert batch.same("t", ["a", "b", "c"], ["a", "x"], "p").value == 2
