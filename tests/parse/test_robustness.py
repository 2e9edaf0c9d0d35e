"""Hostile pages get an answer or a clear error, in bounded time and memory."""

import pytest

import attrib
from benchmarks.hostile import MOST_MEGABYTES, MOST_SECONDS, PAGES, cost

SLOW = 4  # times as slow as the machine that the bounds are for


@pytest.mark.parametrize("name", PAGES)
def test_cost(name):
    found = cost(name)
    assert found.seconds < MOST_SECONDS * SLOW
    assert found.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("truncated in a tag", 20),
        ("200,000 levels of blocks", 20),
        ("entity bomb", 20),
        ("300,000 attributes", 20),
        ("json-ld: too deep", 20),
    ],
)
def test_the_text_is_still_found(name, kept):
    blocks = attrib.parse(PAGES[name](), kind="html").blocks
    assert sum("harbour board met" in block.text for block in blocks) == kept


@pytest.mark.parametrize("name", ["50 MB", "10 MB of paragraphs", "10 MB of opening brackets"])
def test_too_much_is_refused(name):
    with pytest.raises(attrib.errors.TooLargeError):
        attrib.parse(PAGES[name](), kind="html")


def test_lone_surrogates_can_be_written():
    report = attrib.score(PAGES["json-ld: lone surrogates"]())
    assert "\ufffd" in report.to_json()
    report.to_json().encode()


def test_many_attributes_of_a_short_tag_are_read():
    page = f'<div {" ".join(f"a{number}=x" for number in range(3000))} class="sidebar"><p>x</p></div>'
    assert attrib.parse(page, kind="html").blocks[0].reason is not None


def test_long_attributes_are_read():
    story = "<p>The harbour board met on Monday, the clerk said, and nobody left the hall before nine.</p>" * 20
    page = f'<div data-state="{"word " * 20_000}" hidden><p>Accept all our cookies, please.</p></div>{story}'
    assert attrib.parse(page, kind="html").blocks[0].reason == "hidden"
