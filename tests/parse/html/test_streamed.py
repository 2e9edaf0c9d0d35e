import pytest

import attrib
from attrib.parse.html import read_page

PART = '<div hidden id="S:1"><p>The pier is open again.</p></div><script>$RC("B:1","S:1")</script>'


def texts(body):
    walked = read_page(f"<html><body>{body}</body></html>").walked
    return [(block.text, walked.tags[walked.parents[walked.parents[block.container]]]) for block in walked.blocks]


@pytest.mark.parametrize("letter", "BP")
def test_a_part_stands_where_its_template_stood(letter):
    found = texts(f'<main><template id="{letter}:1"></template> tail</main><footer><i>Harbour</i></footer>{PART}')
    assert found[0] == ("The pier is open again.", "main")
    assert [text for text, _ in found] == ["The pier is open again.", "tail", "Harbour"]


def test_parts_in_parts():
    inner = '<div hidden id="S:2"><p>One.</p><template id="P:3"></template></div><div hidden id="S:3"><p>Two.</p></div>'
    assert [text for text, _ in texts(f'<main><template id="B:2"></template></main>{inner}')] == ["One.", "Two."]


@pytest.mark.parametrize(
    "body",
    [
        f"<main>Harbour</main>{PART}",
        '<main>Harbour</main><div hidden id="S:1"><p>Closed.</p><template id="B:1"></template></div>',
        '<main>Harbour<template id="B:1"></template></main><div hidden id="S:1"><p>Closed.</p></div> and more',
    ],
)
def test_what_has_no_place_of_its_own_stays_hidden(body):
    page = read_page(f"<html><body>{body}</body></html>")
    part = next(number for number, block in enumerate(page.walked.blocks) if block.text[-1] == "." and number)
    assert page.table.columns["in_hidden"][part]


@pytest.mark.parametrize(
    "page",
    [
        '<template><template id="B:2"></template></template>',
        '<noscript><template id="B:2"></template></noscript>',
    ],
)
def test_a_place_that_nobody_sees_gets_no_part(page):
    html = f"<html><body><article><p>{'The council met on Monday. ' * 20}</p>{page}</article>"
    html += f'<div hidden id="S:2"><p>{"The unique part of the story. " * 6}</p></div></body></html>'
    document = attrib.parse(html)
    assert any("unique part" in block.text for block in document.blocks)
