import zlib
from collections import Counter

import pytest

from training.labels import FOLDER, HALVES, load
from training.labels.draw import CUES

NAMES = ("sources", "sources_more", "resolution", "unattributed", "genre", "flags", "attributions", "articles")
VALUES = {
    ("sources", "kind"): {"person", "group", "organisation", "document", "outlet", "none"},
    ("sources", "status"): {"named", "described", "bare", "none"},
    ("sources_more", "kind"): {"person", "group", "organisation", "document", "outlet", "none"},
    ("sources_more", "status"): {"named", "described", "bare", "none"},
    ("unattributed", "label"): {"none", "judgement", "motive", "cause", "superlative", "accusation", "figure"},
    ("genre", "label"): {"report", "analysis", "opinion", "wire", "release", "other"},
    ("flags", "justified"): {"yes", "no"},
    ("articles", "place"): {"top", "middle", "bottom"},
    ("articles", "fits"): {"yes", "no"},
    ("attributions", "topic"): {"sport", "business", "court", "science", "foreign"},
    ("attributions", "error"): {
        *("false", "cut", "long", "loose", "missed", "source_missing", "source_wrong", "title"),
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_by_offset_and_hold_no_text(name):
    rows = load(name)
    assert len(rows) >= 80
    for row in rows:
        assert all(cell is not None and len(cell) < 80 for cell in row.values())
        if "start" in row:
            assert 0 <= int(row["start"]) < int(row["end"])


@pytest.mark.parametrize(("name", "column"), VALUES)
def test_only_values_of_the_guidelines(name, column):
    assert {row[column] for row in load(name)} <= VALUES[name, column]


@pytest.mark.parametrize("name", NAMES[:-3])
def test_halves_share_no_document(name):
    tune, report = ({row["document"] for row in load(name, half)} for half in HALVES)
    assert not tune & report
    assert all(zlib.crc32(document.encode()) % 2 for document in report)


def test_the_table_of_faults_counts_the_listed_ones():
    text = (FOLDER / "guidelines.md").read_text(encoding="utf-8")
    counts = Counter(row["error"] for row in load("attributions"))
    for error, count in counts.items():
        (line,) = [line for line in text.splitlines() if line.startswith(f"| `{error}` |")]
        assert int(line.split("|")[-2]) == count


def test_guidelines_speak_of_every_file():
    text = (FOLDER / "guidelines.md").read_text(encoding="utf-8")
    assert all(f"{name}.tsv" in text for name in NAMES)
    assert set(CUES) < VALUES["unattributed", "label"]
