import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from attrib.errors import ModelFormatError
from attrib.inference.linear import Linear
from attrib.parse.draft import Draft
from attrib.parse.lines.classify import CLASSES, SHIPPED, LineClassifier, load, shipped
from attrib.parse.lines.measure import BUCKETS, NAMES, candidates, measure

PROSE = "The harbour council voted on Tuesday to rebuild the pier that a storm destroyed, the mayor said."
BUNDLE = Path(str(files("attrib.inference"))) / "bundles" / SHIPPED


def drafts(*texts):
    return [Draft(text) for text in texts]


def toy(value, weight, threshold=0.9):
    dense = np.zeros((len(CLASSES), len(NAMES)))
    dense[CLASSES.index("caption"), NAMES.index(value)] = weight
    zeros = np.zeros((len(CLASSES), BUCKETS), np.float32)
    return LineClassifier(
        Linear(zeros, dense, np.array([4.0, 0, 0, 0, 0]), np.zeros(len(NAMES)), np.ones(len(NAMES))), threshold
    )


def test_only_short_open_lines_and_the_last_ones_are_asked_about():
    lines = drafts(PROSE, "A line without an end", "It ended.", PROSE, PROSE, "Yes", PROSE)
    lines.append(Draft("A dropped line", reason="related"))
    assert candidates(lines) == [1, 4, 6]
    assert candidates(drafts(PROSE)) == candidates(drafts("A line without an end")) == []
    assert candidates(drafts(PROSE, "@jomarsh: The pier is open", PROSE)) == [2]
    assert candidates(drafts(PROSE, PROSE, "— Jo Marsh (@jomarsh) January 20, 2019")) == [1]


def test_the_place_and_the_neighbours_are_measured():
    lines = [*drafts(PROSE, "The mayor at 10:30 in 2020"), Draft("More", reason="related"), Draft("Yes")]
    values, buckets = measure(lines, [1])
    row = dict(zip(NAMES, values[0], strict=True))
    assert (row["closed"], row["before_closed"], row["after_dropped"], row["before_dropped"]) == (0, 1, 1, 0)
    assert (row["clock"], row["year"], row["colon"], row["quotes"]) == (1, 1, 1, 0)
    assert row["told"] == 1.0  # "mayor" is in the text
    assert buckets[0].min() >= 0
    assert buckets[0].max() < BUCKETS


def test_what_was_dropped_from_the_ends_changes_nothing():
    lines = drafts(PROSE, "The mayor at 10:30 in 2020", PROSE)
    more = [Draft("Opinion", reason="disclaimer"), *lines, Draft("Follow us", reason="follow")]
    assert np.array_equal(measure(lines, [1, 2])[0], measure(more, [2, 3])[0])


def test_a_line_goes_for_the_likeliest_reason():
    lines = drafts(PROSE, "The mayor at 10:30 on the pier", "The mayor at the pier", PROSE, PROSE)
    toy("clock", 20.0).drop(lines)
    assert [draft.reason for draft in lines] == [None, "caption", None, None, None]


def test_below_the_threshold_nothing_goes():
    lines = drafts(PROSE, "The mayor at 10:30 on the pier", PROSE)
    toy("clock", 5.0).drop(lines)
    assert all(draft.kept for draft in lines)


def test_the_shipped_one_spares_heads_and_questions():
    lines = drafts(PROSE, "A long way to go", PROSE, "What did the mayor say?", PROSE, "The cost of the pier", PROSE)
    shipped().drop(lines)
    assert all(draft.kept for draft in lines)


@pytest.mark.parametrize("change", [{"features": ["words"]}, {"classes": ["a"]}, {"threshold": 1.5}])
def test_a_bundle_for_something_else_is_refused(change, tmp_path):
    folder = tmp_path / SHIPPED
    shutil.copytree(BUNDLE, folder)
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **change}))
    with pytest.raises(ModelFormatError):
        load(folder)
