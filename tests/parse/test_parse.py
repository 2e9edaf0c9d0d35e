import subprocess
import sys
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, reject
from hypothesis import strategies as st

import attrib
from attrib.errors import InputError, InputTypeError, NotTextError, TooLargeError
from attrib.parse.limits import MAX_BLOCKS, MAX_SIZE, MAX_TAGS
from attrib.parse.normalise import clean_inline, normalise
from attrib.schema import Quality

STORY = """Harbour Council Votes to Rebuild the Old Ferry Pier

The council says the pier will be open by spring. Read Full Article at Harbour.example.

Harbour Council Votes to Rebuild the Old Ferry Pier
The harbour council voted on Tuesday to rebuild the ferry pier that a storm destroyed two winters ago.

“We will have a pier again,” said the mayor, Ann Lee. “It is what people asked for.”

The work is to cost four million crowns, most of which comes from an insurance fund set up in 1998.

Jo Marsh contributed to this report for Harbour News"""

PAGE = """<!doctype html><html><head><title>Council votes to rebuild pier | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><meta name="author" content="Jo Marsh">
<meta property="article:published_time" content="2021-03-04T08:00:00Z">
<style>p { color: red }</style><script>var hidden = "never seen";</script></head><body>
<nav><ul><li><a href="/">Home</a></li>
<li><a href="/n">News of the day</a></li></ul></nav>
<main><article><h1>Council votes to rebuild pier</h1><p class="byline">By Jo Marsh</p>
<div class="articleBody">
<p>OSLO (AP) — The harbour council voted on Tuesday to rebuild the pier that a storm destroyed.</p>
<p>“We will have a pier again,” said the mayor, Ann Lee, after the vote in the <b>town</b> hall.</p>
<div class="ad-slot">Advertisement</div>
<p>The work is to cost four million crowns, most of which comes from an insurance fund set up in 1998.</p>
<p>Ann Ray contributed to this report.</p></div></article>
<aside class="related"><h3>Related</h3>
<ul><li><a href="/1">Ferry timetable changes again this week</a></li></ul></aside>
</main><footer>Copyright Harbour News. All rights reserved.</footer></body></html>"""


def kept(document):
    return [block.text for block in document.blocks if block.kept]


def reasons(document):
    return {block.text: block.reason for block in document.blocks if not block.kept}


def test_a_pasted_story():
    document = attrib.parse(STORY)
    assert document.title == "Harbour Council Votes to Rebuild the Old Ferry Pier"
    assert kept(document)[0] == "The council says the pier will be open by spring."
    assert document.blocks[1].role == "standfirst"
    assert [block.reason for block in document.blocks if not block.kept] == [
        "title",
        "upstream_credit",
        "repeated_title",
        "contributed",
    ]
    provenance = document.provenance
    assert provenance.upstream.value == "Harbour.example"
    assert provenance.publisher.value == "Harbour News"
    assert provenance.contributors.value == ("Jo Marsh",)
    assert (document.language, document.kind, document.quality.value) == ("en", "text", 1.0)


def test_a_page():
    document = attrib.parse(PAGE)
    assert document.title == "Council votes to rebuild pier"
    assert kept(document) == [
        "The harbour council voted on Tuesday to rebuild the pier that a storm destroyed.",
        "“We will have a pier again,” said the mayor, Ann Lee, after the vote in the town hall.",
        "The work is to cost four million crowns, most of which comes from an insurance fund set up in 1998.",
    ]
    dropped = reasons(document)
    assert dropped["Council votes to rebuild pier"] == "title"
    assert dropped["Ann Ray contributed to this report."] == "contributed"
    assert dropped["OSLO (AP) —"] == "dateline"
    assert dropped["Advertisement"] == "advert"
    assert "never seen" not in "".join(block.text for block in document.blocks)
    provenance = document.provenance
    assert provenance.publisher.value == "Harbour News"
    assert provenance.byline.value == ("Jo Marsh",)
    assert (provenance.agency.value, provenance.dateline.value) == ("AP", "OSLO")
    assert provenance.published.value == "2021-03-04T08:00:00+00:00"


def test_a_soup_is_the_page_it_was_made_of():
    assert attrib.parse(BeautifulSoup(PAGE, "html.parser")).text == attrib.parse(PAGE).text


def test_bytes_and_text_agree():
    assert attrib.parse(PAGE.encode()) == attrib.parse(PAGE)


def test_typography_does_not_matter():
    variants = [
        STORY.replace("\n", "\r\n"),
        STORY.replace(" voted", "\u00a0voted"),
        STORY.replace("harbour", "har\u00adbour"),
        STORY.replace("pier", "pi\u200ber"),
    ]
    assert {attrib.parse(text).text for text in variants} == {attrib.parse(STORY).text}


def test_an_article_twice_is_the_article_once():
    once = attrib.parse(STORY)
    assert attrib.parse(f"{STORY}\n\n{STORY}").text == once.text


@pytest.mark.parametrize("blank", ["", b"", " \n\t", "\ufeff", "<html></html>"])
def test_blank_input_is_an_empty_document(blank):
    document = attrib.parse(blank)
    assert document.text == ""
    assert document.quality == Quality(0.0, ("empty",))


@pytest.mark.parametrize(
    "text",
    ["Pier to be rebuilt", "Share", "By Jo Marsh", "March 3, 2020", "We use cookies to improve your experience."],
)
def test_one_block_is_always_body(text):
    document = attrib.parse(f"{text}\n")
    assert (document.text, document.title) == (text, None)


@pytest.mark.parametrize("path", ["article.html", "/tmp/story.txt", "notes/a.md", "/etc"])
def test_a_path_is_text(path):
    document = attrib.parse(path)
    assert document.text == path
    assert "looks_like_path" in document.quality.reasons


@pytest.mark.parametrize("wrong", [None, 3, ["text"], {"text": 1}])
def test_wrong_types(wrong):
    with pytest.raises(InputTypeError):
        attrib.parse(wrong)


def test_unknown_kind_and_wrong_url():
    with pytest.raises(InputError):
        attrib.parse("x", kind="pdf")
    with pytest.raises(InputTypeError):
        attrib.parse("x", url=3)


@pytest.mark.parametrize(
    "binary", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04", b"\x00\x01\x00" * 99, "\0a" * 99, b"a\x02bcd\x91\x07" * 40]
)
def test_binary_input(binary):
    with pytest.raises(NotTextError):
        attrib.parse(binary)


def test_limits():
    with pytest.raises(TooLargeError):
        attrib.parse("x" * (MAX_SIZE + 1))
    with pytest.raises(TooLargeError):
        attrib.parse("x y\n" * (MAX_BLOCKS + 1))
    with pytest.raises(TooLargeError):
        attrib.parse("<p>" * (MAX_TAGS + 1))


@pytest.mark.parametrize("shell", ["<div>", "<b>", "<ul><li>"])
def test_deep_nesting_loses_no_text(shell):
    document = attrib.parse(f"<html><body>{shell * 50_000}The pier is open again, the mayor says.")
    assert "The pier is open again, the mayor says." in [block.text for block in document.blocks]


def test_hostile_markup_gets_an_answer():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; here</p></body></html>'
    assert "here" in attrib.parse(bomb).text
    assert attrib.parse("<html><body><p>It goes on and then it sto").text == "It goes on and then it sto"
    assert attrib.parse("<p>a\0b</p><p>c</p>", kind="html").text == "ab\n\nc"


def test_text_input_loads_no_html_library():
    code = "import sys, attrib.parse; from attrib.parse import parse; parse('A pier.'); print('lxml' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


LINES = st.lists(
    st.sampled_from(
        [
            "A line of the text.",
            "Read more:",
            "Share",
            "By Jo Marsh",
            "",
            "  two  spaces ",
            "été",
            "“Yes.”",
            "Jo Marsh contributed to this report for Harbour News",
            "OSLO (AP) — It rains.",
            "a\xadb\u200bc\xa0d",
        ]
    )
    | st.text(max_size=40),
    max_size=12,
)


def parsed(source):
    try:
        return attrib.parse(source, kind="text")
    except NotTextError:
        reject()


def squeeze(text):
    return "".join(text.split())


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_text_blocks_cover_the_input_and_map_back(lines, end):
    source = end.join(lines)
    document = parsed(source)
    spans = [block.source_span for block in document.blocks]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for block in document.blocks:
        inside = source[block.source_span.start : block.source_span.end]
        assert clean_inline(inside) == clean_inline(block.text)
        if block.kept:
            assert document.text[block.span.start : block.span.end] == block.text
            assert document.source_span(*block.span) == tuple(block.source_span)
    everything = squeeze("".join(block.text for block in document.blocks))
    assert everything == squeeze(normalise(source).text)


@given(st.text(max_size=200), st.integers(0, 199), st.integers(1, 20))
def test_source_span_is_monotone(text, start, width):
    source = f"The first line ends.\n\n{text}"
    document = parsed(source)
    if start + width <= len(document.text):
        low, high = document.source_span(start, start + width)
        assert 0 <= low < high <= len(source)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<br>",
        "<b>",
        "</b>",
        "<a href='x'>",
        "</a>",
        "<h2>",
        "</h2>",
        "<script>var a = 'no';</script>",
        "<style>no</style>",
        "<noscript>no</noscript>",
        "<li>",
        "<nav>",
        "</nav>",
        "The pier is open again, the mayor says.",
        " word ",
        "Share",
        "&amp;",
        "<!-- no -->",
        "<td>",
        "<article>",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_page_blocks_cover_the_visible_text(pieces):
    from lxml import etree

    source = f"<html><body>{''.join(pieces)}</body></html>"
    document = attrib.parse(source, kind="html")
    parser = etree.HTMLParser(remove_comments=True)
    root = etree.fromstring(source, parser)
    etree.strip_elements(root, "head", "script", "style", "noscript", "template", with_tail=False)
    visible = "".join(root.itertext())
    assert squeeze("".join(block.text for block in document.blocks)) == squeeze(visible)
    assert document.text == "\n\n".join(kept(document))
