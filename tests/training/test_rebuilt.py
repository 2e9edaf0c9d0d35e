"""A model trained again, or written again, says what it said."""

import numpy as np
import pytest
from click.testing import CliRunner

import attrib
import training.cli as cli
from attrib.inference.bundle import read, shipped
from tests.corpora import rows
from training.rebuilt import largest_difference, rewritten

UNSEALED = ("format", "arrays", "card.md", "sha256")


@pytest.mark.parametrize("name", ["bias", "lines"])
def test_written_again_it_is_the_same_in_the_new_format(tmp_path, name):
    digest = rewritten(shipped(name), tmp_path / name)
    found = read(tmp_path / name)
    assert (found.digest, found.manifest["format"]) == (digest, 2)
    assert largest_difference(shipped(name), tmp_path / name).value == 0


def test_differences_are_seen(tmp_path):
    for name, seed in (("one", 0), ("two", 0)):
        attrib.fit(rows(60), seed=seed).save(tmp_path / name)
    assert largest_difference(tmp_path / "one", tmp_path / "two").value < 1e-9
    other = attrib.load(tmp_path / "two")
    other.linear = other.linear.affine(1.0, 1e-4)
    other.save(tmp_path / "two")
    assert largest_difference(tmp_path / "one", tmp_path / "two").value > 1e-6


def test_export_writes_elsewhere_unless_told(tmp_path):
    result = CliRunner().invoke(cli.main, ["export", "framing", "--output", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert np.array_equal(read(tmp_path / "framing").arrays["dense"], read(shipped("framing")).arrays["dense"])
    assert CliRunner().invoke(cli.main, ["export", "nothing"]).exit_code == 2


def test_all_of_them_at_once_say_what_they_said(tmp_path):
    result = CliRunner().invoke(cli.main, ["export", "--all", "--output", str(tmp_path)])
    assert result.exit_code == 0, result.output
    there = sorted(path.name for path in cli.BUNDLES.iterdir() if path.is_dir())
    assert sorted(path.name for path in tmp_path.iterdir()) == there
    assert len(result.output.splitlines()) == len(there)
    for name in there:
        old, new = read(shipped(name)), read(tmp_path / name)
        assert new.manifest["format"] == 2
        assert f"{tmp_path / name}\t{new.digest}" in result.output.splitlines()
        assert {key: value for key, value in new.manifest.items() if key not in UNSEALED} == {
            key: value for key, value in old.manifest.items() if key not in UNSEALED
        }
        assert old.arrays.keys() == new.arrays.keys()
        assert all(np.array_equal(old.arrays[key], new.arrays[key]) for key in old.arrays)
        rewritten(tmp_path / name, tmp_path / "again" / name)
        assert read(tmp_path / "again" / name).digest == new.digest
    for arguments in ([], ["--all", "bias"]):
        assert CliRunner().invoke(cli.main, ["export", *arguments]).exit_code == 2


def test_every_area_exists():
    from benchmarks.cli import AREAS

    assert set(cli.AREAS.values()) <= set(AREAS)
