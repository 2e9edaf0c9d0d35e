from attrib.parse.draft import Draft
from attrib.parse.lines.repeats import drop_repeats, key


def test_key_ignores_case_and_punctuation():
    assert key("“The PIER, again!”") == key("the pier again")


LONG = "A line that has at least eight words in it."


def kept(*texts):
    drafts = [Draft(text) for text in texts]
    drop_repeats(drafts)
    return [draft.kept for draft in drafts]


def test_long_repeats_go_short_ones_only_beside_them():
    assert kept(LONG, "Yes.", "Yes.", "No.", LONG, "Yes.") == [True, True, True, True, False, False]


def test_speakers_and_refrains_stay():
    refrain = "Will the party keep the old seat again? Yes."
    assert all(kept("jo marsh", "So what?", "ann lee", "Nothing.", "jo marsh", "So what?"))
    assert all(kept(*[refrain, "In the north they may.", refrain, "In the south they may."] * 4))


def test_lines_that_each_stand_twice_in_a_row_are_a_gallery():
    captions = [f"The mayor walks along the pier on day {day} of the fair." for day in range(3)]
    body = "The mayor has walked along the pier on each day."
    drafts = [Draft(text) for text in (body, *(text for caption in captions for text in (caption, caption)), body[:-1])]
    drop_repeats(drafts)
    assert [draft.reason for draft in drafts] == [None, *["caption"] * 6, "repeated_line"]
    assert kept(LONG, LONG, body) == [True, False, True]
