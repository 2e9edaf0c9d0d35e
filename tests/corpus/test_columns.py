"""Corpora in whatever container."""

import csv
import json

import pytest

from attrib.corpus import columns
from attrib.errors import CorpusError
from tests.corpora import columns as as_columns
from tests.corpora import rows as as_rows

NAMES = {"text": "text", "label": "label", "group": "outlet", "time": None}


class Frame:
    """As much of a data frame as is needed."""

    def __init__(self, table):
        self.table = table
        self.columns = list(table)

    def __getitem__(self, name):
        return self.table[name]


def write_csv(path, delimiter):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["text", "label", "outlet", "day"], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(as_rows(10))


def test_every_container_gives_the_same(tmp_path):
    write_csv(tmp_path / "a.csv", ",")
    write_csv(tmp_path / "a.tsv", "\t")
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, as_rows(10))), encoding="utf-8")
    given = [as_rows(10), iter(as_rows(10)), as_columns(10), Frame(as_columns(10))]
    given += [tmp_path / "a.csv", str(tmp_path / "a.tsv"), tmp_path / "a.jsonl"]
    found = [columns(corpus, **NAMES) for corpus in given]
    assert all(item == found[0] for item in found)
    assert found[0].labels[:2] == ["neutral", "slanted"]
    assert found[0].groups[0] == "north"


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table(as_columns(10)), tmp_path / "a.parquet")
    assert columns(tmp_path / "a.parquet", **NAMES) == columns(as_columns(10), **NAMES)


def test_rows_without_text_or_label_are_left_out():
    table = [{"text": "a", "label": 1}, {"text": " ", "label": 1}, {"text": "b", "label": None}, {"text": "c"}]
    table += [{"text": None, "label": 0}, {"text": "d", "label": float("nan")}, {"text": "e", "label": 0}]
    found = columns(table, text="text", label="label", group=None, time=None)
    assert (found.texts, found.labels) == (["a", "e"], [1, 0])


@pytest.mark.parametrize(
    ("corpus", "message"),
    [
        ({"body": ["a"], "label": [1]}, "no column 'text'; its columns are: body, label"),
        ({"text": ["a", "b"], "label": [1]}, "differ in length"),
        ([], "no column"),
        ([{"text": "", "label": 1}], "no row"),
        (["a sentence"], "row 1 is a str"),
        (3, "a int is no corpus"),
        ("nowhere.csv", "no file 'nowhere.csv'"),
    ],
)
def test_what_cannot_be_used_is_named(corpus, message):
    with pytest.raises(CorpusError, match=message):
        columns(corpus, text="text", label="label", group=None, time=None)


@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", b"{broken"), ("a.csv", b"text,label\n\xff\xfe,1\n"), ("a.doc", b"")]
)
def test_unreadable_files(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match=name):
        columns(tmp_path / name, text="text", label="label", group=None, time=None)
