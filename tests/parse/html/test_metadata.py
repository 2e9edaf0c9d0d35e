import json

import pytest

import attrib
from attrib.parse.html.metadata import strip_site

BODY = " ".join(f"Sentence number {n} of the story is about the pier in the old harbour." for n in range(30))


def page(data, head="", body="<p>Short.</p>"):
    script = f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    return f"<html><head>{head}{script}</head><body>{body}</body></html>"


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Pier opens again",
    "author": [{"@type": "Person", "name": "Jo Marsh"}, {"name": "Ann Lee"}],
    "publisher": {"name": "Harbour News"},
    "datePublished": "2021-03-04T08:00:00+01:00",
    "dateModified": "2021-03-05",
    "articleSection": "Town",
    "articleBody": f"{BODY}\n\nThe end of the story comes here.",
}


def test_json_ld():
    document = attrib.parse(page({"@graph": [{"@type": "WebSite"}, ARTICLE]}))
    facts = document.provenance
    assert document.title == "Pier opens again"
    assert facts.byline.value == ("Jo Marsh", "Ann Lee")
    assert facts.publisher.value == "Harbour News"
    assert facts.published.value == "2021-03-04T08:00:00+01:00"
    assert (facts.modified.value, facts.section.value) == ("2021-03-05", "Town")


def test_a_body_in_json_ld_replaces_a_far_shorter_visible_one():
    document = attrib.parse(page(ARTICLE))
    assert document.text.endswith("The end of the story comes here.")
    assert {block.origin for block in document.blocks if block.kept} == {"json-ld"}
    assert [block.text for block in document.blocks if block.origin == "html"] == ["Short."]


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, "null", '{"@type": 3}', '{"@type": "NewsArticle", "author": [[[]]]}']
)
def test_broken_json_ld_is_passed_over(broken):
    assert attrib.parse(page(broken)).text == "Short."


def test_conflicting_evidence_is_kept():
    document = attrib.parse(
        page(ARTICLE, '<meta property="og:site_name" content="Harbour Group">'), url="https://www.a.example/1"
    )
    publisher = document.provenance.publisher
    assert publisher.value == "Harbour News"
    assert [item.value for item in publisher.evidence] == ["Harbour News", "Harbour Group", "a.example"]


def test_a_canonical_link_to_another_domain_is_upstream():
    head = '<link rel="canonical" href="https://origin.example/story">'
    document = attrib.parse(page("{}", head), url="https://copy.example/story")
    assert document.provenance.canonical_url.value == "https://origin.example/story"
    assert document.provenance.upstream.value == "origin.example"


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("Pier opens | Harbour News", "Harbour News", "Pier opens"),
        ("Harbour News - Pier opens", "Harbour News", "Pier opens"),
        ("Pier opens after two long winters - Harbour", None, "Pier opens after two long winters"),
        ("Pier opens", None, "Pier opens"),
        ("Pier - what now", "Harbour News", "Pier - what now"),
    ],
)
def test_site_names_go(title, site, bare):
    assert strip_site(title, site) == bare


@pytest.mark.parametrize(("named", "publisher"), [("Blogger", "a.example"), ("Blogger Hill", "Blogger Hill")])
def test_what_a_blog_runs_on_is_no_publisher(named, publisher):
    source = page({**ARTICLE, "publisher": {"name": named}})
    assert attrib.parse(source, url="https://a.example/pier").provenance.publisher.value == publisher
