from types import SimpleNamespace

import numpy as np
import pytest

from training.recipes import genre

COLUMN = "We should simply never do this. It is our own fault, and it must end. " * 16
REPORT = "The council met again, officials said. The bridge was later closed, according to a statement. " * 14


def piece(number, outlet, address, text=REPORT, title="The bridge"):
    return SimpleNamespace(id=str(number), outlet=outlet, url=address, text=text, title=title, topic=f"t{number % 2}")


@pytest.mark.parametrize(
    ("outlet", "address", "label"),
    [
        ("Reuters", "https://r.com/article/bridge", False),
        ("Reuters", "https://r.com/opinion/bridge", True),
        ("George Will", "https://r.com/bridge", True),
        ("National Review", "https://n.com/2019/bridge", True),
        ("National Review", "https://n.com/news/bridge", None),
        ("Vox", "https://v.com/bridge", None),
        ("CNN (Web News)", "https://c.com/analysis/bridge", None),
    ],
)
def test_weak_labels(outlet, address, label):
    assert genre.weak_label(piece(0, outlet, address)) is label


def test_words_of_columns_get_points(monkeypatch, tmp_path):
    outlets = ["Reuters", "ABC News", "CBS News", "BBC News", "The Hill"]
    articles = [piece(n, outlets[n % 5], f"https://a.com/opinion/{n}", COLUMN) for n in range(20)]
    articles += [piece(20 + n, outlets[n % 5], f"https://a.com/{n}") for n in range(20)]
    hand = [{"document": "0", "label": "opinion"}, {"document": "20", "label": "report"}]
    monkeypatch.setattr(genre.allsides, "load", lambda: iter(articles))
    monkeypatch.setattr(genre.labels, "load", lambda name, half=None: hand if half else [])
    monkeypatch.setattr(genre, "COUNTS", {True: 20, False: 20})
    monkeypatch.setattr(genre, "SHARE", 0.2)
    monkeypatch.setattr(genre, "COMMON", 2)
    genre.build(tmp_path, 0)
    rows = [line.split("\t") for line in (tmp_path / "manner.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    points = {name: float(value) for kind, name, _, value in rows if kind == "word"}
    assert rows[0][0] == "base"
    assert [name for kind, name, *_ in rows if kind == "signal"] == list(genre.SIGNALS)
    assert points["said"] < 0 < points["simply"]


def test_words_of_one_topic_are_far_from_the_usual_mixture():
    used = np.array([[1, 1], [1, 0], [1, 1], [1, 0]] * 30)
    near, far = genre._divergence(used, ["sea", "land"] * 60)
    assert near < 0.01 < far
