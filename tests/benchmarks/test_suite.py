import ast
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import benchmarks
import benchmarks.cli as cli
from benchmarks.areas import speed
from benchmarks.environment import data
from benchmarks.published import published
from benchmarks.rows import Row

FOLDER = Path(benchmarks.__file__).parent
PUBLIC = {"attrib", "attrib.errors", "attrib.model"}


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_only_the_public_interface_is_used(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert all(name in PUBLIC for name in names if name.split(".")[0] == "attrib"), names


@pytest.mark.parametrize("area", cli.AREAS)
def test_published_rows_say_where_they_were_read(area):
    for row in published(area):
        assert row.kind == "published"
        assert row.source
        assert 0 < row.value < 1


@pytest.fixture
def toy(monkeypatch):
    rows = [
        Row("t", "theirs", "macro F1", 0.7, "p", "published", source="s"),
        Row("t", "ours", "macro F1", 0.8, "p", low=0.7, high=0.9, n=10),
        Row("u", "ours", "ms", 12.34, "p"),
    ]
    module = SimpleNamespace(CORPORA=(), run=lambda options: rows)
    monkeypatch.setitem(sys.modules, "benchmarks.areas.speed", module)
    return rows


def test_results_are_written_only_when_asked(toy, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("The dock opened.")
    arguments = ["speed", "--article", str(article)]
    first = CliRunner().invoke(cli.main, arguments)
    assert first.exit_code == 0, first.output
    assert first.output.index("ours") < first.output.index("theirs")
    assert list(tmp_path.iterdir()) == [article]
    assert CliRunner().invoke(cli.main, [*arguments, "--json", str(tmp_path / "out.json")]).exit_code == 0
    stored = json.loads((tmp_path / "out.json").read_text())
    assert stored["areas"]["speed"]["rows"][1] == toy[1].to_dict()
    assert stored["environment"]["packages"]["numpy"]
    assert stored["quick"] is False


def test_an_unknown_area_is_refused():
    assert CliRunner().invoke(cli.main, ["nothing"]).exit_code == 2


def test_medians_run_commands_in_turns(tmp_path):
    log = tmp_path / "log"
    command = "import pathlib, sys; pathlib.Path(sys.argv[1]).open('a').write(sys.argv[2])"
    commands = [[sys.executable, "-S", "-c", command, str(log), name] for name in "ab"]
    assert all(value > 0 for value in speed.medians(commands, 2))
    assert log.read_text() == "ababab"


def test_importing_attrib_loads_none_of_the_heavy_modules():
    (row,) = (row for row in speed.imports(1) if row.metric == "heavy modules")
    assert row.value == 0


def test_digests_pin_the_data(tmp_path, monkeypatch):
    monkeypatch.setenv("ATTRIB_CORPORA", str(tmp_path))
    (tmp_path / "frac").mkdir()
    (tmp_path / "frac/README.md").write_text("not the file")
    with pytest.raises(ValueError, match="frac"):
        data(["frac"])
