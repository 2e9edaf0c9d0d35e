from types import SimpleNamespace

import numpy as np
import pytest

from training.recipes import genre

COLUMN = "We should simply never do this. It is our own fault, and it must end. " * 16
EXPLAINER = "The law lets a town close its bridge. That could mean a longer way for some people. " * 14
REPORT = "The council met again, officials said. The bridge was later closed, according to a statement. " * 14


def piece(number, outlet, address, text=REPORT, title="The bridge"):
    return SimpleNamespace(id=str(number), outlet=outlet, url=address, text=text, title=title, topic=f"t{number % 2}")


@pytest.mark.parametrize(
    ("outlet", "address", "label"),
    [
        ("Reuters", "https://r.com/article/bridge", "report"),
        ("Reuters", "https://r.com/opinion/bridge", "opinion"),
        ("George Will", "https://r.com/bridge", "opinion"),
        ("National Review", "https://n.com/2019/bridge", "opinion"),
        ("National Review", "https://n.com/news/bridge", None),
        ("Vox", "https://v.com/bridge", None),
        ("CNN (Web News)", "https://c.com/analysis/bridge", "analysis"),
    ],
)
def test_weak_labels(outlet, address, label):
    assert genre.weak_label(piece(0, outlet, address)) is label


def test_words_of_columns_get_points(monkeypatch, tmp_path):
    outlets = ["Reuters", "ABC News", "CBS News", "BBC News", "The Hill"]
    articles = [piece(n, outlets[n % 5], f"https://a.com/opinion/{n}", COLUMN) for n in range(20)]
    articles += [piece(20 + n, outlets[n % 5], f"https://a.com/{n}") for n in range(20)]
    articles += [
        piece(40 + n, outlets[n % 5], f"https://a.com/analysis/{n}", EXPLAINER, "Why it fell") for n in range(20)
    ]
    told = {"opinion": (0, 5), "report": (20, 25), "analysis": (40, 45)}
    hand = [{"document": str(n), "label": label} for label, pair in told.items() for n in pair]
    monkeypatch.setattr(genre.allsides, "load", lambda: iter(articles))
    monkeypatch.setattr(genre.labels, "load", lambda name, half=None: hand if half else [])
    monkeypatch.setattr(genre, "COUNTS", {"analysis": 20, "opinion": 20, "report": 20})
    monkeypatch.setattr(genre, "SHARE", 0.2)
    monkeypatch.setattr(genre, "COMMON", 2)
    monkeypatch.setattr(genre, "FOLDS", 2)
    genre.build(tmp_path, 0)
    rows = [line.split("\t") for line in (tmp_path / "manner.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    points = {name: float(opinion) for kind, name, _, opinion, _ in rows if kind == "word"}
    forms = {name: float(analysis) for kind, name, *_, analysis in rows if kind == "form"}
    assert rows[0][0] == "base"
    assert [name for kind, name, *_ in rows if kind == "signal"] == list(genre.SIGNALS)
    assert points["said"] < 0 < points["simply"]
    assert forms["title_why"] > 0


def test_words_of_one_topic_are_far_from_the_usual_mixture():
    used = np.array([[1, 1], [1, 0], [1, 1], [1, 0]] * 30)
    near, far = genre._divergence(used, ["sea", "land"] * 60)
    assert near < 0.01 < far
