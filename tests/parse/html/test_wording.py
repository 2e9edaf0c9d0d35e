from attrib.parse.html.wording import MARKERS, marker_masks


def test_markers_are_those_of_their_own_block():
    newsletter = 1 << MARKERS.index("newsletter")
    legal = 1 << MARKERS.index("legal")
    found = marker_masks(["The pier is open", "Newsletter", "", "\u00a9 2020 Pier News", "It was late"])
    assert len(found) == 5
    assert [mask & newsletter != 0 for mask in found] == [False, True, False, False, False]
    assert [mask & legal != 0 for mask in found] == [False, False, False, True, False]


def test_a_pair_of_words_says_nothing_across_blocks():
    assert marker_masks(["sign up"])[0]
    assert marker_masks(["sign", "up"])[0] == marker_masks(["sign"])[0]
