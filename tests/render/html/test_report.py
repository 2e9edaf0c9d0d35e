"""A report as a page: everything is there, nothing of the article acts, nothing comes from elsewhere."""

import base64
import dataclasses
import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise

import lxml.html
import pytest

import attrib
from attrib.render import html
from attrib.schema import Attribution, Block, ModelRef, Source, Span

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> said the mayor's aide. "
    "\u202etxet dedaeh-drawkcab\u202c \u2066isolated\u2069 and \ud800 half a character. "
    '“</span></article><iframe src="https://evil.example"></iframe>,” said Ada Brook, who was glad. &lt;b&gt; &#x41;'
)


@pytest.fixture(scope="module")
def harbour(fixtures):
    return attrib.score((fixtures / "harbour.txt").read_bytes())


@pytest.fixture(scope="module")
def page(harbour):
    return harbour.to_html()


@pytest.fixture(scope="module")
def tree(page):
    return lxml.html.document_fromstring(page)


def texts(tree, path):
    return [" ".join(item.text_content().split()) for item in tree.xpath(path)]


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for element in ("style", "script"):
        (inline,) = tree.xpath(f"//{element}/text()")
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert rules[f"{element}-src"] == f"'sha256-{digest}'"


def test_nothing_is_loaded_from_elsewhere_and_no_attribute_acts(page, tree):
    assert not tree.xpath("//@src | //@style | //@onclick | //@onerror | //link | //iframe | //object | //base")
    assert all(target.startswith("#") for target in tree.xpath("//@href"))
    assert "url(http" not in page
    assert "@import" not in page


def test_landmarks_headings_and_names(tree):
    assert [len(tree.xpath(f"//{name}")) for name in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    assert tree.xpath("//html/@lang") == ["en"]
    assert tree.xpath("//body/*[1]/@href") == ["#main"]
    levels = [int(item.tag[1]) for item in tree.xpath("//h1 | //h2 | //h3")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(item.get("aria-label") or item.get("aria-hidden") == "true" for item in tree.xpath("//svg"))


def test_every_link_leads_somewhere_and_every_id_is_unique(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in tree.xpath("//@href")} <= set(ids)


def test_the_article_is_all_there_in_order(harbour, page):
    (article,) = lxml.html.document_fromstring(page).xpath("//article")
    for note in article.xpath(".//sup | .//i[contains(@class, 'badge')] | .//span[@class='tip']"):
        note.drop_tree()
    assert article.text_content().split() == harbour.text.split()


def test_each_voice_is_marked_and_its_source_linked(harbour, tree):
    numbers = {source.name: str(at) for at, source in enumerate(harbour.sources, 1)}
    quoted = tree.xpath("//article//span[contains(@class, ' quoted')]")
    oduya = [item.text_content() for item in quoted if item.get("data-source") == numbers["Maren Oduya"]]
    assert "We are being asked to dig first and look afterwards" in " ".join(oduya)
    reported = tree.xpath("//article//span[contains(@class, ' reported')][@data-source]")
    assert any("eleven samples were too few" in item.text_content() for item in reported)
    links = tree.xpath(f"//article//sup/a[@href='#source-{numbers['Maren Oduya']}']")
    assert links
    assert all("Maren Oduya" in link.get("aria-label") for link in links)
    (row,) = tree.xpath(f"//tr[@id='source-{numbers['Maren Oduya']}']")
    assert row.xpath(".//a/@href")


def test_quoted_words_inside_a_paraphrase_are_the_speakers(tree):
    quoted = texts(tree, "//article//span[contains(@class, ' quoted')]")
    assert "“entirely healthy”" in quoted


def test_loaded_words_show_their_weight_and_take_the_focus(harbour, tree):
    marks = tree.xpath("//article//mark")
    shown = {mark.xpath("string(b)"): mark for mark in marks}
    assert "ruin" in shown
    assert shown["ruin"].get("tabindex") == "0"
    (weight,) = [
        word.weight
        for sentence in harbour.sentences
        for word in sentence.words
        if harbour.text[slice(*word.span)] == "ruin"
    ]
    assert shown["ruin"].xpath("string(span)") == f" ({weight:+.2f})"


def test_scores_come_with_interval_standing_and_meaning(harbour, tree):
    shown = texts(tree, "//section[@id='scores']")[0]
    bias = harbour.scores.bias.value
    for words in (
        f"Bias {bias:.0%}",
        "Nine times in ten between 4% and 26%",
        "Higher than 4%",
        "sentences in the outlet's own words can be expected to read as biased",
        "conflict",
    ):
        assert words in shown
    assert len(tree.xpath("//section[@id='scores']//svg")) == 4 * 2 + len(harbour.scores.framing)


def test_flags_with_basis_cut_blocks_with_reason_provenance_and_models(harbour, tree):
    flags = texts(tree, "//section[@id='flags']")[0]
    assert all(flag.message in flags and flag.basis in flags for flag in harbour.flags)
    cut = texts(tree, "//section[@id='cut']//details")
    assert any("upstream credit" in item and "Read Full Article at NorthshoreLedger.com." in item for item in cut)
    assert "Taken fromNorthshoreLedger.com" in texts(tree, "//section[@id='provenance']")[0]
    method = texts(tree, "//section[@id='method']")[0]
    assert all(f"{model.name} {model.version}" in method for model in harbour.models)
    assert all(model.what in method and model.not_for in method and model.what for model in harbour.models)


def test_the_chart_counts_every_word_once(harbour, tree):
    shown = texts(tree, "//section[@id='speakers']//span[@class='much']")
    (total,) = re.findall(r"Of (\d+) words", texts(tree, "//section[@id='speakers']")[0])
    assert sum(int(item.split()[0]) for item in shown) == int(total)


def test_the_head_of_the_page_says_it_all_and_leads_on(harbour, tree):
    tiles = texts(tree, "//header//ul[@class='glance']/li")
    assert tiles[0] == f"Bias {harbour.scores.bias.value:.0%} {harbour.scores.bias.label}"
    assert tiles[-2:] == [f"Sources {len(harbour.sources)} 5 unnamed", "Worth a look 1 no warning"]
    assert "Ellery Daily, taken from NorthshoreLedger.com." in texts(tree, "//header")[0]


def test_numbers_of_sources_stand_behind_the_closing_quotation_mark(tree):
    shown = "".join(tree.xpath("//article")[0].itertext())
    assert "look afterwards,”1 said" in shown
    assert "stir it up.”1" in shown


def test_claims_without_a_source_say_what_they_are(tree):
    notes = texts(tree, "//article//i[contains(@class, 'nosource')]")
    assert notes
    assert all(note.startswith("no source (reads like a ") for note in notes)


def test_your_own_model_has_its_place(make_report, make_score):
    report = make_report()
    own = {"<b>alarm</b>": make_score(0.7, unit="probability", link="logit"), "calm": make_score(0.3)}
    changed = dataclasses.replace(report, scores=dataclasses.replace(report.scores, custom=own))
    shown = texts(lxml.html.document_fromstring(changed.to_html()), "//section[@id='scores']")[0]
    assert "Your model" in shown
    assert shown.index("<b>alarm</b>70%") < shown.index("calm30%")


QUICK = """
import sys, time
from pathlib import Path

import attrib

report = attrib.score("\\n\\n".join(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]))
spent = []
for _ in range(9):
    start = time.process_time()
    page = report.to_html()
    spent.append(time.process_time() - start)
print(len(report.text.split()), len(page.encode()), min(spent))
"""


def alone(code, *arguments):
    """What code prints in a process of its own, in which no coverage is measured: it is timed."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, env=kept).stdout.split()


def test_it_is_small_and_quick(fixtures):
    words, size, seconds = alone(QUICK, *(str(fixtures / name) for name in ("harbour.txt", "depot_original.txt")))
    assert int(words) >= 700
    assert int(size) < 300_000
    assert float(seconds) < 0.02


@pytest.mark.parametrize("where", ["text", "everywhere"])
def test_hostile_text_is_inert_and_legible(make_report, where):
    report = attrib.score(HOSTILE, title=HOSTILE)
    if where == "everywhere":
        report = make_report(
            title=HOSTILE,
            text=HOSTILE,
            headline=None,
            blocks=(
                Block(HOSTILE, False, HOSTILE, None, None),
                Block(HOSTILE, True, None, Span(0, len(HOSTILE)), None),
            ),
            models=(ModelRef(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
            sources=(Source(HOSTILE, HOSTILE, HOSTILE, HOSTILE, True, True, (0,), 1, 1.0),),
            attributions=(
                Attribution(Span(0, 5), Span(5, 9), (Span(10, 60),), "direct", "speech", 0, "doubt", HOSTILE),
            ),
            sentences=(),
            unattributed=(),
        )
    page = report.to_html()
    page.encode("utf-8")
    tree = lxml.html.document_fromstring(page)
    assert len(tree.xpath("//script")) == len(tree.xpath("//article")) == 1
    assert not tree.xpath("//img | //iframe | //@onerror | //@src")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00-\x08]", page)
    if where == "everywhere":
        assert "<script>alert(1)</script>" in tree.xpath("string(//article)")
        assert "\\u202e" in tree.xpath("string(//article)")


def test_all_of_a_report_made_by_hand_is_shown(make_report):
    tree = lxml.html.document_fromstring(make_report().to_html())
    assert texts(tree, "//article//mark/b")[0] == "imposed" or "disastrous" in texts(tree, "//article//mark/b")
    assert tree.xpath("//article//span[contains(@class, 'claim')]")
    assert texts(tree, "//article//span[contains(@class, 'cue')]") == ["claimed", "noted"]
    assert "No flag was raised." not in tree.text_content()


@pytest.mark.parametrize("name", ["german.txt", "short.txt", "statement.txt", "summit.txt", "wire.html", "opinion.txt"])
def test_every_fixture_has_its_page(fixtures, name):
    report = attrib.score((fixtures / name).read_bytes())
    tree = lxml.html.document_fromstring(report.to_html())
    assert len(tree.xpath("//main")) == 1
    if report.abstained:
        assert "No article scores" in tree.text_content()


@pytest.mark.parametrize("source", ["", " ", "x", "/tmp/article.txt"])
def test_next_to_nothing_has_a_page_as_well(source):
    assert "No article scores" in attrib.score(source).to_html()


def test_attributions_that_overlap_or_nest_cannot_break_the_markup(make_report):
    report = make_report()
    length = len(report.text)
    odd = [
        dataclasses.replace(report.attributions[0], content=(Span(at, min(at + 50, length)),), form=form)
        for at in range(0, length - 1, 7)
        for form in ("direct", "indirect", "mixed")
    ]
    tree = lxml.html.document_fromstring(dataclasses.replace(report, attributions=tuple(odd), sources=()).to_html())
    (article,) = tree.xpath("//article")
    for note in article.xpath(".//sup | .//i | .//span[@class='tip']"):
        note.drop_tree()
    assert article.text_content() == report.text


def test_a_notebook_gets_the_page_in_a_frame_of_its_own(make_report):
    frame = lxml.html.fragment_fromstring(make_report()._repr_html_())
    assert frame.tag == "iframe"
    assert frame.get("sandbox") == "allow-scripts"
    assert frame.get("srcdoc") == make_report().to_html()


def test_the_way_back_is_only_there_for_a_server(make_report):
    assert 'href="/"' in html.render(make_report(), home="/")
    assert 'href="/"' not in html.render(make_report())
