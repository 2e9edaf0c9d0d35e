import pytest

from attrib.parse.draft import Draft
from attrib.parse.lines.apply import apply


def reasons(*drafts):
    found, findings = apply(drafts)
    return [draft.reason for draft in found], {item.field: item.value for item in findings}


def test_a_rule_names_what_a_page_only_found_short():
    assert reasons(Draft("By Jo Marsh", reason="short")) == (["byline"], {"byline": "Jo Marsh"})


def test_credits_in_the_markup_of_a_caption_are_credits():
    found, said = reasons(Draft("(Reporting by Jo Marsh; Editing by Ann Lee)", reason="caption"))
    assert found == ["editing_credit"]
    assert said["contributors"] == "Jo Marsh"


def test_a_credit_that_the_classifier_found_no_article_is_read():
    found, said = reasons(Draft("This article is republished from Harbour Gazette.", reason="not_article"))
    assert (found, said["upstream"]) == (["upstream_credit"], "Harbour Gazette.")


def test_a_byline_of_the_markup_needs_no_by():
    assert reasons(Draft("Jo Marsh and Ann Lee", reason="byline")) == (["byline"], {"byline": "Jo Marsh and Ann Lee"})


@pytest.mark.parametrize(
    "text",
    ["Written By", "Harbour News", "Learn More About", "Jo Marsh Orrest Today", "THE HARBOUR", "Jo Marsh is away"],
)
def test_what_is_no_name_is_no_byline(text):
    assert reasons(Draft(text, reason="byline"))[1] == {}


def test_who_took_a_picture_did_not_write_the_story():
    assert reasons(Draft("By Jo Marsh", reason="caption")) == (["caption"], {})


def test_lines_dropped_for_other_reasons_keep_them():
    assert reasons(Draft("By Jo Marsh", reason="related")) == (["related"], {})


def test_shouted_links_go_once_the_body_has_begun():
    link = "MAYOR SAYS PIER WILL OPEN BY SPRING"
    body = [Draft(f"The pier opened on day {day}.") for day in range(4)]
    assert reasons(Draft(link), *body)[0][0] is None
    assert reasons(*body, Draft(link))[0][-1] == "related"


def test_heads_in_capitals_are_no_links():
    heads = [Draft("THE OLD PIER"), Draft("It fell."), Draft("THE NEW PIER"), Draft("It stands.")]
    assert reasons(*heads, Draft("MAYOR SAYS PIER WILL OPEN BY SPRING"))[0][-1] is None
