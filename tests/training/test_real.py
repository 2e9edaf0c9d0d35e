"""The real corpora, where there are: counts, and the traps each of them sets."""

from importlib import import_module

import pytest

from training.check import check
from training.loaders import babe, basil, gvfc, narrative_framing, polnear
from training.table import corpora

pytestmark = pytest.mark.usefixtures("real")
COUNTS = [
    ("anno_lexical", ("train",), 33831),
    ("anno_lexical", ("dev",), 7249),
    ("anno_lexical", ("test",), 7250),
    ("allsides", (), 37551),
    ("hyperpartisan", (), 645),
    ("polnear", ("train",), 840),
    ("polnear", ("dev",), 84),
    ("wcxb", (), 793),
    ("scrapinghub", (), 181),
    ("narrative_framing", (), 428),
    ("babe", (), 3673),
    ("basil", (), 300),
    ("checkthat_subjectivity", ("train",), 830),
    ("checkthat_subjectivity", ("dev",), 462),
    ("checkthat_subjectivity", ("dev_test",), 484),
    ("gvfc", (), 2990),
    ("frac", (), 523),
]


@pytest.mark.parametrize(("name", "split", "count"), COUNTS)
def test_counts(name, split, count):
    rows = list(import_module(f"training.loaders.{name}").load(*split))
    assert len(rows) == count
    if name != "wcxb":  # two of its pages have an empty text
        assert all(row.text for row in rows if hasattr(row, "text"))


@pytest.mark.parametrize("name", list(corpora()))
def test_every_file_is_the_one_listed(name):
    assert check(corpora()[name]).ok


def test_labels():
    sentences = list(babe.load())
    assert sum(row.biased for row in sentences) == 1810
    assert len({row.topic for row in sentences}) == 20
    assert sum(1 for _ in babe.annotations()) == 18362
    assert sum(bool(row.themes) for row in gvfc.load()) == 1301
    assert sum(row.frames is None for row in narrative_framing.load()) == 1


def test_spans_lie_in_their_texts():
    for document in polnear.load("dev"):
        for found in document.attributions:
            assert all(0 <= span.start < span.end <= len(document.text) for part in found for span in part)
    articles = list(basil.load())
    assert {row.outlet for row in articles} == {"nyt", "fox", "hpo"}
    assert len({row.story for row in articles}) == 100
    biases = [(row.text, bias) for article in articles for row in article.sentences for bias in row.biases]
    assert len(biases) == 1723
    assert all(bias.span.end <= len(text) for text, bias in biases)
