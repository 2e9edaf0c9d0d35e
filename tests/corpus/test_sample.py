"""Corpora of any length: a sample in bounded memory, drawn by the seed."""

import csv
import subprocess
import sys
import tracemalloc
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import attrib
from attrib.corpus import check, columns
from attrib.corpus.sample import FEWEST, Sample
from attrib.errors import CorpusWarning, InputError
from tests.corpora import rows

NAMES = {"text": "text", "label": "label", "group": None, "time": None}


def stream(count):
    """Rows that exist only while they are looked at; of each hundred one is rare."""
    for at in range(count):
        yield {"text": f"The council met in hall {at}.", "label": "rare" if at % 100 == 7 else "usual", "more": "x"}


def test_memory_does_not_grow_with_the_corpus():
    peaks = []
    for count in (20_000, 200_000):
        tracemalloc.start()
        found = columns(stream(count), **NAMES, rows=2_000)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert found.offered == count
    assert peaks[1] < 1.3 * peaks[0]


def test_every_row_has_the_same_chance_and_rare_classes_stay():
    found = columns(stream(50_000), **NAMES, rows=2_000)
    assert Counter(found.labels)["rare"] == FEWEST  # some twenty by chance
    assert 2_000 <= len(found.texts) <= 2_000 + FEWEST
    places = [int(text.split()[-1][:-1]) for text in found.texts]
    assert places == sorted(places)
    assert 23_000 < sum(places) / len(places) < 27_000


def test_the_seed_decides():
    drawn = [columns(stream(3_000), **NAMES, rows=200, seed=seed).texts for seed in (0, 0, 1)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_a_corpus_that_fits_is_taken_whole_and_in_order():
    found = columns(stream(500), **NAMES, rows=500)
    assert found.texts == [row["text"] for row in stream(500)]
    assert "drawn" not in check(found).table()


@given(st.lists(st.sampled_from("aabc"), max_size=300), st.integers(1, 40), st.integers(0, 3))
def test_a_sample_is_of_the_stream(classes, most, seed):
    sample = Sample(most, seed)
    for place, name in enumerate(classes):
        sample.add(place, [name])
    kept = sample.rows()
    assert kept == sorted(set(kept))
    assert min(most, len(classes)) <= len(kept) <= most + FEWEST * len(set(classes))
    for name, count in Counter(classes).items():
        assert sum(classes[place] == name for place in kept) >= min(count, FEWEST)


def test_more_labels_than_classes_do_not_fill_the_memory():
    sample = Sample(10, 0)
    for place in range(5_000):
        sample.add(place, [place])
    assert len(sample.rows()) < 1_100


def test_one_message_says_so_and_training_goes_on():
    corpus = rows(200)
    with pytest.warns(CorpusWarning, match=r"rows used, \d+: drawn by the seed from 200; --rows N .rows=N. takes more"):
        model = attrib.fit(corpus, rows=120)
    assert 120 <= model.card["corpus"]["rows"] < 200
    with pytest.raises(InputError, match="at least one row"):
        attrib.fit(corpus, rows=0)


def test_a_long_file_from_the_command_line(tmp_path):
    corpus = rows(200)
    with (tmp_path / "long.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        for turn in range(100):
            writer.writerows((f"{row['text']} Turn {turn}.", row["label"]) for row in corpus)
    command = [sys.executable, "-m", "attrib", "fit", "long.csv", "-o", "model", "--rows", "300"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "drawn" in line]
    assert line.split() == ["rows", "used", "300", *line.split()[3:]]
    assert "from 20,000" in line
