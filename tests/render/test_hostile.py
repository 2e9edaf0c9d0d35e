"""Articles that were written against their readers: inert and legible in every format."""

import json
import os
import re
import subprocess
import sys

import lxml.html
import pytest

import attrib
from attrib.render import comparison, terminal
from attrib.render import json as written

TEXTS = {
    "script": "<script>alert(1)</script> said the mayor's aide. <img src=x onerror=alert(2)> was in talks on Monday.",
    "bidi": "\u202etxet dedaeh-drakcab\u202c said the mayor. \u2066isolated\u2069 words \u200f came on Monday.",
    "surrogates": "\ud800 half a character, said the mayor. \udfff was the other half in the long speech of Monday.",
    "terminal": "\x1b[31mred\x1b[0m \x9b2J said the mayor. \x07 bells \x08\x08 were in the long speech of last Monday.",
    "names": "“\x1b]0;title\x07” said <b>Ada</b> \u202eBrook. “'\"&<>”, said Ada Brook in the long speech of Monday.",
}
UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


@pytest.fixture(params=TEXTS, scope="module")
def report(request):
    return attrib.score(TEXTS[request.param], title=TEXTS[request.param])


def safe(text):
    text.encode("utf-8")
    return not re.search(UNSAFE, text)


def test_text(report):
    shown = terminal.render(report)
    assert safe(shown)
    assert "Monday" in shown


def test_json(report):
    shown = written.render(report)
    assert safe(shown)
    assert attrib.Report.from_dict(json.loads(shown)) == report


def test_html(report):
    shown = report.to_html()
    assert safe(shown)
    tree = lxml.html.document_fromstring(shown)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //article//b[not(parent::mark)] | //@onerror")
    assert "Monday" in tree.xpath("string(//article)")


def test_comparison(report):
    found = attrib.compare([report, report])
    for shown in (comparison.render(found), found.to_html()):
        assert safe(shown)
    assert found.to_html().count("<script>") == 1


MEGABYTE = """
import time

import attrib
from attrib.render import comparison, terminal
from attrib.render import json as written

report = attrib.score("Rain fell on the town of Brae, and the mayor went home by the old road again. " * 13_000)
found = attrib.compare([report, report])
claims = attrib.score("The shameful mayor said the tax was “a disaster for us all”. " * 3_000)
for make in (
    lambda: terminal.render(report), lambda: written.render(report), report.to_html,
    lambda: comparison.render(found), found.to_html,
    lambda: terminal.render(claims), claims.to_html,
):
    start = time.process_time()
    shown = make()
    print(len(shown), max(map(len, shown.split("\\n"))), time.process_time() - start)
"""


def test_a_megabyte_on_one_line_in_every_format():
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    command = [sys.executable, "-c", MEGABYTE]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300, env=kept)
    rows = [line.split() for line in done.stdout.splitlines()]
    assert len(rows) == 7
    assert int(rows[0][1]) <= terminal.WIDTH
    assert int(rows[2][0]) > 1_000_000  # the page holds the whole article
    assert all(float(seconds) < 20 for *_, seconds in rows)  # what grows with the square of it takes minutes
