from attrib.parse.draft import Draft
from attrib.parse.lines.repeats import drop_repeats, key


def test_key_ignores_case_and_punctuation():
    assert key("“The PIER, again!”") == key("the pier again")


def test_long_repeats_go_short_ones_only_in_a_row():
    texts = ["A line of five words.", "I don't know.", "I don't know.", "A line of five words.", "I don't know."]
    drafts = [Draft(text) for text in texts]
    drop_repeats(drafts)
    assert [draft.kept for draft in drafts] == [True, True, True, False, False]
