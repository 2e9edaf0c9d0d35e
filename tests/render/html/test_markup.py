"""What is not markup is escaped, wherever it stands."""

from attrib.render.html.markup import Markup, join, listing, tag, void


def test_text_and_attributes_are_escaped():
    assert tag("p", "<b>&", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</p>'


def test_markup_stays_as_it_is_and_nothing_leaves_nothing():
    assert tag("p", Markup("<b>x</b>"), None, class_="a") == '<p class="a"><b>x</b></p>'
    assert join(["<", Markup("<")]) == "&lt;<"
    assert listing(["a"]) == "<ul><li>a</li></ul>"


def test_attributes_without_value_and_those_left_out():
    assert tag("details", open=True, id=None, hidden=False) == "<details open></details>"
    assert void("input", aria_label="x\u202e") == '<input aria-label="x\\u202e">'
