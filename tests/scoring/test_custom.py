"""A user's own classes in a report: they add up, whatever the task."""

import math

import pytest

import attrib
from tests.corpora import rows
from tests.scoring.test_score import LONG

BODY = "The council met on Monday. {} the harbour plan, members said. Nothing else was decided."


def labels(kind):
    table = rows(80)
    if kind == "three":
        return [{**row, "label": row["label"] if n % 5 else "odd"} for n, row in enumerate(table)]
    if kind == "many":
        return [{**row, "label": [row["label"], *(["odd"] if n % 3 else [])]} for n, row in enumerate(table)]
    return table


@pytest.mark.parametrize("kind", ["two", "three", "many"])
@pytest.mark.parametrize("task", ["sentence", "article"])
def test_each_class_has_a_score_that_adds_up(kind, task, check_report):
    table = labels(kind)
    if task == "article":
        table = [{**row, "text": BODY.format(row["text"].rstrip("."))} for row in table]
    model = attrib.fit(table, task=task)
    report = attrib.score(LONG, model=model)
    check_report(report)
    assert tuple(report.scores.custom) == model.classes
    for score in report.scores.custom.values():
        total = score.base + sum(item.weight for item in score.contributions)
        value = total if score.link == "identity" else 1 / (1 + math.exp(-total))
        assert value == pytest.approx(score.value, abs=1e-9)
        assert score.low <= score.value <= score.high
    if kind != "many":
        assert sum(score.value for score in report.scores.custom.values()) == pytest.approx(1.0)
    if task == "article":
        chances = model.predict_proba([LONG])[0]
        assert [score.value for score in report.scores.custom.values()] == pytest.approx(chances.tolist())


def test_a_short_text_has_none():
    report = attrib.score("The minister said the plan was ready.", model=attrib.fit(rows(40)))
    assert report.scores.custom is None
    assert "custom" not in report.to_dict()["scores"]
