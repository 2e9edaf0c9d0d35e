"""The recipe of the extraction classifier on a dozen made-up pages."""

import pytest

from attrib.inference.bundle import read
from attrib.parse.html.classifier import load
from training import blocks
from training.blocks import Page
from training.recipes import extraction

PROMPT = "Sign up and never miss a tide again, with all that the harbour has to offer"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def page(number):
    lines = [
        f"On {day} the harbour office of town {number} said that {number + at} boats had to stay in for the storm."
        for at, day in enumerate(DAYS)
    ]
    menu = "".join(f"<li><a href=/{day}>{day} stories</a></li>" for day in DAYS)
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><body><ul>{menu}</ul><div class=story>{body}<p>{PROMPT}</p></div></body></html>"
    corpus = "wcxb" if number % 2 else "scrapinghub"
    return Page(corpus, f"{corpus}/{number}", html, f"https://town{number}.example/1", "\n".join(lines))


@pytest.fixture
def pages(monkeypatch):
    found = [page(number) for number in range(12)]
    monkeypatch.setattr(blocks, "pages", lambda: iter(found))
    monkeypatch.setitem(extraction.SETTINGS, "max_iter", 10)
    monkeypatch.setitem(extraction.SETTINGS, "min_samples_leaf", 5)
    monkeypatch.setitem(extraction.SETTINGS, "learning_rate", 1.0)
    return found


def test_every_page_is_in_one_fold_and_no_site_on_both_sides(pages):
    parts = list(extraction.folds(pages))
    assert sorted(page.key for part in parts for page in part.pages) == sorted(page.key for page in pages)
    assert len(parts) == extraction.FOLDS


def test_the_card_has_the_figures_of_the_folds(pages, tmp_path):
    extraction.build(tmp_path, 0)
    bundle = read(tmp_path / "extraction")
    card = bundle.manifest["card"]
    assert card["pages"] == 12
    assert card["blocks"] > 12 * len(DAYS)
    for corpus in ("scrapinghub", "wcxb"):
        found = card["figures"][corpus]
        assert found["pages"] == 6
        assert 0.9 < found["from"] <= found["F1"] <= found["to"] <= 1
    assert load(tmp_path / "extraction").threshold == extraction.THRESHOLD
    assert "scrapinghub: F1" in (tmp_path / "extraction" / "card.md").read_text(encoding="utf-8")


def test_the_same_pages_give_the_same_bundle(pages, tmp_path):
    for name in ("one", "two"):
        extraction.build(tmp_path / name, 0)
    files = [sorted((tmp_path / name / "extraction").iterdir()) for name in ("one", "two")]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]
