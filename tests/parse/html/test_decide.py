import numpy as np
import pytest

from attrib.errors import ModelFormatError
from attrib.inference.bundle import read, write
from attrib.inference.trees import Trees
from attrib.parse.html import read_page
from attrib.parse.html.classifier import Classifier, load, shipped
from attrib.parse.html.decide import candidates, choose, decide, probabilities
from attrib.parse.html.features import names

LEAD = "The council voted on Monday, after a long debate, to rebuild the pier that the storm had destroyed."
MORE = [
    f"Work will begin in {month}, said the harbour master, and it will take about {number} weeks if the sea is calm."
    for number, month in enumerate(("May", "June", "July", "August"), 5)
]
STORY = f"<p>{LEAD}</p>" + "".join(f"<p>{text}</p>" for text in MORE)
TEASER = "Ferries stop for a week, and nobody knows why, the company says in a letter to all its customers."


def read_body(body, head=""):
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>")


def reasons(body, head=""):
    page = read_body(body, head)
    return dict(zip([block.text for block in page.walked.blocks], decide(page.table).reasons, strict=True))


def test_the_story_stays_and_the_sidebar_goes():
    found = reasons(f"<h1>Pier to be rebuilt</h1><div>{STORY}</div><div class=sidebar><p>{TEASER}</p></div>")
    assert [found[text] for text in (LEAD, *MORE)] == [None] * 5
    assert found[TEASER] == "aside"


def test_a_wrapper_called_sidebar_does_not_lose_the_article():
    assert reasons(f"<div class=with-sidebar>{STORY}</div>")[LEAD] is None


def test_link_lists_and_menus_go():
    menu = "".join(f"<li><a href=x>Section {number}</a></li>" for number in range(6))
    found = reasons(f"<nav><ul>{menu}</ul></nav><div>{STORY}</div><ul>{menu.replace('Section', 'Story')}</ul>")
    names = " ".join(f"Section {number}" for number in range(6))
    assert found[names] == "navigation"
    assert found[names.replace("Section", "Story")] == "links"
    assert found[LEAD] is None


def test_what_a_line_hides_goes_and_the_line_stays_whole():
    hidden = "<span style='display:none'>Ann Bell, mayor since 2019</span>"
    found = reasons(f"<div>{STORY}<p>Mayor Ann Bell{hidden} told the council on Friday that she was glad.</p></div>")
    assert found["Mayor Ann Bell told the council on Friday that she was glad."] is None
    assert found["Ann Bell, mayor since 2019"] == "hidden"


def test_a_page_of_one_short_paragraph_is_not_lost():
    text = "The ferry sails again."
    assert reasons(f"<div><p>{text}</p></div>", "<title>Ferry</title>")[text] is None


def test_hardly_a_word_means_the_likeliest_blocks():
    table = read_body(f"<div>{STORY}</div>").table
    chances = np.array([0.3, 0.2, 0.1, 0.0, 0.0])
    assert choose(table, chances, 0.5).tolist() == [True, True, False, False, False]
    assert not choose(table, np.full(5, 0.05), 0.5).any()
    assert choose(table, np.array([0.9, 0.9, 0.1, 0.1, 0.1]), 0.5).tolist() == [True, True, False, False, False]


def test_links_in_a_row_behind_the_last_sentence_are_other_stories():
    links = "".join(f"<p><a href=x>Ferries stop for {number} weeks in May</a></p>" for number in range(2, 4))
    for below, kept in ((links, [True, False, False]), (links + "<p>The end.</p>", [True] * 4)):
        table = read_body(f"<div><p>{LEAD}</p>{below}</div>").table
        assert choose(table, np.full(len(kept), 0.9), 0.5).tolist() == kept
    table = read_body(f"<div><p>{LEAD}</p><p><a href=x>The full report of the council</a></p></div>").table
    assert choose(table, np.full(2, 0.9), 0.5).all()


def test_no_candidate_no_probability():
    page = read_body("<nav><a href=x>a</a></nav><div>" + STORY + "</div>")
    asked = candidates(page.table)
    chances = probabilities(page.table, shipped())
    assert not asked[0]
    assert chances[0] == 0
    assert ((chances >= 0) & (chances <= 1)).all()


def test_every_block_has_a_row_of_numbers():
    page = read_body(f"<div>{STORY}<ul><li><a href=x>a b</a></li></ul><table><tr><td>1</td></tr></table></div>")
    assert page.table.values.shape == (len(page.walked.blocks), len(names()))
    assert np.isfinite(page.table.values).all()


def test_the_shipped_classifier_is_small_and_looks_at_todays_features():
    assert shipped().trees.feature.max() < len(names())
    assert sum(array.nbytes for array in shipped().trees.arrays().values()) < 400_000


def stump():
    one = np.ones((1, 1))
    return Trees(one.astype(np.int64), one, one.astype(np.uint32), np.array([[0.0, 1.0]]), 0.0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"features": ["x"]}, "other features"),
        ({"threshold": 2.0}, "threshold"),
        ({"threshold": None}, "threshold"),
    ],
)
def test_a_bundle_for_other_features_is_refused(tmp_path, change, message):
    write(tmp_path / "x", {"features": list(names()), "threshold": 0.5, **change}, stump().arrays(), "card")
    with pytest.raises(ModelFormatError, match=message):
        load(tmp_path / "x")


def test_a_classifier_comes_back(tmp_path):
    write(tmp_path / "x", {"features": list(names()), "threshold": 0.5}, stump().arrays(), "card")
    again = load(tmp_path / "x")
    assert isinstance(again, Classifier)
    assert read(tmp_path / "x").manifest["threshold"] == again.threshold
    assert again.probabilities(np.zeros((2, len(names())))).tolist() == [0.5, 0.5]
