from attrib.render.document import render, render_blocks
from attrib.schema import Block, Document, Provenance, Quality, Span

BLOCKS = (
    Block("Bread is up", False, "title", None, None, "title"),
    Block("Bread rose.\x1b[31m", True, None, Span(0, 16), None),
    Block("Read more", False, "read_more", None, None, "line"),
)


def document(text):
    return Document(text, "Bread is up", BLOCKS, Provenance(), Quality(1.0), "en", "html")


def test_the_body_is_faithful_in_a_pipe_and_inert_on_a_terminal():
    assert render(document("a\x1b\n\nb"), inert=False) == "a\x1b\n\nb\n"
    assert render(document("a\x1b\n\nb"), inert=True) == "a\\u001b\n\nb\n"


def test_lone_surrogates_do_not_break_a_pipe():
    assert render(document("a\ud800b"), inert=False) == "a?b\n"


def test_every_block_is_listed_with_its_fate():
    lines = render_blocks(document("Bread rose."), width=80, colour=False).splitlines()
    assert [line.split()[:2] for line in lines] == [["cut", "title"], ["keep", "paragraph"], ["cut", "read_more"]]
    assert lines[1].endswith("Bread rose.\\u001b[31m")
