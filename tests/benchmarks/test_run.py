"""Areas one by one and side by side, and sizes from one table."""

import sys
from types import SimpleNamespace

import pytest

from attrib.errors import CorpusError
from benchmarks import run
from benchmarks.rows import Options, Row
from benchmarks.sizes import SIZES


def test_sizes_by_form():
    assert Options(quick=True).size("pool articles") == SIZES["pool articles"].quick
    assert Options().size("pool articles") == SIZES["pool articles"].full
    assert Options(whole=True).size("pool articles") == SIZES["pool articles"].whole
    assert Options(whole=True).size("speed runs") == SIZES["speed runs"].full
    assert Options(quick=True).size("batch kills") == 0


@pytest.mark.parametrize("name", SIZES)
def test_a_quick_run_takes_no_more(name):
    size = SIZES[name]
    counts = [count for count in size if count is not None]
    assert counts == sorted(counts, reverse=name.endswith("one in"))


def test_items_are_spread_or_thinned():
    items = list(range(1000))
    spread = Options(quick=True).spread(items, "pool articles")
    assert len(spread) == 60
    assert (spread[0], spread[-1]) == (0, 944)
    assert Options().spread(items[:5], "pool articles") == items[:5]
    assert Options(quick=True).thinned(items, "extraction pages, one in") == items[::40]


def test_digests_tell_answers_apart_and_keep_none():
    options = Options()
    options.record("a", ["one", "two"])
    options.record("b", ["one", "two"])
    options.record("c", ["onetwo"])
    assert options.outputs["a"] == options.outputs["b"] != options.outputs["c"]
    assert len(options.outputs["a"]) == 16


@pytest.fixture
def areas(monkeypatch):
    """Three areas: one works, one lacks a corpus, one is measured alone."""

    def lacking(options):
        raise CorpusError("corpus 'x' is not here")

    def works(options):
        options.record("ours", [1])
        return [Row("t", "ours", "F1", 1.0, "p")]

    for name, call in (("lines", works), ("ledger", lacking), ("speed", works)):
        monkeypatch.setitem(sys.modules, f"benchmarks.areas.{name}", SimpleNamespace(CORPORA=(), run=call))


def test_an_area_that_lacks_a_corpus_stops_no_other(areas):
    found = dict(run.run(["ledger", "lines"], Options()))
    assert found["ledger"].trouble == "corpus 'x' is not here"
    assert found["lines"].rows[0].value == 1
    assert found["lines"].outputs.keys() == {"ours"}
    document = run.results(found, Options(quick=True))
    assert list(document["areas"]) == ["lines"]
    assert document["missing"] == {"ledger": "corpus 'x' is not here"}
    assert document["quick"] is True


def test_a_peer_that_is_not_installed_is_one_clear_line(areas, monkeypatch):
    def lonely(options):
        raise ModuleNotFoundError("No module named 'minilm'")

    monkeypatch.setitem(sys.modules, "benchmarks.areas.speed", SimpleNamespace(CORPORA=(), run=lonely))
    (outcome,) = dict(run.run(["speed"], Options(peers=True))).values()
    assert outcome.trouble == "No module named 'minilm'; is the dependency group peers installed?"
    assert outcome.needed


def test_side_by_side_the_timed_areas_come_first_and_alone():
    names = [name for name, _ in run.run(["basics", "fairness", "held_out"], Options(quick=True), jobs=2)]
    assert sorted(names) == ["basics", "fairness", "held_out"]
    assert set(run.ALONE) | set(run.LONGEST) <= set(run.AREAS)
