"""A corpus of one's own, from the first file to the score, by the command line alone."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.corpora import rows


def run(*arguments, folder, status=0):
    command = [sys.executable, "-m", "attrib", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == status, done.stderr
    return done


def write(path, table):
    lines = ["text,label,outlet"] + [f"{row['text']},{row['label']},{row['outlet']}" for row in table]
    path.write_text("\n".join(lines), encoding="utf-8")


def test_fit_evaluate_score_correct_and_fit_again(tmp_path, fixtures):
    write(tmp_path / "mine.csv", rows(200)[:160])
    write(tmp_path / "held.csv", rows(200)[160:])
    (tmp_path / "my.toml").write_text(
        '[lexicon.alarm]\nwords = ["betray"]\nfires = ["He betrayed us."]\nspares = ["He left."]\n', encoding="utf-8"
    )
    start = time.perf_counter()
    made = run("fit", "mine.csv", "-o", "model", "--group", "outlet", "--rules", "my.toml", folder=tmp_path)
    assert time.perf_counter() - start < 30  # a shared machine; `python -m benchmarks retrain` measures it
    assert "rows that repeat a text" in made.stderr
    assert "macro F1: " in made.stdout
    plain = json.loads(run("evaluate", "model", "--corpus", "held.csv", "--format", "json", folder=tmp_path).stdout)
    assert plain["models"][0]["figures"]["macro F1"]["value"] > 0.9
    article = fixtures / "harbour.txt"
    report = run("score", article, "--model", "model", "--rules", "my.toml", "--format", "json", folder=tmp_path)
    (tmp_path / "report.json").write_text(report.stdout, encoding="utf-8")
    scores = json.loads(report.stdout)["scores"]
    assert set(scores["custom"]) == {"neutral", "slanted"}
    assert "Your model" in run("score", article, "--model", "model", folder=tmp_path).stdout
    wrong = ["--wrong", "3,7", "--model", "model", "-o", "wrong.jsonl"]
    run("corrections", "report.json", *wrong, folder=tmp_path)
    run("fit", "mine.csv", "-o", "better", "--corrections", "wrong.jsonl", folder=tmp_path)
    both = run("evaluate", "model", "better", "--corpus", "held.csv", "--format", "html", folder=tmp_path).stdout
    assert both.count("<h2>") == 2


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path):
    write(tmp_path / "mine.csv", rows(80))
    for name in ("one", "two"):
        run("fit", "mine.csv", "-o", name, "--seed", 3, folder=tmp_path)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--text", "body"], "no column 'body'; its columns are: text, label, outlet"),
        (["--rules", "absent.toml"], "absent.toml: No such file or directory"),
        (["--group", "label"], "leave no split"),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path, options, message):
    write(tmp_path / "mine.csv", rows(40))
    done = run("fit", "mine.csv", "-o", "model", *options, folder=tmp_path, status=3)
    assert [line for line in done.stderr.splitlines() if line.startswith("attrib:")] == [f"attrib: {_rest(done)}"]
    assert message in _rest(done)
    assert done.stdout == ""
    assert not (tmp_path / "model").exists()


def _rest(done):
    return done.stderr.splitlines()[-1].removeprefix("attrib: ")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_leaves_nothing_behind(tmp_path):
    write(tmp_path / "mine.csv", rows(2000))  # so many that training is not over before a busy machine comes to stop it
    command = [sys.executable, "-m", "attrib", "fit", "mine.csv", "-o", "model"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as working:
        working.stderr.readline()  # the table of checks: training begins
        working.send_signal(signal.SIGINT)
        _, err = working.communicate(timeout=60)
    assert working.returncode == 130
    assert "Traceback" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_a_bar_on_terminals_only(tmp_path):
    import pty

    write(tmp_path / "mine.csv", rows(80))
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "attrib", "fit", "mine.csv", "-o", "model"]
    environment = {**os.environ, "TERM": "xterm"}
    subprocess.run(command, cwd=tmp_path, stderr=follower, stdout=subprocess.DEVNULL, env=environment, check=True)
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "training" in shown
    assert "100%" in shown
    assert "training" not in run("fit", "mine.csv", "-o", "other", folder=tmp_path).stderr
