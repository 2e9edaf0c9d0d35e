"""Sentences that were judged wrongly become rows to learn from."""

import pytest

import attrib
from attrib.corrections import corrections
from attrib.errors import CorpusError, InputError
from tests.corpora import rows


@pytest.fixture(scope="module")
def report(fixtures):
    return attrib.score((fixtures / "harbour.txt").read_bytes())


def test_the_other_class_and_the_words_themselves(report):
    found = corrections(report, [3, 7])
    assert [row["sentence"] for row in found] == [3, 7]
    for row in found:
        assert {row["said"], row["label"]} == set(attrib.load("bias").classes)
        assert row["text"] == " ".join(report.text[slice(*report.sentences[row["sentence"]].span)].split())


def test_marks_in_a_report_count(report):
    plain = report.to_dict()
    plain["sentences"][3]["wrong"] = True
    assert corrections(plain) == corrections(report, [3])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(((),), "no sentence is marked"), (([999],), "no sentence 999"), (([-1],), "no sentence -1")],
)
def test_what_cannot_be_corrected(report, arguments, message):
    with pytest.raises(InputError, match=message):
        corrections(report, *arguments)


def test_more_classes_need_to_be_told(report):
    model = attrib.fit([{**row, "label": number % 3} for number, row in enumerate(rows(60))])
    with pytest.raises(InputError, match="say which of 0, 1, 2"):
        corrections(report, [3], model=model)
    assert corrections(report, labels={3: "2"}, model=model)[0]["label"] == "2"
    with pytest.raises(InputError, match="'9' is none of"):
        corrections(report, labels={3: "9"}, model=model)


def test_a_correction_takes_the_place_of_the_row():
    table = rows(60)
    right = [{"text": table[0]["text"].upper(), "label": "slanted"}]
    assert attrib.fit(table, corrections=right).card["corpus"] == {"rows": 60, "class neutral": 29, "class slanted": 31}
    for columns in ({"group": "outlet"}, {"time": "day"}):
        assert attrib.fit(table, corrections=right, **columns).card["corpus"]["rows"] == 60
    with pytest.raises(CorpusError, match="the label 'odd'; those of the corpus are 'neutral', 'slanted'"):
        attrib.fit(table, corrections=[{**right[0], "label": "odd"}])
