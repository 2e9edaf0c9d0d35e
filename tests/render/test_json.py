import json
from array import array

from hypothesis import given
from hypothesis import strategies as st

from attrib.render import json as render_json
from attrib.schema import Block, Document, Offsets, Provenance, Quality, Report, Span


def document(text):
    block = Block(text, True, None, Span(0, len(text)), Span(0, len(text)))
    offsets = Offsets(array("q", range(len(text))), array("q", range(1, len(text) + 1)))
    return Document(text, None, (block,), Provenance(), Quality(1.0), "en", "text", offsets=offsets)


def test_a_report_comes_back(make_report):
    assert Report.from_dict(json.loads(render_json.render(make_report()))) == make_report()


@given(st.text(st.characters(), min_size=1))
def test_any_text_survives_and_is_inert(text):
    shown = render_json.render_document(document(text))
    assert json.loads(shown)["text"] == text
    assert not set(shown) & {"\x1b", "\x9b", "\u202e", "\u2028"}
    shown.encode("utf-8")


def test_a_document_leaves_its_offsets_out():
    plain = json.loads(render_json.render_document(document("Bread.")))
    assert list(plain) == ["text", "title", "blocks", "provenance", "quality", "language", "kind", "url", "title_span"]
    assert plain["blocks"][0]["span"] == [0, 6]
