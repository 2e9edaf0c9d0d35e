from attrib.parse.draft import Draft
from attrib.parse.html.copies import drop_copies

LONG = [
    f"The council met on {day} to speak about the pier, which the storm had taken, and about who should pay for a new "
    "one, for the old one had never been insured and the mayor would not hear of a loan."
    for day in ("Monday", "Tuesday", "Friday")
]


def kept(texts):
    drafts = [Draft(text) for text in texts]
    drop_copies(drafts)
    assert {draft.reason for draft in drafts} <= {None, "repeated_line"}
    return [draft.text for draft in drafts if draft.kept]


def test_a_second_copy_of_the_body_goes():
    assert kept([*LONG, "In between.", *LONG]) == [*LONG, "In between."]


def test_a_line_in_a_recipe_may_stand_twice():
    days = ["Breakfast", "Two eggs with a slice of bread and tea", "Lunch", "Two eggs with a slice of bread and tea"]
    assert kept(days) == days


def test_a_line_right_below_itself_goes():
    assert kept(["The pier is open again now.", "The pier is open again now.", "Yes.", "Yes."]) == [
        "The pier is open again now.",
        "Yes.",
        "Yes.",
    ]


def test_another_order_is_no_copy():
    turned = [*LONG, "In between.", *reversed(LONG)]
    assert kept(turned) == turned


def test_nothing_is_nothing():
    assert kept([]) == []


def test_a_copy_may_have_other_marks():
    assert kept(["The pier, again, is open now.", "The pier again is open now!"]) == ["The pier, again, is open now."]
