"""``attrib batch`` as its users run it."""

import json
import subprocess
import sys

import pytest


def process(*arguments, given=b""):
    command = [sys.executable, "-m", "attrib", "batch", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=120, check=False)


def test_a_table_to_a_file(table, tmp_path):
    done = process(table(12), "-o", tmp_path / "out.jsonl", "--group", "publisher", "--detail", "scores", "-j", 2)
    assert (done.returncode, done.stdout) == (0, b"")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["columns"] for row in rows[:2]] == [{"publisher": "Ellery Daily"}, {"publisher": "The Crust"}]
    message = done.stderr.decode()
    assert "12 articles in" in message
    assert [line.split("  ")[0] for line in message.splitlines()[2:]] == ["Ellery Daily", "The Crust", "all"]


def test_stdin_to_stdout(table):
    done = process("-", "-o", "-", "--detail", "scores", "-q", given=table(3).read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["row"] for line in done.stdout.splitlines()] == [0, 1, 2]


def test_pages_of_a_folder(fixtures, tmp_path):
    done = process(fixtures, "-o", tmp_path / "out.jsonl", "--detail", "scores", "--part", "bias")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    names = [row["place"].rpartition("/")[2] for row in rows]
    assert names == sorted(path.name for path in fixtures.iterdir() if path.suffix in (".txt", ".html"))
    assert rows[names.index("german.txt")]["abstained"] == "not_english"
    assert {row["hyperpartisan"] for row in rows} == {None}
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["nowhere.jsonl", "-o", "out.jsonl"], 3, b"no such file"),
        (["IN", "-o", "out.xlsx"], 3, b"ends in .jsonl"),
        (["IN"], 2, b"--output"),
        (["IN", "-o", "-", "--text", "story"], 3, b"none of the rows"),
        (["IN", "-o", "-", "--backend", "dask"], 3, b"go together"),
        (["IN", "-o", "-", "--model", "nothing_of_that_name"], 2, b"nothing_of_that_name"),
        (["IN", "-o", "-", "--time-limit", "-1"], 2, b"time-limit"),
    ],
)
def test_wrong_usage(table, arguments, status, message):
    path = table(2)
    done = process(*(path if item == "IN" else item for item in arguments))
    assert done.returncode == status
    assert message in done.stderr


def test_a_reader_that_goes_away(table):
    command = [sys.executable, "-m", "attrib", "batch", str(table(60)), "-o", "-", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        error = running.stderr.read()
        assert running.wait(60) == 141
    assert error == b""
