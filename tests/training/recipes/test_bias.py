"""The recipe of the shipped model: what it drops, and what its levels say."""

from types import SimpleNamespace

import pytest

import attrib
from tests.corpora import rows
from training import articles
from training.recipes import bias

CALM = (
    "The council approved the budget. A judge reviewed the school law. The bank published the harbour plan in week 4. "
)
LOUD = "The council shamelessly gutted the budget. A judge recklessly wrecked the school law of the town in week 4. "


@pytest.fixture(scope="module")
def model():
    return attrib.fit(rows())


def test_values_come_in_order_and_are_nan_where_withheld(model):
    values = list(bias._values(model, [CALM * 2, LOUD * 2, "Too short."], 3))
    assert values[0][0] < values[1][0]
    assert values[2][0] != values[2][0]


def test_levels_say_what_their_thresholds_buy(model, monkeypatch):
    corpus = [SimpleNamespace(text=CALM * 2, hyperpartisan=False)] * 3
    corpus += [SimpleNamespace(text=LOUD * 2, hyperpartisan=True)] * 2
    monkeypatch.setattr(bias.hyperpartisan, "load", lambda: corpus)
    levels = bias._levels(model, [0.5] * 101)
    assert [(item["level"], item["precision"], item["recall"]) for item in levels] == [
        ("low", 0.4, 1.0),
        ("medium", 1.0, 1.0),
        ("high", 1.0, 1.0),
    ]


def test_the_pool_is_summed_up(model, monkeypatch):
    monkeypatch.setattr(articles, "EVERY", 2)
    found = [SimpleNamespace(title="", text=text * 2) for text in (CALM, "skipped", LOUD, "skipped", "x")]
    monkeypatch.setattr(articles.allsides, "load", lambda: found)
    pool = bias._pool(model)
    assert pool["articles"] == 2
    assert pool["quantiles"][0] < pool["mean"] < pool["quantiles"][100]
