"""README keeps its word: its Python runs, and the report it shows is the one that its command prints."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import corpora

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, re.M | re.S)


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


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for bash")
def test_commands_work_in_order(tmp_path):
    table = corpora.rows(200)
    for name, part in (("corpus.csv", table[:160]), ("held.csv", table[160:])):
        lines = [f"{row['text']},{row['label']},{row['outlet']}" for row in part]
        (tmp_path / name).write_text("\n".join(["text,label,outlet", *lines]), encoding="utf-8")
    article = (FIXTURES / "harbour.txt").read_text(encoding="utf-8")
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    row = json.dumps({"text": article, "publisher": "Ellery Daily"}) + "\n"
    (tmp_path / "articles.jsonl").write_text(row * 3, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    shutil.copy(FIXTURES / "wire.html", tmp_path / "pages")
    (toml,) = re.findall(r"^```toml\n(.*?)^```$", README, re.M | re.S)
    (tmp_path / "my.toml").write_text(toml, encoding="utf-8")
    commands = "".join(re.findall(r"^```bash\n(.*?)^```$", README, re.M | re.S)).splitlines()
    assert len(commands) == 13
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands:
        words = ["bash", "-c", command]
        done = subprocess.run(
            words,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, "PATH": path},
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert (tmp_path / "scores.jsonl").read_text(encoding="utf-8").count("\n") == 3


def test_links_inside_the_repository_lead_somewhere():
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{document.name}: {target}"
