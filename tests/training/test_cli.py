import sys
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner

import training.cli as cli
from training.check import Checked
from training.table import corpora


@pytest.fixture
def recipes(monkeypatch, tmp_path):
    built = []
    package = ModuleType("training.recipes")
    package.__path__ = [str(tmp_path)]
    (tmp_path / "toy.py").write_text("")
    monkeypatch.setitem(sys.modules, "training.recipes", package)
    recipe = SimpleNamespace(build=lambda output, seed: built.append((output, seed)))
    monkeypatch.setitem(sys.modules, "training.recipes.toy", recipe)
    return built


def test_fit_calls_the_recipe_with_folder_and_seed(recipes, tmp_path):
    result = CliRunner().invoke(cli.main, ["fit", "toy", "--output", str(tmp_path / "new"), "--seed", "3"])
    assert result.exit_code == 0, result.output
    assert recipes == [(tmp_path / "new", 3)]
    assert (tmp_path / "new").is_dir()


def test_fit_in_place_writes_where_the_package_looks(recipes, tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "BUNDLES", tmp_path / "bundles")
    assert CliRunner().invoke(cli.main, ["fit", "toy", "--in-place"]).exit_code == 0
    assert recipes == [(tmp_path / "bundles", 0)]
    assert CliRunner().invoke(cli.main, ["fit", "toy", "--in-place", "--output", "x"]).exit_code == 2


def test_unknown_names_are_answered_with_the_known_ones(recipes):
    result = CliRunner().invoke(cli.main, ["fit", "nothing"])
    assert (result.exit_code, "toy" in result.output) == (2, True)
    result = CliRunner().invoke(cli.main, ["check", "nothing"])
    assert (result.exit_code, "babe" in result.output) == (2, True)


@pytest.mark.parametrize(("wrong", "code"), [((), 0), (("README.md",), 1)])
def test_check_exits_by_the_outcome(monkeypatch, tmp_path, wrong, code):
    monkeypatch.setattr(cli, "check_corpus", lambda corpus: Checked(corpus, tmp_path, (), wrong))
    result = CliRunner().invoke(cli.main, ["check", "frac"])
    assert result.exit_code == code
    assert ("1 differ" in result.output) == bool(wrong)


def test_every_corpus_is_checked_without_names(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(cli, "check_corpus", lambda corpus: asked.append(corpus.name) or Checked(corpus, None, (), ()))
    assert CliRunner().invoke(cli.main, ["check"]).exit_code == 1
    assert asked == list(corpora())
