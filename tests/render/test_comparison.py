"""A comparison as text and as a page."""

import dataclasses

import lxml.html
import pytest

import attrib
from attrib.render import comparison

HOSTILE = "<script>alert(1)</script>\u202eevil\u202c\ud800\x1b[31m"


@pytest.fixture(scope="module")
def found(fixtures):
    names = ("original", "republished", "other")
    return attrib.compare([attrib.score((fixtures / f"depot_{name}.txt").read_bytes()) for name in names])


@pytest.mark.parametrize("width", [30, 60, 100])
def test_text_fits_every_terminal(found, width):
    shown = comparison.render(found, width=width)
    assert max(map(len, shown.splitlines())) <= width
    assert "\x1b" not in shown


def test_text_says_who_copied_and_who_asserts(found):
    shown = " ".join(comparison.render(found).split())
    assert "B (Harbour Wire) is a copy of A (“Tram depot fire halts every line" in shown
    silent = shown.partition("No longer heard ")[2].partition(" Verbs ")[0]
    assert {"Mira Solberg", "Council's minutes"} <= set(silent.split("; "))
    assert "Verbs Greta Lindholm “said” → “admitted” (conceding)" in shown
    assert "[meet → hold a meeting] on Thursday to discuss the [added: staggering] cost" in shown
    assert "says so itself: “Two mechanics had reported smoke" in shown
    assert "“insisted” (doubting)" in shown
    assert "left out" in shown


def test_colour_only_if_asked_for(found):
    assert "\x1b[1m" in comparison.render(found, colour=True)


def test_the_page_has_every_telling_as_a_column(found):
    tree = lxml.html.document_fromstring(found.to_html())
    heads = tree.xpath("//section[@id='statements']//thead//th")
    assert [head.text_content()[0] for head in heads[1:]] == ["A", "B", "C"]
    assert tree.xpath("//section[@id='origin']//del")
    assert "is a copy of" in tree.xpath("string(//section[@id='origin'])")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not tree.xpath("//@src | //@style")


def test_hostile_names_are_inert(found):
    tellings = tuple(dataclasses.replace(item, name=HOSTILE, title=HOSTILE) for item in found.tellings)
    hostile = dataclasses.replace(found, tellings=tellings)
    tree = lxml.html.document_fromstring(hostile.to_html())
    assert len(tree.xpath("//script")) == 1
    hostile.to_html().encode("utf-8")
    shown = comparison.render(hostile, colour=True)
    assert "\u202e" not in shown
    assert "\x1b[31m" not in shown


def test_a_notebook_gets_a_frame(found):
    assert lxml.html.fragment_fromstring(found._repr_html_()).get("srcdoc") == found.to_html()
