import numpy as np

from attrib.parse.html.decide import decide
from attrib.parse.html.features import COLUMNS, table
from attrib.parse.html.tree import to_tree
from attrib.parse.html.walk import walk

PROSE = "The council voted on Monday, after a long debate, to rebuild the pier that the storm had destroyed."
TEASER = "Ferries stop for a week, and nobody knows why, the company says in a letter to all its customers."


def reasons(body, title=None):
    page = walk(to_tree(f"<html><body>{body}</body></html>"))
    return dict(zip([block.text for block in page.blocks], decide(page, table(page), title), strict=True))


def test_prose_in_the_largest_container_stays():
    body = f"<div><p>{PROSE}</p><p>{PROSE} Two.</p></div><div class=sidebar><p>{TEASER}</p></div>"
    assert reasons(body) == {PROSE: None, f"{PROSE} Two.": None, TEASER: "aside"}


def test_a_wrapper_called_sidebar_does_not_lose_the_article():
    assert reasons(f"<div class=with-sidebar><p>{PROSE}</p><p>{PROSE} Two.</p></div>")[PROSE] is None


def test_the_story_under_the_title_wins_over_other_stories():
    stories = [f"<div><h2>Story {n}</h2><div><p>{PROSE} {n}.</p><p>{TEASER} {n}.</p></div></div>" for n in range(4)]
    found = reasons("".join(stories), "Story 0")
    assert [text for text, reason in found.items() if reason is None and text.startswith("The")] == [f"{PROSE} 0."]


def test_link_lists_and_short_lines_go():
    body = f"<div><p>{PROSE}</p><p><a href=x>Another story of ours</a></p><p>{PROSE} Two.</p><div>By Jo</div></div>"
    found = reasons(body)
    assert found["Another story of ours"] == "links"
    assert found["By Jo"] == "short"


def test_a_heading_needs_text_under_it():
    body = f"<div><h2>Why</h2><p>{PROSE}</p><p>{PROSE} Two.</p><h2>More</h2></div>"
    found = reasons(body)
    assert (found["Why"], found["More"]) == (None, "short")


def test_no_block_no_reason():
    assert reasons("") == {}


def test_the_table_is_ready_for_numpy():
    page = walk(to_tree(f"<div><p>{PROSE}</p><ul><li><a href=x>a b</a></li></ul></div>"))
    matrix = np.array(table(page).rows(), dtype=float)
    assert matrix.shape == (2, len(COLUMNS))
    assert matrix[:, COLUMNS.index("link_share")].tolist() == [0.0, 1.0]
    assert matrix[:, COLUMNS.index("words")].tolist() == [len(PROSE.split()), 2]
