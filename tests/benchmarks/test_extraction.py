import pytest

from benchmarks import extractors
from benchmarks.areas import extraction
from benchmarks.extractors import answer, everything, nothing
from benchmarks.trees import same_blocks
from training.blocks import Page
from training.loaders import wcxb

HTML = "<html><head><title>T</title></head><body><nav>Menu</nav><p>The pier is open again.</p></body></html>"


def test_the_floors():
    assert everything(HTML).split() == ["Menu", "The", "pier", "is", "open", "again."]
    assert everything("") == nothing(HTML) == ""


def test_a_crash_is_a_miss():
    def crash(page):
        raise RuntimeError(page)

    assert answer(crash, HTML) == ""


def test_a_peer_that_is_not_installed_is_no_miss(monkeypatch):
    monkeypatch.setattr(extractors, "PACKAGES", ("no-such-peer",))
    with pytest.raises(ImportError, match="no-such-peer"):
        extractors.peers()


@pytest.fixture
def chosen(monkeypatch):
    entry = wcxb.Page("1", "u", b"", "The pier is open again.", "T", "", "", ("pier is open",), ("Menu",))
    monkeypatch.setattr(wcxb, "load", lambda: iter([entry]))
    text = "The pier is open again."
    return [Page(name, f"{name}/1", HTML, f"https://{name}.example/1", text) for name in ("scrapinghub", "wcxb")]


def test_quality_rows_of_a_perfect_answer_and_a_floor(chosen):
    perfect = {page.key: page.text for page in chosen}
    whole = {page.key: everything(page.html) for page in chosen}
    rows = extraction.quality(chosen, {"attrib": ("attrib", perfect), "everything": ("floor", whole)})
    found = {(row.system, row.task, row.metric): row.value for row in rows}
    assert found["attrib", "scrapinghub", "F1"] == found["attrib", "wcxb", "word F1"] == 1
    assert found["attrib", "wcxb", "must-not snippets let through"] == 0
    assert found["everything", "wcxb", "must-not snippets let through"] == 1
    assert found["everything", "wcxb", "must-have snippets lost"] == 0
    assert found["everything", "scrapinghub", "F1"] < 1


def test_speed_is_measured_beside_the_bare_parse(chosen):
    rows = extraction.speed(chosen, {}, 1)
    found = {(row.system, row.metric): row.value for row in rows}
    assert found["attrib / lxml parse", "ratio"] > 1
    assert found["lxml parse", "pages per CPU-second"] > found["attrib", "pages per CPU-second"]


def test_both_parsers_beside_each_other(chosen):
    pytest.importorskip("selectolax")
    rows = extraction.parsers(chosen, 1)
    assert {row.metric for row in rows} == {"ms a page, mean", "pages with the same blocks"}
    assert all(row.value == 1 for row in rows if row.metric == "pages with the same blocks")


def test_parsers_part_ways_where_a_page_breaks_the_rules():
    pytest.importorskip("selectolax")
    assert same_blocks("<p>a<!-- note --> b</p><ul><li>c<li>d</ul>")
    assert not same_blocks("<p>a<table><tr><td>b</table>c")
