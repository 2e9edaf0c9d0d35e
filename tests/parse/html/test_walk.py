from attrib.parse.html.classes import BIT, class_mask
from attrib.parse.html.tree import to_tree
from attrib.parse.html.walk import walk


def texts(source):
    return [block.text for block in walk(to_tree(source)).blocks]


def test_blocks_end_at_block_elements_and_double_breaks():
    source = "<div>one <b>bold</b> <a href=x>link</a><p>two<br>lines<br><br>three</p>tail</div>"
    assert texts(source) == ["one bold link", "two lines", "three", "tail"]


def test_hidden_elements_are_no_text_and_their_tails_are():
    assert texts("<p>a<script>x</script>b<noscript>y</noscript>c<!-- z -->d</p>") == ["abcd"]


def test_links_are_counted():
    block = walk(to_tree("<p>four <a href=x>link</a></p>")).blocks[0]
    assert (block.text, block.link_chars) == ("four link", 4)


def test_elements_know_their_subtrees():
    page = walk(to_tree("<div id=a><p>x</p><p>y</p></div><p>z</p>"))
    first = page.tags.index("div")
    assert [page.tags[number] for number in range(first + 1, page.ends[first])] == ["p", "p"]
    assert [page.tags[parent] for parent in page.parents[first + 1 : page.ends[first]]] == ["div", "div"]


def test_class_words():
    assert class_mask("story-body__related-links") & BIT["related"]
    assert class_mask("ArticleBody") & BIT["body"]
    assert class_mask("ad-slot") & BIT["advert"]
    assert not class_mask("header shadow loaded gradient") & BIT["advert"]


def test_hiding_attributes():
    page = walk(to_tree('<div style="display: none"><p>x</p></div><div hidden>y</div>'))
    assert sum(mask & BIT["hidden"] != 0 for mask in page.masks) == 2
