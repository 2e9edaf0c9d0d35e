"""A few hundred corrupted bundles: `python -m benchmarks bundles` does ten thousand."""

import attrib
from benchmarks.areas import bundles
from benchmarks.corrupt import WAYS, corrupted, model
from benchmarks.rows import Options
from benchmarks.sizes import SIZES


def test_none_is_loaded_or_executed(tmp_path):
    model().save(tmp_path / "good")
    attrib.load(tmp_path / "good").predict_proba(["Sound as it is."])
    tally = corrupted(tmp_path / "good", tmp_path / "bad", 20 * len(WAYS), seed=1)
    assert tally.other == []
    assert (tally.refused, tally.loaded, tally.executed) == (20 * len(WAYS), 0, 0)


def test_the_area_counts_and_weighs():
    rows = {row.metric: row.value for row in bundles.run(Options(quick=True))}
    assert rows["refused (ModelFormatError)"] == SIZES["bundles corrupted"].quick
    assert rows["peak MB"] < 200
