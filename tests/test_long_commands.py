"""Commands of README and docs outside of bash blocks: each runs on made-up corpora, or is named below with why not.

Those in bash blocks run in test_documents.py.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import made_corpora
from tests.documents import PAGES, ROOT, prepare, run

ELSEWHERE = {
    r"python3 -m venv|pip install": "asks the package index; .ci/run installs so, in a copy of the checkout",
    r"python -m pytest$": "is what runs this test",
    r"python -m pytest benchmarks/hot": "times with pytest-benchmark (dependency group hot), on a quiet machine",
    r"ruff|mypy|lint-imports": ".ci/run, with the dependency group lint",
    r"python -m benchmarks(?! --help)": "corpora with digests; .ci/run measures every area by `--quick -j 2`",
    r"python -m training (gate|evaluate)": "the same areas; .ci/run holds them against their floors",
    r"python -m training fit teacher": "a transformer (dependency group teacher) and two and a half hours",
    r"python -m tests\.browser\.pictures": "a minute of Chromium; tests/browser opens the same pages",
    r"python -m fuzz": ".ci/run, five seconds a target; minutes are for people",
    r"\.ci/": "runs this suite, or with other versions from the package index, or asks for advisories",
}
"""What does not run here, and why."""
CONTINUOUS = (
    "pip install|README's second command",
    "ruff check|mypy|lint-imports",
    r"benchmarks --quick -j 2|readme 3",
    "training gate",
    "-m fuzz all",
)
"""What .ci/run is said to run."""
FILLED = {
    ".venv/bin/": "",
    "FILE": "article.txt",
    "A B": "original.txt copy.txt",
    "NAME": "framing",
    "[article.txt]": "",
}
BARE = re.compile(r"attrib( (?!serve)\w+)?$")


def commands():
    """Every command in a block of another language than bash, or between backticks in the text, without comments."""
    found = {}
    for page in (*PAGES, ROOT / "CONTRIBUTING.md"):
        text = page.read_text(encoding="utf-8")
        for block in re.findall(r"^```(?:sh)?\n((?:\.venv|python).*?)^```$", text, re.M | re.S):
            for line in block.splitlines():
                found |= dict.fromkeys(part.strip() for part in line.split("#")[0].split("&&"))
        plain = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
        told = (" ".join(code.split()) for code in re.findall(r"`([^`]+)`", plain))
        found |= dict.fromkeys(code for code in told if re.match(r"\.venv/bin/|python3? |\.ci/|attrib ", code))
    return list(found)


def elsewhere(command):
    """The reason why a command does not run here, or None."""
    return next((why for pattern, why in ELSEWHERE.items() if re.search(pattern, command)), None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of what the commands write to, beside articles and made-up corpora."""
    made = tmp_path_factory.mktemp("commands")
    prepare(made)
    (made / "docs").unlink()
    for name in ("docs", "benchmarks", "training", "tests"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", made)
    made_corpora.write(made / "corpora")
    return made


@pytest.fixture
def environment(folder, monkeypatch):
    """The made-up corpora, and caches of their own."""
    monkeypatch.setenv("ATTRIB_CORPORA", str(folder / "corpora"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.delenv("ATTRIB_SOFT", raising=False)


HERE = [command for command in commands() if elsewhere(command) is None]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for bash")
@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("command", [each for each in HERE if "fetch" not in each and "rebuild" not in each])
def test_it_runs(command, folder):
    for name, value in FILLED.items():
        command = command.replace(name, value)
    run(f"{command} --help" if BARE.match(command) else command, folder)


def test_what_was_trained_is_there_and_what_was_renewed_is_as_it_was(folder):
    if not (folder / "out").is_dir():
        pytest.skip("only after the commands above")
    assert {path.name for path in (folder / "out").iterdir()} >= {"bias", "framing"}
    for page in ("README.md", "docs/signals.md"):
        assert (folder / page).read_text(encoding="utf-8") == (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.usefixtures("environment")
def test_a_model_of_other_corpora_is_seen_to_differ(folder):
    command = [sys.executable, "-m", "training", "rebuild", "framing"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert re.match(r"framing: largest difference [\d.]+ over \d+ probabilities .*saved and loaded again", done.stdout)


@pytest.mark.skipif(not os.environ.get("ATTRIB_CORPORA"), reason="set ATTRIB_CORPORA to a folder with the corpora")
def test_corpora_that_are_here_are_fetched():
    (command,) = {each for each in HERE if "fetch" in each and each.startswith(".venv")}
    done = subprocess.run(
        [sys.executable, *command.split()[1:]], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    root = Path(os.environ["ATTRIB_CORPORA"])
    assert {line.split("\t")[1] for line in done.stdout.splitlines()} == {
        str(path.parent) for path in root.glob("*/README.md")
    } | {str(path) for path in root.iterdir() if path.is_dir()}


def test_there_are_commands_here_and_no_reason_is_left_over():
    assert len(HERE) >= 12
    assert {"fit", "rebuild", "export", "fetch"} <= {word for each in HERE for word in each.split()}
    for pattern in ELSEWHERE:
        assert any(re.search(pattern, command) for command in commands()), pattern


def test_what_is_said_to_run_in_ci_does():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for pattern in CONTINUOUS:
        assert re.search(pattern, script), pattern
