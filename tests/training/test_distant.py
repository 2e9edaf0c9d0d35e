"""Distant labels: which outlets' sentences are taken, and for which side."""

from types import SimpleNamespace

from training import distant
from training.loaders import babe
from training.recipes import bias

LONG = "Nobody knew why the council had left the room so early."


def article(outlet, text):
    return SimpleNamespace(outlet=outlet, text=text)


def test_sentences_without_quotations_by_side(monkeypatch):
    pool = [
        article("Reason", f'{LONG} Short. "{LONG}" he said to us.\n{LONG}'),
        article("Associated Press", LONG),
        article("Nobody's Gazette", LONG),
    ]
    monkeypatch.setattr(distant.allsides, "load", lambda: pool)
    assert list(distant.sentences(0)) == [(LONG, True), (LONG, True), (LONG, False)]


def test_of_a_long_article_a_few_sentences_the_same_for_a_seed(monkeypatch):
    text = " ".join(f"In week {number} {LONG[0].lower()}{LONG[1:]}" for number in range(100))
    monkeypatch.setattr(distant.allsides, "load", lambda: [article("Reason", text)])
    once, again = list(distant.sentences(1)), list(distant.sentences(1))
    assert len(once) == distant.PER_ARTICLE["opinion"]
    assert once == again


def test_no_outlet_of_an_evaluation_set_is_a_label(real):
    known = tuple({row.outlet for row in babe.load()})
    assert "Reuters" in known
    sides = distant.outlets()
    assert len(sides) > 40
    assert not [name for name in sides if name.startswith(known)]


def test_the_recipe_learns_from_what_no_evaluation_set_holds(monkeypatch, tmp_path):
    monkeypatch.setenv("ATTRIB_SOFT", str(tmp_path))
    row = SimpleNamespace(text=LONG, biased=True)
    other = SimpleNamespace(text="Something else that has quite a few words in it, as sentences do.", biased=False)
    monkeypatch.setattr(bias.anno_lexical, "load", lambda split: [row, other])
    monkeypatch.setattr(bias.distant, "sentences", lambda seed: [(LONG, True), (other.text, False)])
    monkeypatch.setattr(bias.evaluation, "texts", lambda: [LONG])
    sources, about = bias._sources(0)
    assert sources["labels"].texts == sources["outlets"].texts == [other.text]
    assert "teacher" not in sources
    assert about["near-duplicates dropped, labels"] == 1
