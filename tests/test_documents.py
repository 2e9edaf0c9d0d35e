"""README and docs keep their word: every command runs, every link leads somewhere, generated pages are current."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.documents import PAGES, ROOT, blocks, prepare, run

WITH_COMMANDS = [page for page in PAGES if blocks(page, "bash")]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for bash")
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_commands_run_in_order_and_then_the_python(page, tmp_path, monkeypatch):
    prepare(tmp_path)
    for command in "".join(blocks(page, "bash")).splitlines():
        run(command, tmp_path)
    if page.name != "README.md":  # its Python has a test of its own
        monkeypatch.chdir(tmp_path)
        names = {}
        for number, code in enumerate(blocks(page, "python")):
            exec(compile(code, f"{page.name}, block {number + 1}", "exec"), names)


def test_there_are_commands_to_run():
    assert {page.stem for page in WITH_COMMANDS} >= {"README", "reading", "comparing", "serving", "batches"}
    assert sum(block.count("\n") for page in WITH_COMMANDS for block in blocks(page, "bash")) >= 25


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_inside_the_repository_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_benchmark_and_recipe_that_is_named_exists():
    from benchmarks.cli import AREAS

    named = {name for page in PAGES for name in re.findall(r"-m benchmarks (\w+)", page.read_text(encoding="utf-8"))}
    assert named
    assert named <= set(AREAS)
    verbs = {name for page in PAGES for name in re.findall(r"-m training (\w+)", page.read_text(encoding="utf-8"))}
    shown = subprocess.run(
        [sys.executable, "-m", "training", "--help"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    assert verbs <= set(re.findall(r"\w+", shown.decode()))


def test_the_table_of_signals_is_the_one_that_computes_them():
    builder = _builder()
    assert (ROOT / "docs" / "signals.md").read_text(encoding="utf-8") == builder.signals()


def test_the_site_has_every_page_and_every_public_name(tmp_path):
    pytest.importorskip("pdoc")
    import attrib

    command = [sys.executable, str(ROOT / "docs" / "build.py"), str(tmp_path)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120, env={**os.environ})
    assert {page.stem for page in tmp_path.glob("*.html")} == {page.stem for page in (ROOT / "docs").glob("*.md")}
    reference = (tmp_path / "api" / "attrib.html").read_text(encoding="utf-8")
    assert not [name for name in attrib.__all__ if f'id="{name}"' not in reference and not name.startswith("__")]
    modules = {page.stem for page in (tmp_path / "api" / "attrib").glob("*.html")}
    assert modules == {"corrections", "errors", "evaluate", "schema", "sklearn"}


def _builder():
    import importlib.util

    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "docs" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
