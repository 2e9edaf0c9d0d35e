"""What alignment rests on."""

from attrib.compare.groups import Groups
from attrib.compare.text import content, share, shingles, words


def test_words_are_folded_with_straight_apostrophes():
    assert words("The Mayor’s 2nd plan, re-read") == ["the", "mayor's", "2nd", "plan", "re", "read"]


def test_shingles_of_less_than_one_are_all_there_is():
    assert shingles(["a", "b"], 3) == {("a", "b")}
    assert shingles([], 3) == set()
    assert shingles(["a", "b", "c", "d"], 3) == {("a", "b", "c"), ("b", "c", "d")}


def test_content_words_lose_their_endings_and_common_ones_go():
    assert content(words("They reported that it was reporting")) == content(["report"])


def test_share_of_nothing_is_nothing():
    assert share(set(), {"a"}) == 0.0
    assert share({"a", "b"}, {"a"}) == 0.5


def test_groups_join_by_way_of_others():
    groups = Groups(5)
    groups.join(4, 2)
    groups.join(2, 0)
    assert groups.all() == [[0, 2, 4], [1], [3]]
