import json

import pytest

import attrib
from attrib.parse.html.scripts import script_body

LINES = [
    f"The harbour office said on {day} that the pier would stay closed until the storm had passed and the wood was dry."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
]
TEXT = "\n".join(LINES)
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)


def state(data, opening='<script type="application/json">', closing="</script>"):
    return f"<html><head>{opening}{json.dumps(data)}{closing}</head><body><div id=root></div></body></html>"


@pytest.mark.parametrize(
    "data",
    [
        {"props": {"article": {"articleBody": TEXT}}},
        {"story": [{"body": MARKUP}]},
        {"content_elements": [{"type": "image", "caption": "x"}, *({"type": "text", "content": x} for x in LINES)]},
        {"article": {"body": [{"kind": "paragraph", "text": line} for line in LINES]}},
        {"body": LINES},
    ],
)
def test_bodies_in_script_data(data):
    assert script_body(state(data)) == TEXT


def test_a_state_assigned_to_a_variable():
    page = state({"body": LINES}, "<script>window.a = 1; Fusion.globalContent = ", "; run();</script>")
    assert script_body(page) == TEXT


@pytest.mark.parametrize("page", ["", '<script>var body = {"body": ', '<script type="application/json">[</script>'])
def test_broken_scripts_say_nothing(page):
    assert script_body(page) == ""


def test_deep_data_costs_no_stack():
    deep = '{"body": ' * 900 + "1" + "}" * 900
    assert script_body(f'<script type="application/json">{deep}</script>') == ""


def test_a_page_that_shows_nothing_is_read_from_its_data():
    document = attrib.parse(state({"story": {"body": MARKUP}}))
    assert document.text.split("\n\n") == LINES
    assert {block.origin for block in document.blocks if block.kept} == {"script"}


def test_what_is_shown_wins():
    page = state({"story": {"body": MARKUP}}).replace("<div id=root></div>", f"<h1>Pier</h1><div>{MARKUP * 2}</div>")
    assert {block.origin for block in attrib.parse(page).blocks if block.kept} == {"html"}


def test_json_ld_is_read_elsewhere():
    assert script_body(state({"articleBody": TEXT}, '<script type="application/ld+json">')) == ""
