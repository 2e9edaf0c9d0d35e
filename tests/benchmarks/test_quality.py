import pytest

from benchmarks.areas import quality
from benchmarks.made_pages import KINDS, SHAPES, SHORT, body_of, made, remake
from training.blocks import Page

LINES = [
    f"The harbour office said on {day} that the pier would stay closed until the storm had passed and the wood was dry."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
]
BODY = "".join(f"<p>{line}</p>" for line in LINES)
HTML = (
    "<html><head><title>Pier stays closed after storm</title><script>var state = 1;</script></head><body>"
    "<header><nav><a href=/>Home</a></nav></header>"
    f"<main><h1>Pier stays closed after storm</h1><div class=story>{BODY}</div>"
    "<div class=bio><p>Jo Marsh has written about boats, ports, fish and the people who live by them for all of her "
    "working life, and longer.</p></div></main><footer>The Harbour Gazette</footer></body></html>"
)
PAGE = Page("wcxb", "wcxb/1", HTML, "https://harbour.example/1", "\n".join(LINES))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_body_gives_way_in_every_shape(shape):
    text = remake(PAGE, "error", shape, body_of("error", 0))
    assert "Page not found | The Harbour Gazette" in text
    assert "does not exist or has been moved" in text
    assert LINES[0] not in text
    assert "var state" not in text
    assert "written about boats" not in text
    assert ("<nav>" in text) == ("The Harbour Gazette</footer>" in text) == (shape != "bare")


def test_a_video_page_keeps_its_title():
    text = remake(PAGE, "video", "in place", body_of("video", 0))
    assert text.count("Pier stays closed after storm") == 2


def test_one_page_of_every_kind():
    found = list(made([PAGE]))
    assert [entry.kind for entry in found] == [*KINDS, SHORT]
    assert LINES[0] in found[-1].html
    assert all(LINES[0] not in entry.html for entry in found[:-1])


def test_texts_take_turns():
    for kind in KINDS:
        assert len({body_of(kind, number) for number in range(4)}) == 4


def test_an_article_is_told_from_what_is_made_of_it():
    rows = quality.rows([PAGE], [PAGE])
    found = {(row.task, row.system): (row.value, row.n) for row in rows}
    assert found["article", "attrib"] == (0, 1)
    assert found[SHORT, "attrib"] == (0, 1)
    assert [found[kind, "attrib"] for kind in KINDS] == [(1, 1)] * len(KINDS)
