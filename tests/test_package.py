"""The package as it ships: what is in the wheel, what importing it costs, what it says of itself."""

import ast
import hashlib
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import entry_points, metadata, version
from importlib.resources import files
from pathlib import Path

import pytest

import attrib

ROOT = Path(__file__).parents[1]
HEAVY = {"bs4", "click", "joblib", "lxml", "pandas", "scipy", "sklearn"}
MODULES = sorted(path for folder in ("src", "training", "benchmarks", "fuzz") for path in (ROOT / folder).rglob("*.py"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A wheel and an sdist of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def test_wheel_holds_the_package_and_nothing_else(built):
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
    info = f"attrib-{attrib.__version__}.dist-info/"
    assert {name.partition("/")[0] + "/" for name in names} == {"attrib/", info}
    source = ROOT / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "attrib").rglob("*")
        if path.is_file() and not {part for part in path.parts if part.startswith(".") or part == "__pycache__"}
    }
    assert {name for name in names if name.startswith("attrib/")} == expected
    assert {"attrib/py.typed", "attrib/report.schema.json", f"{info}licenses/LICENSE"} <= names


def test_sdist_builds_and_tests_but_carries_no_corpus(built):
    with tarfile.open(built[1]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "src/attrib/cli.py", "tests/fixtures/harbour.txt", "constraints.txt"} <= names
    assert not {name for name in names if name.endswith((".parquet", ".xlsx", ".csv", ".gz"))}


def test_the_same_source_gives_the_same_bytes(built, tmp_path):
    """Also from another folder, whose files are of another day."""
    first = built[0]
    copy = tmp_path / "elsewhere"
    with tarfile.open(built[1]) as sdist:
        sdist.extractall(copy, filter="data")
    (tree,) = copy.iterdir()
    for path in tree.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1580601600"}  # hatchling's own, if nobody sets one
    subprocess.run(command, cwd=tree, check=True, capture_output=True, timeout=120, env=environment)
    (second,) = (tmp_path / "dist").iterdir()
    assert hashlib.sha256(second.read_bytes()).digest() == hashlib.sha256(first.read_bytes()).digest()


def test_importing_attrib_loads_nothing_heavy():
    code = "import sys, attrib; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not {name.partition(".")[0] for name in done.stdout.split()} & HEAVY


def test_every_public_name_exists():
    assert {name for name in attrib.__all__ if not hasattr(attrib, name)} == set()
    assert attrib.parse.__module__ == "attrib.parse"


def test_version_and_command_are_those_of_the_metadata():
    assert attrib.__version__ == version("attrib")
    assert metadata("attrib")["License-Expression"] == "MIT"
    (script,) = entry_points(group="console_scripts", name="attrib")
    assert script.value == "attrib.cli:main"


def test_schema_ships_beside_the_code():
    assert files("attrib").joinpath("report.schema.json").is_file()


def test_constraints_pin_every_dependency_and_name_no_index():
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    assert all("==" in line and "/" not in line and " " not in line for line in lines)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = list(project["project"]["dependencies"]) + project["build-system"]["requires"]
    for group in project["dependency-groups"].values():
        asked += [item for item in group if isinstance(item, str)]
    assert {item.partition(">=")[0] for item in asked} <= pinned
    assert all(">=" in item for item in asked)


def test_changelog_and_citation_know_this_version():
    assert f"## [{attrib.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version: {attrib.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 250
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            first = node.body[1] if documented and len(node.body) > 1 else node.body[0]
            length = (node.end_lineno or 0) - first.lineno + 1  # what its docstring and its signature take is welcome
            assert length <= 40, f"{node.name} has {length} lines"
