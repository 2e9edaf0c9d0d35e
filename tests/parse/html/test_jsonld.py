from attrib.parse.html.jsonld import body_of, nodes
from attrib.parse.html.tree import to_tree


def test_the_longest_body_wins():
    assert body_of([{"articleBody": "a"}, {"articleBody": "a b"}, {"articleBody": 3}, {}]) == "a b"
    assert body_of([]) == ""


def test_markup_and_entities_in_a_body():
    assert body_of([{"articleBody": "<p>The pier &amp; the gate.</p><p>Open.</p>"}]) == "The pier & the gate.\nOpen."
    assert body_of([{"articleBody": "Gate &amp; pier"}]) == "Gate & pier"
    assert body_of([{"articleBody": "a < b"}]) == "a < b"


def test_nested_articles_are_found():
    script = '<script type="application/ld+json">{"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "x"}]}</script>'  # fmt: skip  # noqa: E501 - one line as pages have it
    assert [item["headline"] for item in nodes(to_tree(script))] == ["x"]
