"""README and the pages in docs/: what stands in their code blocks, and a folder in which their commands can run."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests import corpora

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def blocks(page, language):
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


def prepare(folder):
    """Put what the commands are about into a folder: articles, pages, a corpus, rules."""
    table = corpora.rows(200)
    for name, part in (("corpus.csv", table[:160]), ("held.csv", table[160:])):
        lines = [f"{row['text']},{row['label']},{row['outlet']}" for row in part]
        (folder / name).write_text("\n".join(["text,label,outlet", *lines]), encoding="utf-8")
    article = (FIXTURES / "harbour.txt").read_text(encoding="utf-8")
    (folder / "article.txt").write_text(article, encoding="utf-8")
    row = json.dumps({"text": article, "publisher": "Ellery Daily"}) + "\n"
    (folder / "articles.jsonl").write_text(row * 3, encoding="utf-8")
    (folder / "pages").mkdir()
    shutil.copy(FIXTURES / "wire.html", folder / "pages")
    for name, fixture in (("original", "original"), ("copy", "republished"), ("other", "other")):
        shutil.copy(FIXTURES / f"depot_{fixture}.txt", folder / f"{name}.txt")
    (toml,) = blocks(ROOT / "README.md", "toml")
    (folder / "my.toml").write_text(toml, encoding="utf-8")
    (folder / "docs").symlink_to(ROOT / "docs")


def run(command, folder):
    """Run a command of a page; one that serves is stopped once it says that it does. Returns its messages."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {"cwd": folder, "env": {**os.environ, "PATH": path}, "text": True}
    if command.startswith("attrib serve"):
        return _served(f"exec {command} --port 0", given)
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=False, **given)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stderr


def _served(command, given):
    with subprocess.Popen(["bash", "-c", command], stderr=subprocess.PIPE, **given) as process:
        said = process.stderr.readline()
        process.terminate()  # not SIGINT, which jobs in the background ignore
        assert process.wait(timeout=60) in (0, -signal.SIGTERM)
    assert "serving on http://127.0.0.1:" in said
    return said
