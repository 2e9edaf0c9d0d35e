"""Corpora that cannot be used, or not trusted: one clear message each."""

import itertools
import warnings

import numpy as np
import pytest

import attrib
from attrib.corpus import check, columns
from attrib.errors import CorpusError, CorpusWarning
from attrib.fit.folds import folds
from attrib.fit.problem import problem
from tests.corpora import rows

NAMES = {"text": "text", "label": "label", "group": None, "time": None}


def labelled(*labels):
    return [{"text": f"The council met in hall {LETTERS[at]}.", "label": label} for at, label in enumerate(labels)]


LETTERS = ["".join(pair) for pair in itertools.product("abcdefghijklmnop", repeat=2)]


@pytest.mark.parametrize(
    ("corpus", "message"),
    [
        ([{"body": "a", "label": 1}], "no column 'text'; its columns are: body, label"),
        (labelled(*["x"] * 30), "one class only"),
        ([{"text": " ", "label": "x"}] * 30, "no row of the corpus has both a text and a label .of 30 rows"),
        (labelled("x"), "one class only"),
        (labelled("x", "x", "y", "y"), "class 'x' has 2 rows only: at least 4 are needed"),
        (labelled(*["biased", "biased ", "Biased", "fair"] * 9), "'Biased' and 'biased' differ in spaces or capitals"),
        (labelled(*map(str, range(100))), "100 different labels: name the column that holds the classes"),
        (labelled(*["x", ["y"]] * 9), "some labels are lists and some are not"),
        (labelled(*[[], ["y"]] * 9), "1 different labels"),
    ],
    ids=["column", "class", "empty", "row", "four", "spaces", "identifiers", "lists", "labels"],
)
def test_what_cannot_be_used_gets_one_message(corpus, message):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(CorpusError, match=message):
            attrib.fit(corpus)


def test_spaces_around_labels_do_not_matter():
    assert columns([{"text": "a", "label": " x "}, {"text": "b", "label": "x"}], **NAMES).labels == ["x", "x"]


def test_mixed_encodings_name_the_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("text,label\ncafé,1\n".encode() + "café,1\n".encode("latin-1"))
    with pytest.raises(CorpusError, match=r"line 3, byte 4 \(0xe9\); save all of it as UTF-8"):
        columns(path, **NAMES)


@pytest.mark.parametrize("day", ["3/14/2024", "14 March 2024", "24-03-14", "spring"])
def test_dates_that_do_not_sort_are_refused(day):
    table = [{**row, "day": day} if at == 7 else row for at, row in enumerate(rows(40))]
    with pytest.raises(CorpusError, match=f"holds '{day}', which does not sort by date"):
        columns(table, **{**NAMES, "time": "day"})


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("2024-03-14", "2024-03-14"),
        ("2024-03-14T09:30:00Z", "2024-03-14T09:30:00Z"),
        ("20240314", 20240314.0),
        ("2024-03", "2024-03"),
        ("2024", 2024.0),
    ],
)
def test_dates_with_the_year_first_sort(day, read):
    assert columns([{**row, "day": day} for row in rows(4)], **{**NAMES, "time": "day"}).times[0] == read


def test_dates_that_leave_a_class_untested_are_one_message():
    neutral, slanted = ([row for row in rows(80) if row["label"] == name] for name in ("neutral", "slanted"))
    table = [row for pair in zip(neutral[:4], slanted[:4], strict=True) for row in pair] + slanted[4:36]
    table = [{**row, "day": f"2024-{1 + at // 28:02d}-{1 + at % 28:02d}"} for at, row in enumerate(table)]
    with pytest.raises(CorpusError, match="without rows to test on"):
        attrib.fit(table, time="day")


def test_files_without_content_say_so(tmp_path):
    (tmp_path / "a.csv").write_text("")
    with pytest.raises(CorpusError, match="empty: its first line must name the columns"):
        columns(tmp_path / "a.csv", **NAMES)
    (tmp_path / "a.jsonl").write_text('{"text": "a", "label": "b"}\n{oops\n')
    with pytest.raises(CorpusError, match=r"line 2 is no JSON .Expecting property name.*, character 2"):
        columns(tmp_path / "a.jsonl", **NAMES)


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", ",")])
def test_other_signs_between_columns_are_seen(tmp_path, name, sign):
    (tmp_path / name).write_text(f"text{sign}label\na{sign}b\n")
    with pytest.raises(CorpusError, match="the columns seem to be parted by"):
        columns(tmp_path / name, **NAMES)


def test_duplicates_are_told_and_never_on_both_sides():
    corpus = rows(120)
    repeated = [*corpus, *({**row, "text": row["text"].upper()} for row in corpus[:80])]
    data = columns(repeated, **NAMES)
    assert [note for note in check(data).notes if "40% of all" in note]
    made = folds(data, problem(data.labels), 0)
    texts = np.array([text.casefold() for text in data.texts])
    assert all(not set(texts[fold.seen]) & set(texts[fold.tested]) for fold in made)
    with pytest.warns(CorpusWarning, match="40% of all"):
        attrib.fit(repeated)


def test_conflicts_leaks_and_languages_are_told():
    corpus = rows(60)
    corpus += [{**corpus[0], "label": "slanted"}, {**corpus[1], "outlet": "elsewhere"}]
    found = {line.what: line for line in check(columns(corpus, **{**NAMES, "group": "outlet"})).lines}
    assert found["rows whose text has other labels too"].rows == 2
    assert found["rows whose text is in other groups too"].rows == 2
    german = [{"text": "Der Rat hat am Montag nicht über den Hafen und die Brücke entschieden.", "label": "x"}] * 9
    assert "de" in check(columns(german, **NAMES)).lines[-1].note


def test_several_labels_a_text(tmp_path):
    table = [
        {"text": row["text"], "label": "|".join(name for name in ("mayor", "plan", "betrayed") if name in row["text"])}
        for row in rows(200)
        if "on" in row["text"]
    ]
    table = [row for row in table if row["label"]]
    model = attrib.fit(table, separator="|")
    assert model.multilabel
    assert model.classes == ("betrayed", "mayor", "plan")
    assert model.predict(["On reflection the mayor published the harbour plan in week 3."]) == [("mayor", "plan")]
    assert model.card["cross-validated figures"]["micro F1"] > 0.9
    lists = attrib.fit([{**row, "label": row["label"].split("|")} for row in table])
    lists.save(tmp_path / "lists")
    model.save(tmp_path / "separated")
    assert lists.digest == model.digest


def test_figures_come_with_intervals_from_nested_folds():
    card = attrib.fit(rows(), group="outlet").card
    low, high = card["intervals of 95%, by resampled groups"]["macro F1"]
    assert low <= card["cross-validated figures"]["macro F1"] <= high


def test_noise_is_not_flattered():
    random = np.random.default_rng(1)
    corpus = [{**row, "label": str(random.integers(2))} for row in rows(200)]
    assert attrib.fit(corpus).card["cross-validated figures"]["area under the ROC curve"] < 0.62
