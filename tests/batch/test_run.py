"""The whole of a batch: what comes out, and that neither faults nor kills lose or double a row."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

import attrib
from attrib.batch import run as loop
from attrib.batch.row import Columns
from attrib.batch.work import Task
from attrib.errors import InputError, ModelNotFoundError


def test_rows_are_those_of_score(table, batch, article):
    found, errors, result = batch(table(5), task=Task(full=True), columns=Columns(kept=("id",)))
    assert errors == []
    assert [row["row"] for row in found] == [0, 1, 2, 3, 4]
    assert [row["columns"]["id"] for row in found] == ["0", "1", "2", "3", "4"]
    assert found[3]["report"] == attrib.score(article(3), publisher="The Crust").to_dict()
    assert (result.rows, result.resumed) == (5, 0)


def test_flat_rows_carry_the_scores(table, batch, article):
    (row,), _, _ = batch(table(1))
    report = attrib.score(article(0), publisher="Ellery Daily")
    assert row["bias"] == report.scores.bias.value
    assert row["attribution_percentile"] == report.scores.attribution.percentile
    assert row["named_sources"] == 1
    assert row["publisher"] == "Ellery Daily"


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_that_fail_are_listed_with_their_reason(tmp_path, batch, article, jobs):
    path = tmp_path / "in.jsonl"
    rows = [{"text": article(0)}, {"text": ""}, {"text": "\x00" * 500}, {"text": article(1)}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{\n", encoding="utf-8")
    found, errors, result = batch(path, jobs=jobs)
    assert [row["row"] for row in found] == [0, 3]
    assert [(row["row"], row["error"]) for row in errors] == [(1, "Unreadable"), (2, "NotTextError"), (4, "Unreadable")]
    assert errors[2]["place"] == f"{path}:5"
    assert result.summary.all.failed == 3


def test_outputs_are_not_overwritten_unless_told(table, batch):
    batch(table(3))
    with pytest.raises(InputError, match="exists already"):
        batch(table(3))
    assert len(batch(table(2), overwrite=True)[0]) == 2


def test_mistakes_are_found_before_the_first_article(table, batch, tmp_path):
    with pytest.raises(ModelNotFoundError):
        batch(table(1), task=Task(model="nothing_of_that_name"))
    with pytest.raises(InputError, match="no part"):
        batch(table(1), task=Task(parts=("tone",)))
    with pytest.raises(InputError, match="ends in"):
        batch(table(1), output="out.xlsx")
    with pytest.raises(InputError, match="no such folder"):
        batch(table(1), output="nowhere/out.jsonl")
    with pytest.raises(InputError, match="go together"):
        batch(table(1), output="other.jsonl", backend="dask")
    assert [path.name for path in tmp_path.glob("*.jsonl")] == ["in.jsonl"] or not (tmp_path / "out.jsonl").exists()


class StopError(Exception):
    """Raised in place of a kill."""


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
def test_a_stopped_run_goes_on_where_it_was(table, batch, tmp_path, monkeypatch, output):
    monkeypatch.setattr(loop, "_CHUNKS", 1)  # rounds of eight rows
    path = table(30)
    calls = []

    def stop(done, read, total):
        calls.append((done, read, total))
        if done >= 16:
            raise StopError

    with pytest.raises(StopError):
        batch(path, output=output, progress=stop)
    assert [call[0] for call in calls] == [8, 16]
    assert 0 < calls[0][1] <= calls[1][1] <= calls[0][2] == path.stat().st_size
    if output == "out.jsonl":  # what a kill may leave behind the checkpoint
        with (tmp_path / output).open("ab") as file:
            file.write(b'{"row": 16, "place": "written but not noted"}\n' * 2000 + b'{"row": 16, "pla')
        found, _, result = batch(path, output=output)
        assert [row["row"] for row in found] == list(range(30))
    else:
        from attrib.batch.run import Job, run

        result = run(Job([str(path)], str(tmp_path / output), task=Task(full=False)))
        parquet = pytest.importorskip("pyarrow.parquet")
        assert parquet.read_table(tmp_path / output)["row"].to_pylist() == list(range(30))
    assert (result.resumed, result.rows) == (16, 14)
    assert result.summary.all.rows == 30
    assert not [item.name for item in tmp_path.iterdir() if "checkpoint" in item.name or "parts" in item.name]


def test_a_stopped_run_does_not_go_on_with_other_work(table, batch, monkeypatch):
    monkeypatch.setattr(loop, "_CHUNKS", 1)
    path = table(20)

    def stop(*_):
        raise StopError

    with pytest.raises(StopError):
        batch(path, progress=stop)
    with pytest.raises(InputError, match="other inputs or options"):
        batch(path, columns=Columns(kept=("id",)))
    with pytest.raises(InputError, match="other inputs or options"):
        batch(table(21))


def test_killed_at_random_moments_the_output_is_that_of_an_undisturbed_run(table, batch, tmp_path):
    path = table(400)
    undisturbed = batch(path, output="whole.jsonl")[0]
    command = [sys.executable, "-m", "attrib", "batch", str(path), "-o", str(tmp_path / "out.jsonl")]
    command += ["--detail", "scores", "-q"]
    chance = random.Random(3)
    for _ in range(4):
        with subprocess.Popen(command) as process:
            time.sleep(chance.uniform(0.3, 2.0))
            process.send_signal(signal.SIGKILL)
    subprocess.run(command, check=False, timeout=120)
    text = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line) for line in text.splitlines()] == undisturbed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are killed by signal")
def test_a_row_that_kills_its_worker_is_the_only_one_lost(table, batch, monkeypatch):
    monkeypatch.setattr("attrib.batch.workers.outcomes", deadly)
    found, errors, _ = batch(table(20), jobs=2)
    assert [row["row"] for row in found] == [number for number in range(20) if number != 11]
    assert [row["row"] for row in errors] == [11]
    assert "killed" in errors[0]["reason"]


def deadly(first, rows, task):
    """As the real one, but row 11 ends the process."""
    from attrib.batch.work import outcomes

    if first <= 11 < first + len(rows):
        os.kill(os.getpid(), signal.SIGKILL)
    return outcomes(first, rows, task)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_has_its_time(tmp_path, article, batch, jobs):
    path = tmp_path / "long.jsonl"  # the clock of the processor's time has ticks of some milliseconds
    long = "\n\n".join(article(number) for number in range(150))
    path.write_text(json.dumps({"text": long}) + "\n", encoding="utf-8")
    found, errors, _ = batch(path, task=Task(full=False, seconds=1e-3), jobs=jobs)
    assert found == []
    assert {row["error"] for row in errors} == {"TimeLimitError"}


def test_a_cluster_gives_the_same_and_survives_a_worker(table, batch):
    distributed = pytest.importorskip("distributed")
    path = table(40)
    here = batch(path, output="here.jsonl")[0]
    # Any free port: another cluster on this machine is none of our business
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        victim = next(iter(cluster.workers.values())).pid

        def kill(done, read, total):
            if done < 40:
                os.kill(victim, signal.SIGKILL)

        there = batch(path, output="there.jsonl", jobs=-1, backend="dask", scheduler=cluster.scheduler_address,
                      progress=kill)[0]  # fmt: skip
    assert there == here
