import numpy as np

from attrib.parse.html import read_page
from attrib.parse.html.decide import candidates
from attrib.parse.html.outline import Outline, steps

TITLE = "<title>Pier to be rebuilt</title>"
HEADING = "<h1>Pier to be rebuilt</h1>"
LINES = [
    f"Work will begin in {month}, said the harbour master, and it will take about {number} weeks if the sea is calm."
    for number, month in enumerate(("May", "June", "July", "August"), 5)
]
STORY = "".join(f"<p>{text}</p>" for text in LINES)


def teasers(tag, number):
    item = "<p>Ferries stop for a week, and the company says so in a letter: it is the {}th this year.</p>"
    return "".join(f"<{tag}>{item.format(at)}</{tag}>" for at in range(number))


def inside(body, head=TITLE):
    page = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    places = page.table.columns["in_main_element"] > 0
    return {block.text for block, place in zip(page.walked.blocks, places, strict=True) if place}


def test_an_article_with_the_headline_goes_before_a_longer_one():
    found = inside(f"<article>{HEADING}{STORY}</article><article class=more>{teasers('div', 9)}</article>")
    assert {"Pier to be rebuilt", *LINES} == found


def test_a_headline_alone_is_no_article():
    found = inside(f"<article>{HEADING}</article><article class=body>{STORY}</article>")
    assert set(LINES) <= found


def test_the_one_long_article_goes_before_a_stream_of_short_ones():
    stream = teasers("article", 9)
    assert inside(f"<div><article>{STORY}{STORY}</article></div><div>{stream}</div>", "") == set(LINES)


def test_of_two_long_articles_neither_is_the_only_one():
    found = inside(f"<div><article>{STORY}</article></div><div><article>{STORY}</article>{teasers('p', 3)}</div>", "")
    assert len(found) > len(LINES)


def above(body):
    page = read_page(f"<html><head>{TITLE}</head><body><div>{body}</div></body></html>")
    return dict(zip([block.text for block in page.walked.blocks], page.table.columns["from_title"], strict=True))


def test_distance_is_from_the_heading_that_is_the_title_else_the_line():
    assert above(f"<p>Pier to be rebuilt</p>{HEADING}{STORY}")[LINES[0]] == 1
    assert above(f"<p>Pier to be rebuilt</p><p>By Jo Marsh</p>{STORY}")[LINES[0]] == 2


def test_distance_is_from_the_only_long_heading_where_none_says_the_title():
    first = "<h1>Island News</h1><h1>What the storm broke will be mended</h1>"
    assert above(f"{first}<p>By Jo Marsh</p>{STORY}")[LINES[0]] == 2
    assert above(f"{first}<h1>And one more long heading</h1>{STORY}")[LINES[0]] == -400


def test_what_stands_below_the_text_is_no_headline():
    assert above(f"{STORY}<p>Pier to be rebuilt</p>")[LINES[0]] == -400
    assert above(f"{STORY}<h1>Write to the harbour office</h1>")[LINES[0]] == -400


def test_a_list_above_the_headline_is_not_asked_about():
    ticker = "".join(f"<li>{text}</li>" for text in LINES)
    page = read_page(f"<html><head>{TITLE}</head><body><ul>{ticker}</ul>{HEADING}<div>{STORY}</div></body></html>")
    asked = candidates(page.table).tolist()
    assert asked[: len(LINES)] == [False] * len(LINES)
    assert asked[-len(LINES) :] == [True] * len(LINES)


def test_steps_lead_to_what_holds_the_main_element_and_none_do_inside_it():
    # 0 holds 1 (with 2, which holds 3) and 4, the main element (with 5)
    parents = np.array([-1, 0, 1, 2, 0, 4])
    shape = Outline(parents, np.array([6, 4, 4, 4, 6, 6]), np.zeros(6, np.int64), np.zeros(6, np.int64))
    depth = np.array([0, 1, 2, 3, 1, 2])
    assert steps(shape, depth, 4).tolist() == [0, 1, 2, 3, 0, 0]
    assert steps(shape, depth, 0).tolist() == [0] * 6
    assert steps(shape, depth, 2).tolist() == [0, 0, 0, 0, 1, 2]
