"""The gate opens for what ships, and for nothing that is broken: weights, rules, tokens, data, counts."""

import json
import re
import shutil

import numpy as np
import pytest
from click.testing import CliRunner

from attrib.annotate import tokens
from attrib.inference import bundle
from attrib.parse.lines import cut, rules
from attrib.scoring import one
from benchmarks import floors, gate
from benchmarks.floors import Floor, data_trouble, judge, moved
from benchmarks.rows import Options, Row
from benchmarks.run import Outcome, results

PIN = {"commit": "c", "files": 1, "bytes": 2, "digest": "d"}


def document(*rows, quick=True, data=None, missing=None):
    found = {"speed": Outcome(list(rows), data or {"toy": dict(PIN)}, {}, 1.0, 1.0)}
    made = results(found, Options(quick=quick))
    return {**made, "missing": missing or {}}


def a_floor(**changes):
    given = Floor("quick", "speed", "t", "ours", "F1", "least", 0.8, 0.01, 10)
    return given._replace(**changes)


def state(floor, value, n=10):
    return judge([floor], document(Row("t", "ours", "F1", value, "p", n=n)))[0].state


@pytest.mark.parametrize(
    ("direction", "value", "wanted"),
    [
        ("least", 0.795, "ok"), ("least", 0.78, "worse"), ("least", 0.9, "better"), ("least", float("nan"), "missing"),
        ("most", 0.805, "ok"), ("most", 0.82, "worse"), ("most", 0.7, "better"),
        ("equal", 0.805, "ok"), ("equal", 0.82, "worse"), ("equal", 0.7, "worse"),
    ],
)  # fmt: skip
def test_states_by_direction(direction, value, wanted):
    assert state(a_floor(direction=direction), value) == wanted


def test_counts_are_pinned_and_absent_figures_are_red():
    assert state(a_floor(), 0.9, n=9) == "other n"
    assert state(a_floor(n=None), 0.9, n=9) == "better"
    assert state(a_floor(value=None), 0.9) == "not set"
    (verdict,) = judge([a_floor(metric="recall")], document(Row("t", "ours", "F1", 0.9, "p")))
    assert verdict.state == "missing"
    assert verdict.red


def test_only_lower_lowers():
    good, bad, new = a_floor(), a_floor(metric="recall"), a_floor(metric="new", value=None, n=None)
    rows = [
        Row("t", "ours", metric, value, "p", n=10) for metric, value in (("F1", 0.9), ("recall", 0.5), ("new", 0.3))
    ]
    verdicts = judge([good, bad, new], document(*rows))
    assert [floor.value for floor in moved([good, bad, new], verdicts, lower=False)] == [0.9, 0.8, 0.3]
    assert [floor.value for floor in moved([good, bad, new], verdicts, lower=True)] == [0.9, 0.5, 0.3]


def test_other_data_and_no_data_are_trouble():
    fine = document()
    assert data_trouble({"toy": PIN}, fine, {"speed"}) == []
    assert "digest" in data_trouble({"toy": {**PIN, "digest": "e"}}, fine, {"speed"})[0]
    assert "not pinned" in data_trouble({}, fine, {"speed"})[0]
    (line,) = data_trouble({"toy": PIN}, document(missing={"speed": "corpus 'frac' is not here"}), {"speed"})
    assert line == "speed: corpus 'frac' is not here"


@pytest.fixture
def folder(tmp_path):
    for path in (floors.FLOORS, floors.PINS):
        shutil.copy(path, tmp_path)
    return tmp_path


def opened(folder, *arguments):
    return CliRunner().invoke(gate.main, [*arguments, "--floors", str(folder)])


def test_the_table_reads_back_as_it_was_written(folder):
    before = (folder / "floors.tsv").read_text()
    floors.write(folder / "floors.tsv", floors.read(folder / "floors.tsv"))
    assert (folder / "floors.tsv").read_text() == before
    pins = floors.pinned(folder / "pins.tsv")
    floors.write_pins(folder / "pins.tsv", pins, document(data=pins))
    assert floors.pinned(folder / "pins.tsv") == pins


def test_a_stored_result_is_compared_and_a_floor_lowered_when_told(folder, tmp_path):
    (folder / "pins.tsv").write_text("corpus\tcommit\tfiles\tbytes\tdigest\ntoy\tc\t1\t2\td\n")
    (folder / "floors.tsv").write_text(
        "\t".join(floors.COLUMNS) + "\nquick\tspeed\tt\tours\tF1\tleast\t0.8\t0.01\t10\n"
    )
    path = tmp_path / "results.json"
    path.write_text(json.dumps(document(Row("t", "ours", "F1", 0.5, "p", n=10))))
    given = ("--results", str(path))
    first = opened(folder, *given, "--raise")
    assert (first.exit_code, floors.read(folder / "floors.tsv")[0].value) == (1, 0.8)
    assert "worse" in first.output
    assert opened(folder, *given, "--lower").exit_code == 1
    assert opened(folder, *given).exit_code == 0
    path.write_text(json.dumps(document(data={"toy": {**PIN, "bytes": 3}})))
    changed = opened(folder, *given)
    assert changed.exit_code == 1
    assert "not the one the floors were measured on: bytes" in changed.output


def test_it_fails_without_data_in_one_clear_line(folder, monkeypatch, tmp_path):
    monkeypatch.setenv("ATTRIB_CORPORA", str(tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    answer = opened(folder, "fairness")
    assert answer.exit_code == 1
    assert "python -m training fetch" in answer.output


def test_what_ships_opens_the_gate(folder):
    answer = opened(folder, "basics")
    assert answer.exit_code == 0, answer.output


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """Puts a copy of a shipped bundle in its place, with its arrays of weights changed."""

    def put(name, change):
        found = bundle.read(bundle.shipped(name))
        arrays = {key: change(array) if key in ("weights", "dense", "word") else np.array(array)
                  for key, array in found.arrays.items()}  # fmt: skip
        kept = {
            key: value for key, value in found.manifest.items() if key not in ("format", "arrays", "card.md", "sha256")
        }
        bundle.write(tmp_path / name, kept, arrays, "# broken\n")
        ours = bundle.shipped
        monkeypatch.setattr(bundle, "shipped", lambda asked: tmp_path / name if asked == name else ours(asked))

    one.shipped.cache_clear()
    yield put
    one.shipped.cache_clear()


def permuted(array):
    flat = np.array(array).ravel()
    return np.random.default_rng(0).permutation(flat).reshape(array.shape)


@pytest.mark.parametrize("name", ["bias", "subjectivity"])
@pytest.mark.parametrize("change", [np.zeros_like, permuted])
def test_a_broken_model_closes_it(folder, broken, name, change):
    broken(name, change)
    answer = opened(folder, "basics")
    assert answer.exit_code == 1
    assert f"basics / pairs / attrib {name} / AUC: worse" in answer.output


LOST = [rule.fires for rule in rules.rules() if rule.reason in ("cookie", "editing_credit")][:2]


@pytest.mark.parametrize("lost", LOST)
def test_a_deleted_rule_closes_it(folder, monkeypatch, lost):
    kept = tuple(rule for rule in rules.rules() if rule.fires != lost)
    assert len(kept) == len(rules.rules()) - 1
    for module in (rules, cut):
        monkeypatch.setattr(module, "rules", lambda: kept)
    rules.by_trigger.cache_clear()
    answer = opened(folder, "basics")
    rules.by_trigger.cache_clear()
    assert answer.exit_code == 1
    assert "cut of those to be: worse" in answer.output


@pytest.mark.parametrize("pattern", [r"\S+", r"\w+|[^\w\s]"])
def test_another_tokenizer_closes_it(folder, monkeypatch, pattern):
    monkeypatch.setattr(tokens, "TOKEN", re.compile(pattern))
    assert opened(folder, "basics").exit_code == 1


@pytest.mark.parametrize(("direction", "value"), [("most", 1.67432), ("least", 0.79386)])
def test_a_floor_set_by_a_measurement_is_reached_by_it(direction, value):
    unset = a_floor(value=None, direction=direction, tolerance=0.0, n=None)
    (fresh,) = moved([unset], [floors.Verdict(unset, value, 10, "not set")], lower=True)
    assert state(fresh, value) in {"ok", "better"}
