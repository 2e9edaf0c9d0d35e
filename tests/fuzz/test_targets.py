"""The fuzzers' targets on what they start from, on every Python; `python -m fuzz` goes on from there."""

import importlib.util
import subprocess
import sys

import pytest
from click.testing import CliRunner

import attrib
from attrib.errors import ModelFormatError
from fuzz import bundles, reports
from fuzz.__main__ import LONGEST, SKIPPED, main
from fuzz.seeds import seeds
from fuzz.targets import TARGETS

SEEDS = [(name, number) for name in TARGETS for number in range(len(seeds(name)))]


@pytest.mark.parametrize(("name", "number"), SEEDS)
def test_seeds_come_through(name, number):
    seed = seeds(name)[number]
    assert 0 < len(seed) <= LONGEST[name]
    TARGETS[name](seed)


def test_seeds_of_bundles_are_models(tmp_path):
    for seed in seeds("bundle"):
        bundles.unpacked(seed, tmp_path / "model")
        assert attrib.load(tmp_path / "model").predict_proba(["Why?"]).shape[0] == 1


def test_a_changed_bundle_is_sealed_anew_and_refused_for_what_it_holds(tmp_path):
    seed = seeds("bundle")[0].replace(b'"threshold": 0.5', b'"threshold": 7.0')
    bundles.unpacked(seed, tmp_path / "model")
    with pytest.raises(ModelFormatError, match="misstates"):
        attrib.load(tmp_path / "model")


def test_changes_of_a_report_arrive():
    plain = reports.changed(b"0\t7\n1\tplain text\nnonsense\n99999999999\tnull\n")
    assert (plain["schema"], plain["attrib"]) == (7, "plain text")


def test_a_target_notices_what_it_is_for(monkeypatch):
    monkeypatch.setattr(attrib.Report, "to_html", lambda _: "<p onclick=x><a href=' java\tscript:x'>")
    with pytest.raises(AssertionError, match="onclick"):
        TARGETS["report"](b"")


def test_an_input_that_was_found_is_run_again(tmp_path):
    (tmp_path / "found").write_bytes(seeds("report")[0])
    result = CliRunner().invoke(main, ["report", "--replay", str(tmp_path / "found")])
    assert result.exit_code == 0, result.output


@pytest.mark.skipif(importlib.util.find_spec("atheris") is not None, reason="atheris is here")
def test_without_atheris_that_is_said():
    result = CliRunner().invoke(main, ["report", "--seconds", "1"])
    assert result.exit_code == SKIPPED
    assert "atheris is not installed" in result.output


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not here")
def test_a_second_of_it(tmp_path):
    command = [sys.executable, "-m", "fuzz", "bundle", "--seconds", "1", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "nothing found" in done.stdout
    assert not list((tmp_path / "bundle" / "found").iterdir())
    assert len(list((tmp_path / "bundle" / "seeds").iterdir())) == 3
