import pytest

from attrib.parse.draft import Draft
from attrib.parse.lines.apply import apply
from attrib.parse.lines.runs import drop_bios, drop_runs

BODY = "The harbour council voted on Tuesday to rebuild the pier that a storm destroyed."


def run(*texts):
    drafts, _ = apply([Draft(text) for text in texts])
    findings = drop_runs(drafts)
    return [(draft.text, draft.reason) for draft in drafts], {item.field: item.value for item in findings}


def test_the_points_of_a_summary_go_with_its_label():
    blocks, _ = run("Story highlights Council votes", "Work begins in spring", "Mayor is pleased", BODY, "It rained")
    assert [reason for _, reason in blocks] == ["highlights"] * 3 + [None, None]


def test_the_lines_below_media_contact_go_to_the_end():
    blocks, _ = run(BODY, "Media contact", "Jo Marsh, Harbour Authority", "press@harbour.example")
    assert [reason for _, reason in blocks] == [None, "contact", "contact", "contact"]


def test_a_contact_at_the_top_leaves_the_title():
    blocks, _ = run("Media contact", "Council Votes to Rebuild", BODY)
    assert [reason for _, reason in blocks] == ["contact", None, None]


@pytest.mark.parametrize("names", ["Jo Marsh", "Jo Marsh and Ann Ray", "Jo Marsh, Ann Ray and Bo Lee"])
def test_bare_names_are_a_byline(names):
    blocks, said = run(names, BODY)
    assert blocks[0] == (names, "byline")
    assert said == {"byline": names}


def test_names_that_the_story_is_about_are_a_title():
    assert run("Jo Marsh", "Jo Marsh has rebuilt the pier.")[0][0][1] is None


def test_a_headline_of_capitals_is_no_name():
    assert run("Harbour Council Votes", BODY)[0][0][1] is None


def test_an_outlet_may_follow_a_name():
    blocks, said = run("Jo Marsh", "Westmark (N.J.) Gazette", BODY)
    assert [reason for _, reason in blocks] == ["byline", "byline", None]
    assert said == {"byline": "Jo Marsh", "agency": "Westmark (N.J.) Gazette"}


def test_a_caption_that_runs_into_the_title_is_split_off():
    caption = "The mayor has promised a new pier since the storm of last winter."
    blocks, _ = run(f"{caption} Council votes to rebuild", BODY)
    assert blocks[:2] == [(caption, "caption"), ("Council votes to rebuild", None)]


@pytest.mark.parametrize(
    "title", ["Enough. Time to act", "Mayor calls the long delayed plan a 'scandal' as council votes"]
)
def test_a_title_is_not_split(title):
    assert run(title, BODY)[0][0] == (title, None)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Jo Marsh is a novelist.", "author_bio"),  # in the byline
        ("Bo Ray, retired from the navy, is a pilot.", "author_bio"),  # mentioned nowhere
        ("Ann Lee is the mayor.", None),  # mentioned in the body
        ("Bo Ray is seeking a permit for a second pier.", None),
        ("Bo Ray is “tired of it all”, he said.", None),
    ],
)
def test_notes_on_the_writers_go(note, reason):
    drafts = [Draft(f"On day {day}, Ann Lee opened the pier.") for day in range(8)] + [Draft(note)]
    drop_bios(drafts, ["Jo Marsh"])
    assert [draft.reason for draft in drafts] == [None] * 8 + [reason]


def test_a_short_text_may_end_with_somebody_new():
    drafts = [Draft(BODY), Draft("Bo Ray is the pilot.")]
    drop_bios(drafts, [])
    assert all(draft.kept for draft in drafts)
