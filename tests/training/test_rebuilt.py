"""A model trained again, or written again, says what it said."""

import shutil

import numpy as np
import pytest
from click.testing import CliRunner

import attrib
import training.cli as cli
from attrib.inference.bundle import read, shipped, write
from tests.corpora import rows
from training.rebuilt import largest_difference, rewritten, table_difference

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


def test_arrays_of_what_is_no_model_of_texts_are_compared(tmp_path):
    found = read(shipped("lines"))
    changed = {name: np.array(array) for name, array in found.arrays.items()}
    changed["base"] = changed["base"] + 1e-3
    kept = {key: value for key, value in found.manifest.items() if key not in UNSEALED}
    write(tmp_path / "lines", kept, changed, "# lines\n")
    told = largest_difference(shipped("lines"), tmp_path / "lines")
    assert told.value == pytest.approx(1e-3)
    assert "saved and loaded again in a fresh process" in told.how
    result = CliRunner().invoke(cli.main, ["rebuild", "lines", "--built", str(tmp_path)])
    assert (result.exit_code, "largest difference 0.001 over" in result.output) == (1, True)


def test_tables_are_compared_by_line(tmp_path):
    for name, path in cli.TABLES.items():
        shutil.copy(cli.DATA / path, tmp_path)
        result = CliRunner().invoke(cli.main, ["rebuild", name, "--built", str(tmp_path)])
        assert (result.exit_code, f"{name}: largest difference 0 over" in result.output) == (0, True)
    table = tmp_path / "manner.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "word\tlate\t1\t2\n", encoding="utf-8")
    assert table_difference(cli.DATA / cli.TABLES["genre"], table).value == 1
    assert CliRunner().invoke(cli.main, ["rebuild", "genre", "--built", str(tmp_path)]).exit_code == 1


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
