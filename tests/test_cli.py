"""The command line: what goes to stdout, what to stderr, and with which exit code."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import attrib
from attrib import cli
from attrib.cli import ExitStatus
from attrib.errors import ModelFormatError
from attrib.parse.limits import MAX_SIZE


@pytest.fixture
def run(capsys):
    """Run a command line in this process: exit code, stdout, stderr."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            cli.main([str(item) for item in arguments])
        return stop.value.code, *capsys.readouterr()

    return call


def process(*arguments, given=b"", **environment):
    """Run a command line as its users do."""
    command = [sys.executable, "-m", "attrib", *map(str, arguments)]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    return subprocess.run(
        command, input=given, capture_output=True, env={**kept, **environment}, timeout=60, check=False
    )


def test_version(run):
    assert run("--version") == (ExitStatus.OK, f"attrib {attrib.__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["score", "-h"], ["clean", "--help"]])
def test_help_goes_to_stdout(run, arguments):
    status, out, err = run(*arguments)
    assert (status, err) == (ExitStatus.OK, "")
    assert "Usage: attrib" in out


def test_a_model_that_there_is_not_is_a_wrong_command_line(run, fixtures):
    status, out, err = run("score", fixtures / "short.txt", "--model", "nothing_of_that_name")
    assert (status, out) == (ExitStatus.USAGE, "")
    assert "nothing_of_that_name" in err


def test_help_fits_a_narrow_terminal_with_every_command_told_whole():
    found = process("--help", COLUMNS="80").stdout.decode()
    assert "..." not in found.partition("Commands:")[2]
    assert max(map(len, found.splitlines())) <= 80


def test_help_lists_every_exit_code(run):
    out = run("--help")[1]
    assert {int(code) for code in re.findall(r"\d+(?= [a-z])", out)} >= set(ExitStatus)


@pytest.mark.parametrize(
    "arguments", [[], ["scor"], ["score"], ["score", "-", "--format", "pdf"], ["compare", "a"], ["clean", "a", "b"]]
)
def test_wrong_usage_is_2_and_leaves_stdout_alone(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (ExitStatus.USAGE, "")
    assert "Usage: attrib" in err


def test_score_shows_a_report(run, fixtures):
    status, out, err = run("score", fixtures / "harbour.txt")
    assert (status, err) == (ExitStatus.OK, "")
    assert out.startswith("Port Ellery Council Delays Vote on Deepening the Harbour\n")
    assert "Maren Oduya" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_json_is_the_report(run, fixtures, report_schema, check_report):
    status, out, _ = run("score", fixtures / "harbour.txt", "--format", "json")
    assert status == ExitStatus.OK
    report = attrib.Report.from_dict(json.loads(out))
    check_report(report)
    assert report == attrib.score((fixtures / "harbour.txt").read_bytes())


def test_stdin_and_file_give_the_same(fixtures):
    path = fixtures / "opinion.txt"
    piped = process("score", "-", given=path.read_bytes())
    assert piped.returncode == ExitStatus.OK
    assert piped.stdout == process("score", path).stdout


def test_options_reach_the_report(run, fixtures):
    options = ["--title", "A title", "--publisher", "The Crust", "--url", "https://crust.example/a", "--kind", "text"]
    out = run("score", fixtures / "harbour.txt", *options, "--format", "json")[1]
    report = json.loads(out)
    assert report["title"] == "A title"
    assert report["provenance"]["publisher"]["value"] == "The Crust"


def test_abstaining_is_an_answer_with_a_note(run, fixtures):
    status, out, err = run("score", fixtures / "german.txt")
    assert status == ExitStatus.OK
    assert "No article scores: the article is not in English" in out
    assert err == "attrib: no article scores: the article is not in English\n"


def test_clean_prints_the_body_alone(run, fixtures):
    status, out, err = run("clean", fixtures / "wire.html")
    assert (status, err) == (ExitStatus.OK, "")
    assert out == attrib.parse((fixtures / "wire.html").read_bytes()).text + "\n"
    assert "newsletter" not in out


def test_clean_as_json(run, fixtures):
    plain = json.loads(run("clean", fixtures / "wire.html", "--format", "json")[1])
    assert plain["kind"] == "html"
    assert plain["text"] == attrib.parse((fixtures / "wire.html").read_bytes()).text


def test_clean_lists_every_block_with_its_fate(run, fixtures):
    out = run("clean", fixtures / "harbour.txt", "--blocks")[1]
    document = attrib.parse((fixtures / "harbour.txt").read_bytes())
    starts = [line.split()[0] for line in out.splitlines() if not line.startswith(" ")]
    assert starts == ["keep" if block.kept else "cut" for block in document.blocks]


@pytest.mark.parametrize("command", ["score", "clean"])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path / "absent.txt", "no such file"),
        (lambda path: path, "this is a folder, not an article"),
        (lambda path: "https://crust.example/a", "addresses are not fetched"),
        (lambda path: "a\0b", "null"),
    ],
    ids=["absent", "folder", "address", "nul"],
)
def test_what_cannot_be_read_is_3(run, tmp_path, command, make, message):
    status, out, err = run(command, make(tmp_path))
    assert (status, out) == (ExitStatus.INPUT, "")
    assert err.startswith("attrib: ")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"%PDF-1.7 \0\0\0", "PDF"), (bytes(range(256)) + bytes(5000), "binary"), (b"a" * (MAX_SIZE + 1), "larger than")],
    ids=["pdf", "binary", "large"],
)
def test_input_that_is_no_text_is_3(run, tmp_path, content, message):
    path = tmp_path / "input"
    path.write_bytes(content)
    status, out, err = run("score", path)
    assert (status, out) == (ExitStatus.INPUT, "")
    assert message in err


def test_of_several_files_the_wrong_one_is_named(run, tmp_path, fixtures):
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7 \0\0\0")
    code, _, err = run("compare", fixtures / "harbour.txt", tmp_path / "paper.pdf")
    assert code == ExitStatus.INPUT
    assert f"{tmp_path / 'paper.pdf'}: the input is a PDF" in err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_an_endless_device_is_too_large(run):
    assert run("clean", "/dev/zero")[0] == ExitStatus.INPUT


def test_no_permission_is_3(run, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cli.Path, "open", refuse)
    assert run("score", tmp_path / "a.txt")[::2] == (
        ExitStatus.INPUT,
        f"attrib: {tmp_path / 'a.txt'}: Permission denied\n",
    )


def test_a_fault_of_the_installation_is_1(run, fixtures, monkeypatch):
    def fail(*_, **__):
        raise ModelFormatError("bundle bias is damaged")

    monkeypatch.setattr(attrib, "score", fail, raising=False)
    assert run("score", fixtures / "short.txt") == (ExitStatus.INTERNAL, "", "attrib: bundle bias is damaged\n")


def test_ctrl_c_is_quiet(run, fixtures, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(attrib, "score", interrupt, raising=False)
    status, out, err = run("score", fixtures / "short.txt")
    assert (status, out, err.strip()) == (ExitStatus.INTERRUPTED, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_while_waiting_for_stdin():
    command = [sys.executable, "-c", "from attrib.cli import main; print(1, flush=True); main()", "clean", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as waiting:
        waiting.stdout.readline()
        time.sleep(0.7)
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=30)
    assert waiting.returncode == ExitStatus.INTERRUPTED
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_a_reader_that_goes_away_is_no_fault(fixtures):
    command = [sys.executable, "-m", "attrib", "clean", str(fixtures / "harbour.txt")]
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False, timeout=60)
    finally:
        os.close(write)
    assert done.returncode == ExitStatus.BROKEN_PIPE
    assert done.stderr == b""


def test_a_terminal_without_curly_quotes(fixtures):
    done = process("clean", fixtures / "harbour.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == ExitStatus.OK
    assert b"\\u201cWe are being asked" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_on_terminals_only(fixtures, variables, coloured):
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "50", **variables}
    if not variables.get("NO_COLOR"):
        environment.pop("NO_COLOR", None)
    command = [
        sys.executable,
        "-c",
        "from attrib.cli import main; main()",
        "clean",
        "--blocks",
        str(fixtures / "short.txt"),
    ]
    subprocess.run(command, stdout=follower, env=environment, check=True, timeout=60)
    os.close(follower)
    shown = os.read(leader, 10_000).decode()
    os.close(leader)
    assert "Harbour vote delayed" in shown
    assert ("\x1b[" in shown) == coloured


@pytest.mark.parametrize("command", [["--version"], ["clean", "--help"], ["score", "absent.txt"]])
def test_light_commands_load_nothing_heavy(command):
    code = (
        "import sys, attrib.cli\n"
        "try:\n    attrib.cli.main(sys.argv[1:])\n"
        "except SystemExit:\n    print(*sorted({'numpy', 'lxml', 'bs4', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == ""


def write_corpus(path):
    rows = ["text,label,outlet"]
    for number in range(60):
        rows.append(f"The council met in hall {number} on Monday.,fair,a{number % 6}")
        rows.append(f"The disgraceful council betrayed street {number} shamelessly.,biased,b{number % 6}")
    path.write_text("\n".join(rows), encoding="utf-8")


def test_fit_saves_a_model_and_shows_its_card(run, tmp_path):
    write_corpus(tmp_path / "corpus.csv")
    options = ["-o", tmp_path / "model", "--group", "outlet", "--format", "json"]
    status, out, err = run("fit", tmp_path / "corpus.csv", *options)
    assert status == ExitStatus.OK
    assert err.endswith(f"attrib: saved in {tmp_path / 'model'}\n")
    assert re.search(r"^rows labelled 'biased' +60$", err, re.M)
    model = attrib.load(tmp_path / "model")
    assert json.loads(out) == model.card
    assert model.classes == ("biased", "fair")


def test_fit_overwrites_nothing(run, tmp_path):
    write_corpus(tmp_path / "corpus.csv")
    status, out, err = run("fit", tmp_path / "corpus.csv", "-o", tmp_path)
    assert (status, out) == (ExitStatus.USAGE, "")
    assert "exists already" in err


def test_what_cannot_be_written_is_known_before_training(run, tmp_path, monkeypatch):
    corpus = tmp_path / "corpus.csv"
    corpus.write_text("text,label\na,b\n")
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(attrib, "fit", lambda *given, **more: pytest.fail("it was trained"))
    code, _, err = run("fit", corpus, "-o", tmp_path / "file" / "model")
    assert code == ExitStatus.INPUT
    assert f"{tmp_path / 'file' / 'model'} cannot be written: " in err


def test_fit_names_the_missing_column(run, tmp_path):
    write_corpus(tmp_path / "corpus.csv")
    status, out, err = run("fit", tmp_path / "corpus.csv", "-o", tmp_path / "model", "--label", "verdict")
    assert (status, out) == (ExitStatus.INPUT, "")
    assert "no column 'verdict'" in err
    assert not (tmp_path / "model").exists()


def test_json_is_json_whatever_stdout_can_carry(tmp_path):
    (tmp_path / "a.txt").write_text("Zoë’s café — 20 % dearer 😀.", encoding="utf-8")
    command = [sys.executable, "-m", "attrib", "score", "--format", "json", str(tmp_path / "a.txt")]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "😀" in json.loads(done.stdout)["text"]


def test_only_a_process_of_its_own_leaves_without_a_last_collection():
    code = (
        "import gc, sys; from attrib.cli import main\n"
        "sys.argv, given = ['attrib', '--version'], {given}\n"
        "try: main(given)\n"
        "except SystemExit: print(gc.get_freeze_count() > 0)"
    )
    for given, frozen in (("None", "True"), ("['--version']", "False")):
        command = [sys.executable, "-c", code.replace("{given}", given)]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert shown.split()[-1] == frozen
