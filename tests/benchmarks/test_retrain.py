"""What the area `retrain` is made of."""

from benchmarks.areas import retrain
from benchmarks.rows import Options


def test_rows_are_made_as_they_are_asked_for_and_none_repeats_another():
    made = list(retrain.repeated([("The dock opened.", "a"), ("x" * 99, "b"), ("Rain fell.", "b")], 5))
    assert [text for text, _ in made][:3] == [
        "The dock opened. Number 0.",
        "Rain fell. Number 1.",
        "The dock opened. Number 2.",
    ]
    assert len(set(made)) == 5


def test_millions_of_rows_are_for_whole_runs(monkeypatch):
    asked = []
    corpus = [type("Row", (), {"text": f"Rain fell {at} times.", "biased": at % 2})() for at in range(400)]
    monkeypatch.setattr(retrain.anno_lexical, "load", lambda split: corpus)
    monkeypatch.setattr(retrain, "_cost", lambda table: asked.append(sum(1 for _ in table)) or (1.0, 1.0, 1.0))
    for options in (Options(quick=True), Options(), Options(whole=True)):
        retrain.run(options)
    assert asked == [200, 200, 400, 200, 400, 5_000_000]
