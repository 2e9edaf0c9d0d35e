import re
from html.parser import HTMLParser

from benchmarks.page import page
from benchmarks.plots import plot
from benchmarks.rows import Options, Row
from benchmarks.run import Outcome, results

ROWS = [
    Row("t <1>", "attrib", "F1", 0.9, "how & why", low=0.85, high=0.95, n=1200),
    Row("t <1>", "nothing", "F1", 0.0, "p", "floor"),
    Row("t <1>", "people", "F1", float("nan"), "p", "ceiling"),
    Row("t <1>", "BERT", "F1", 0.8, "p", "published", source="a paper"),
    Row("u", "attrib", "ms", 12.0, "p"),
]


class Balanced(HTMLParser):
    """Open tags, which must close in order, and every address."""

    def __init__(self):
        super().__init__()
        self.open, self.addresses = [], []

    def handle_starttag(self, tag, attrs):
        self.addresses += [value for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "line", "circle"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_page_is_whole_and_needs_no_network():
    found = {"speed": Outcome(ROWS, {"frac": {"digest": "abc"}}, {"attrib": "d1"}, 2.0, 1.0)}
    found["bias"] = Outcome([], {}, {}, 0.0, 0.0, "corpus 'babe' is not here")
    text = page(results(found, Options()))
    reader = Balanced()
    reader.feed(text)
    assert reader.open == []
    assert reader.addresses == ["#speed"]
    assert "url(" not in text
    assert text.count("<svg") == 1  # one figure alone is no plot
    assert text.count("<tr>") == len(ROWS) + 1
    for part in ("t &lt;1&gt;", "how &amp; why", "Read in: a paper", "0.850 \u2013 0.950", "1,200", "abc", "babe"):
        assert part in text


def test_ours_comes_first_and_the_interval_holds_the_value():
    drawn = plot(ROWS[3:0:-1] + ROWS[:1])
    assert drawn.index(">attrib<") < drawn.index(">BERT<")
    left, right = map(float, re.search(r'<line class="attrib" x1="([\d.]+)".*?x2="([\d.]+)"', drawn).groups())
    (middle,) = map(float, re.findall(r'<circle class="attrib" cx="([\d.]+)"', drawn))
    assert left < middle < right
    assert drawn.count("<circle") == 3  # what has no value has no dot


def test_what_grows_is_drawn_as_curves():
    rows = [Row("text", "attrib.parse", f"s at {length} MB", length / 10, "p") for length in (0.1, 1, 9.9)]
    text = page(results({"linearity": Outcome(rows, {}, {}, 2.0, 1.0)}, Options()))
    reader = Balanced()
    reader.feed(text)
    assert reader.open == []
    assert text.count("<polyline") == 1
    assert text.count("<circle") == len(rows)
