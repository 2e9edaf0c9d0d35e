from types import SimpleNamespace

import pytest

from benchmarks.areas import lines
from training.line_labels import Line

BODY = "The council voted on Tuesday to rebuild the old pier, the mayor said. Work begins in spring."
CREDIT = "Jo Marsh contributed to this report."
TEXT = f"{BODY}\n\n{CREDIT}"
AT = TEXT.index(CREDIT)


def line(start, end, reason, **more):
    values = {"first": reason, "second": reason, "stratum": "edge", "weight": 1.0, "half": "report", **more}
    return Line("one", start, end, reason, **values)


def value(rows, metric):
    return next(row.value for row in rows if row.metric == metric)


def test_a_line_is_cut_if_half_of_it_is():
    wanted = [line(0, len(BODY), None), line(AT, len(TEXT), "contributed"), line(0, len(TEXT), None)]
    judged = lines.judge(wanted, {"one": TEXT})
    assert [item.cut for item in judged] == [None, "contributed", None]


def test_precision_counts_cuts_and_recall_labels():
    found = line(0, 1, "caption", weight=3.0)
    judged = [
        lines.Judged(found, "caption"),
        lines.Judged(found._replace(weight=1.0), None),
        lines.Judged(line(0, 1, None), "related"),
        lines.Judged(line(0, 1, None), None),
    ]
    rows = lines.quality("report", judged)
    assert value(rows, "precision") == value(rows, "recall") == 0.5
    assert value(rows, "precision, weighted") == value(rows, "recall, weighted") == 0.75


def test_readings_that_differ_lower_the_agreement():
    same = [line(0, 1, "caption"), line(0, 1, None), line(0, 1, None)]
    rows = lines.consistency([*same, line(0, 1, None, second="caption"), line(0, 1, None, first="part", second="part")])
    assert value(rows, "agreement") == 0.75
    assert value(rows, "kappa") == pytest.approx(0.5)


def test_agencies_are_right_or_false():
    wire = SimpleNamespace(text=f"OSLO (AP) - {BODY}", agency="AP")
    rows = lines.agencies([wire, SimpleNamespace(text=wire.text, agency=""), SimpleNamespace(text=BODY, agency="UPI")])
    assert (value(rows, "right"), value(rows, "false")) == (1, 1)
