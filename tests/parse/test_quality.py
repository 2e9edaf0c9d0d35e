import pytest

import attrib
from attrib.parse.quality import Evidence, quality_of
from attrib.schema import Block, Span

BODY = "The pier was opened on Monday by the mayor, who cut a ribbon and made a speech about the sea. " * 5


def test_a_full_text_has_no_fault():
    assert attrib.parse(f"{BODY}\n\n{BODY}It was late.").quality.value == 1.0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Pier opens", "very_short"),
        ("one two three four " * 20, "no_paragraph"),
        (
            "404 error: page not found. The page you asked for is not here. Try the home page of this site.",
            "error_page",
        ),
        (
            "Please verify you are human by completing the action below before the site lets you in. Thanks.",
            "robot_check",
        ),
        ("Welcome back. Sign in to your account to go on. Forgot your password? We help you find it.", "login_page"),
    ],
)
def test_faults(text, reason):
    quality = attrib.parse(text).quality
    assert reason in quality.reasons
    assert quality.value < 0.7


@pytest.mark.parametrize("text", ["Pier opens", "Three words here", "The pier opened on Monday after two years."])
def test_a_short_text_is_no_failure(text):
    assert attrib.parse(text).quality.value >= 0.5


def test_a_short_page_may_be_one():
    assert attrib.parse("<html><body><p>Pier opens</p></body></html>").quality.value < 0.3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\n".join(f"Ferry story number {number} of the day" for number in range(20)), "list_of_links"),
        ("We use cookies to improve your experience. Accept all cookies, or read our cookie policy.", "cookie_page"),
        ("Share\n\nPrivacy Policy", "nothing_kept"),
    ],
)
def test_what_is_no_article_is(text, reason):
    quality = attrib.parse(text).quality
    assert reason in quality.reasons
    assert quality.value < 0.3


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (Evidence(sure=0.5), "unsure"),
        (Evidence(linked=0.5), "list_of_links"),
        (Evidence(title="Volcano erupts near capital"), "off_title"),
    ],
)
def test_what_the_markup_says_counts_on_a_page(evidence, reason):
    text = "The council voted on Tuesday to rebuild the old pier, and work begins in spring. " * 5
    block = Block(text.strip(), True, None, Span(0, len(text.strip())), None, "paragraph", "html")
    assert reason in quality_of([block], text.strip(), "html", evidence=evidence).reasons
    assert reason not in quality_of([block], text.strip(), "html").reasons
