import pytest
from lxml import html

from attrib.parse.html.classes import BIT
from attrib.parse.html.menus import furniture_of, may_be_furniture, menu_of
from attrib.parse.html.tree import to_tree
from attrib.parse.html.walk import walk

ITEMS = "<li><a href=x>Harbour</a></li> <li><a href=y><b>Ferries</b><img></a></li>"


def test_a_list_of_links_is_a_menu():
    found = menu_of(html.fromstring(f"<ul>{ITEMS}</ul>"), 100)
    assert (found.text, found.links) == ("Harbour Ferries", 2)


def test_so_are_the_choices_of_a_form_though_they_have_no_links():
    found = menu_of(html.fromstring("<select><option>North</option><option>South</option></select>"), 100)
    assert (found.text.split(), found.links) == (["North", "South"], 0)


@pytest.mark.parametrize(
    "more",
    [
        "<li>The pier is open.</li>",
        "<li><a href=z>Pier</a> is open</li>",
        "<li><a href=z><p>Pier</p></a></li>",
        "<li><a href=z><h3>Pier</h3></a></li>",
        "<li><a href=z><b>The <i>pier</i></b> is open</a></li>",
    ],
)
def test_what_says_more_than_links_is_none(more):
    assert not menu_of(html.fromstring(f"<ul>{ITEMS}{more}</ul>"), 100).text


def test_no_more_elements_are_looked_at_than_allowed():
    found = menu_of(html.fromstring(f"<ul>{ITEMS * 50}</ul>"), 20)
    assert (found.text, found.looks) == ("", 21)


def test_a_menu_is_one_block_of_its_list():
    page = walk(to_tree(f"<div><p>The pier is open.</p><ul>{ITEMS}</ul>Tail.</div>"))
    assert [block.text for block in page.blocks] == ["The pier is open.", "Harbour Ferries", "Tail."]
    menu = page.blocks[1]
    assert (page.tags[menu.container], menu.links, menu.link_chars) == ("ul", 2, len(menu.text))
    assert "li" not in page.tags


def test_an_empty_list_is_walked_like_any_element():
    assert [block.text for block in walk(to_tree("<div><ul><li></li></ul><p>One.</p></div>")).blocks] == ["One."]


FOOTER = "<footer class=site><div><p>Harbour News</p><span>About us</span></div><a href=x>Contact</a></footer>"


def test_furniture_is_one_block_of_its_element():
    page = walk(to_tree(f"<div><p>The pier is open.</p>{FOOTER}Tail.</div>"))
    assert [block.text for block in page.blocks] == ["The pier is open.", "Harbour News About us Contact", "Tail."]
    assert (page.tags[page.blocks[1].container], page.blocks[1].links) == ("footer", 1)


def test_what_stands_beside_an_article_and_may_end_it_is_walked():
    page = walk(to_tree("<div><p>The pier is open.</p><aside><p>Related</p><p>Ferries</p></aside></div>"))
    assert [block.text for block in page.blocks] == ["The pier is open.", "Related", "Ferries"]


@pytest.mark.parametrize(
    "more", ["<p>" + "The pier is open. " * 8 + "</p>", "<h1>Pier</h1>", "<article>Pier</article>"]
)
def test_what_tells_a_story_is_no_furniture(more):
    assert not furniture_of(html.fromstring(f"<div class=footer><p>Ferries</p>{more}</div>"), 100).text


def test_a_row_of_short_sentences_is_no_furniture():
    story = "".join(f"<p>The council met on day {day}.</p>" for day in range(6))
    assert not furniture_of(html.fromstring(f"<form id=aspnetForm><h2>Council votes</h2>{story}</form>"), 100).text
    choices = "".join(f"<p>Day {day}</p>" for day in range(6))
    assert furniture_of(html.fromstring(f"<form><h2>Choose</h2>{choices}</form>"), 100).text


def test_a_page_and_its_article_are_no_furniture_whatever_they_are_called():
    assert may_be_furniture("div", BIT["footer"])
    assert not may_be_furniture("body", BIT["footer"])
    assert not may_be_furniture("article", BIT["footer"] | BIT["article"])
    assert not may_be_furniture("div", BIT["footer"] | BIT["body"])
    assert not may_be_furniture("div", BIT["quote"])


def test_no_more_pieces_are_looked_at_than_allowed():
    found = furniture_of(html.fromstring(f"<div>{'<p>Pier</p>' * 50}</div>"), 20)
    assert (found.text, found.looks) == ("", 21)
