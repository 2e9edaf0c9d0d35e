from attrib.parse.html.tree import to_tree
from attrib.parse.limits import MAX_ATTRIBUTES, MAX_TAG


def test_nul_and_half_a_character_do_not_end_a_page():
    root = to_tree("<p>on\0e \ud800</p><p>\u00e9t\u00e9</p>")
    assert [element.text for element in root.iter("p")] == ["one \ufffd", "\u00e9t\u00e9"]


def test_a_long_tag_in_wide_characters_keeps_its_text():
    wide = "\u65e5" * MAX_TAG
    root = to_tree(f"<p title='{wide}'>one</p>")
    assert [element.text for element in root.iter("p")] == ["one"]
    many = " ".join(f"a{number}='{'x' * 12}'" for number in range(MAX_ATTRIBUTES + 1))
    assert dict(to_tree(f"<p {many}>two</p>").find(".//p").attrib) == {}
