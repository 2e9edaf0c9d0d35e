"""README keeps its word: its Python runs, and the report it shows is the one that its command prints."""

import re
import subprocess
import sys

import pytest

import attrib
from tests.documents import ROOT, blocks

README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = blocks(ROOT / "README.md", "python")


@pytest.fixture(scope="module")
def names():
    """What the blocks before have defined."""
    return {}


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_python_blocks_run_in_order(number, names, monkeypatch):
    monkeypatch.chdir(ROOT)
    exec(compile(PYTHON[number], f"README.md, block {number + 1}", "exec"), names)


def test_the_report_shown_is_the_one_printed():
    (shown,) = re.findall(r"^```text\n(.*?)^```$", README, re.M | re.S)
    command = [sys.executable, "-m", "attrib", "score", "tests/fixtures/harbour.txt"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout.decode()
    assert shown == printed


def test_commands_for_the_shell_come_first_and_are_single_lines():
    first, second = re.findall(r"^```sh\n(.*?)^```$", README, re.M | re.S)
    assert first.count("\n") == second.count("\n") == 1
    assert "attrib score tests/fixtures/" in first
    assert second.rstrip().endswith("-m pytest")


def test_levels_are_those_of_the_models_card():
    _, medium, high = attrib.load("bias").card["levels"]
    rows = re.findall(r"^\| (medium|high), \"(.+)\" \| (\.\d+) .*\| (\d+)% \| (\d+)% \|$", README, re.M)
    wanted = [
        (
            name,
            item["label"],
            f"{item['threshold']:.3f}"[1:],
            f"{item['precision']:.0%}"[:-1],
            f"{item['recall']:.0%}"[:-1],
        )
        for name, item in (("medium", medium), ("high", high))
    ]
    assert rows == wanted
