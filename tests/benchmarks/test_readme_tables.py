"""README's tables are those of the stored figures."""

import json
from pathlib import Path

import pytest

from benchmarks import readme
from benchmarks.floors import judge
from benchmarks.floors import read as floors
from benchmarks.rows import Row
from benchmarks.run import AREAS, Outcome
from benchmarks.stored import FIGURES, committed, store, stored

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
STORED = sorted(path.stem for path in FIGURES.glob("*.json"))
ROWS = [
    Row("t", "a / b", "F1", 0.5, "p", low=0.25, high=0.75, n=1234),
    Row("t", "a", "ms", 123.4, "p"),
    Row("t", "a", "gap", -0.02, "p"),
    Row("t", "they", "F1", 0.1, "p", "peer"),
]


def test_no_block_is_stale():
    assert readme.renewed(README) == README, "run `python tests/renew_readme.py`"


def test_every_stored_area_has_its_block_and_every_block_its_template():
    names = readme.blocks(README)
    assert len(names) == len(set(names))
    assert {path.stem for path in readme.TEMPLATES.glob("*.md")} == set(names)
    assert set(names) & set(STORED) == {name for name in STORED if (readme.TEMPLATES / f"{name}.md").is_file()}


@pytest.mark.parametrize("name", STORED)
def test_stored_figures_are_figures_only(name):
    assert name in AREAS
    found = stored(name)
    assert found.rows
    assert found.environment["packages"]["attrib"]
    assert all(len(cell) < 300 for row in found.rows for cell in (row.task, row.system, row.metric, row.protocol))


def test_stored_figures_are_above_their_floors():
    full = [floor for floor in floors() if floor.form == "full" and floor.area in STORED]
    wrong = [verdict for verdict in judge(full, committed()) if verdict.red]
    assert wrong == []


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(readme, "TEMPLATES", tmp_path)
    store("speed", Outcome(ROWS, {}, {"a": "digest"}, 1.0, 1.0), tmp_path)
    readme._rows.cache_clear()
    return tmp_path


def test_a_template_is_filled_in(folder):
    template = "{/ t / a / ms}, {speed / t / a / gap}, {/ t / they / F1; n}, {/ t / they / F1; count}\n"
    (folder / "speed.md").write_text(template.replace("{/ t / they / F1; n}", "-"))
    assert readme.filled("speed", folder) == "123, -.020, -, 0\n"
    around = "<!-- benchmarks {0} -->\n{1}\n<!-- /benchmarks {0} -->\n"
    text = "x\n" + around.format("speed", "old") + around.format("bias", "by hand")
    assert readme.renewed(text, folder) == text.replace("old\n", "123, -.020, -, 0\n")
    assert readme.blocks(text) == ["speed", "bias"]


def test_forms_of_a_figure():
    assert readme.shown(ROWS[0], "ci") == ".500 (.250-.750)"
    assert readme.shown(ROWS[0], "n") == "1,234"
    assert readme.shown(ROWS[0], "times") == "0.5 times"
    assert readme.shown(ROWS[1], "ci") == "123"


def test_a_figure_that_is_not_stored_is_named(folder):
    (folder / "speed.md").write_text("{/ t / nobody / F1}")
    with pytest.raises(KeyError, match="speed / t / nobody / F1"):
        readme.filled("speed", folder)


def test_peers_of_before_are_kept(folder):
    store("speed", Outcome(ROWS[:1], {}, {}, 1.0, 1.0), folder)
    assert [row.system for row in stored("speed", folder).rows] == ["a / b", "they"]
    store("speed", Outcome([ROWS[0], ROWS[3]], {}, {}, 1.0, 1.0), folder)
    assert len(json.loads((folder / "speed.json").read_text())["rows"]) == 2
