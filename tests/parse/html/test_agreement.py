from attrib.parse.html.agreement import Claims, agreement
from attrib.parse.html.tree import to_tree
from attrib.parse.html.walk import walk

HTML = "<div><h1>Pier reopens</h1><p>By Ann Bell</p><p>The pier reopens today.</p><p>By Ann Bell</p></div>"
PAGE = walk(to_tree(HTML))


def columns(**claims):
    return {name: column.tolist() for name, column in agreement(PAGE, Claims(**claims)).items()}


def test_title_description_and_author():
    found = columns(title="Pier Reopens", description="The pier reopens today.", author="Ann Bell")
    assert found["is_title"] == [1, 0, 0, 0]
    assert found["title_part"] == [1, 0, 1, 0]
    assert found["description_of"] == [1, 0, 1, 0]
    assert found["author_of"] == [0, 2 / 3, 0, 2 / 3]


def test_a_silent_head_agrees_with_nothing():
    assert not any(any(column) for name, column in columns().items() if name not in ("repeat", "in_body"))


def test_repeats_point_both_ways():
    assert columns()["repeat"] == [0, -1, 0, 1]


def test_the_body_of_json_ld():
    assert columns(body="Pier news. THE PIER, reopens today!")["in_body"] == [1, 0, 1, 0]
    assert columns()["in_body"] == [-1, -1, -1, -1]
